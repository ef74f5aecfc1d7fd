import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { embeddedSession } from "../../../bench/embeddedSession.ts";
import { plainGoal } from "../../../core/lean/interactiveGoal.ts";
import { RpcSession } from "../../../lean-bridge/session/rpcSession.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-rpc-"));
const session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const text =
  "theorem t {α : Type} [Inhabited α] (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  let n := 2\n  constructor\n  exact h.2\n";
const patience = (): AbortSignal => AbortSignal.timeout(60_000);

test("interactive goals agree with the plain ones and know their subexpressions", async () => {
  const document = session.openDocument(pathToFileURL(join(folder, "A.lean")).href, text);
  using rpc = new RpcSession(document);
  await document.settle(patience());
  const at = { line: 2, character: 13 };
  const interactive = await rpc.interactiveGoals(at, patience());
  const plain = await document.goalsAt(at, patience());
  if (interactive.kind === "unknown" || plain.kind === "unknown") throw new Error("no answer");
  const words = (goals: readonly object[] | undefined): object[] =>
    JSON.parse(JSON.stringify(goals).replace(/\s+/gu, " "));
  expect(words(plain.value ?? [])).toMatchObject(words(interactive.value?.map(plainGoal)));
  const conjunction = interactive.value?.[0]?.hypotheses.find((hypothesis) => hypothesis.names.includes("h"))?.type;
  const shown = conjunction?.subexpressions.map(({ start, end }) => conjunction.text.slice(start, end));
  expect(shown).toEqual(expect.arrayContaining(["p ∧ q", "p", "q"]));
  rpc.release(interactive.value);

  // A restarted worker has forgotten the session; the next question opens another.
  document.restart();
  await document.settle(patience());
  const again = await rpc.interactiveGoals(at, patience());
  expect(again.kind === "answered" ? again.value?.length : again).toBe(interactive.value?.length);

  const diagnostics = await rpc.interactiveDiagnostics({ start: 0, end: 5 }, patience());
  expect(diagnostics.kind === "answered" ? JSON.stringify(diagnostics.value) : diagnostics).toContain("unsolved goals");
});

test("a term's expected type", async () => {
  const document = session.openDocument(pathToFileURL(join(folder, "B.lean")).href, "def f (n : Nat) : Nat := n + _\n");
  using rpc = new RpcSession(document);
  await document.settle(patience());
  const goal = await rpc.interactiveTermGoal({ line: 0, character: 29 }, patience());
  expect(goal.kind === "answered" ? goal.value?.target.text : goal).toBe("Nat");
});
