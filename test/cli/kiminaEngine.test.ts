import { expect, test } from "vitest";
import { KiminaEngine } from "../../cli/replay/kiminaEngine.ts";
import type { ReplayStep } from "../../cli/replay/replayEngine.ts";
import { startKiminaServer, type KiminaQuestion, type Snippet } from "./kiminaServer.ts";

const text = "theorem t (p : Prop) (h : p) : p := by\n  sorry\n";
const { signal } = new AbortController();

function step(tactic: string, recorded: Partial<ReplayStep["recorded"]> = {}): ReplayStep {
  return {
    episode: "e",
    utterance: tactic,
    declaration: "t",
    tactic,
    edit: {
      start: 41,
      end: 46,
      newText: tactic,
    },
    hole: {
      kind: "sorry",
      start: 41,
      end: 46,
    },
    recorded: {
      answer: "yes",
      kind: "proved",
      level: "V4",
      engine: "Lean",
      ...recorded,
    },
  };
}

const error = (data: string): object => ({ severity: "error", data });
const sorry = { severity: "warning", data: "declaration uses 'sorry'" };

/** Lean's answers to the few texts of this test. */
function leanSays({ id, code }: Snippet): object {
  const axioms = (list: string): object => ({ severity: "info", data: `'t' depends on axioms: [${list}]` });
  if (code.includes("sorry")) return { id, time: 0.1, response: { messages: [sorry], sorries: [{}] } };
  if (code.includes("exact h")) return { id, time: 0.1, response: { messages: [axioms("propext")] } };
  if (code.includes("cheat")) return { id, time: 0.1, response: { messages: [axioms("propext, Lean.ofReduceBool")] } };
  if (code.includes("hidden")) return { id, time: 0.1, response: { messages: [sorry, axioms("sorryAx")] } };
  if (code.includes("intro")) return { id, time: 0.1, response: { messages: [error("unsolved goals\n⊢ p")] } };
  if (code.includes("slow")) return { id, time: 30, error: "Lean REPL command timed out in 30 seconds" };
  return { id, time: 0.1, response: { messages: [error("unknown tactic")] } };
}

function engineAt(url: string, timeoutMs = 1_000): KiminaEngine {
  return new KiminaEngine({ url, key: "k", timeoutMs, parallel: 1, allowNativeDecide: false, firstPauseMs: 1 });
}

function answered({ snippets }: KiminaQuestion): { status: number; body: unknown } {
  return { status: 200, body: { results: snippets.map(leanSays) } };
}

test("a step is a yes if it adds no error, no sorry and no axiom that must not be trusted", async () => {
  await using server = await startKiminaServer(answered);
  await using engine = engineAt(`${server.url}/`);
  const steps = [
    ...["exact h", "simpp", "cheat", "hidden"].map((tactic) => step(tactic)),
    step("intro", { kind: "progress", level: "V3" }),
    step("intro", { kind: "noProgress", answer: "no" }),
    step("slow"),
  ];
  const answers = await engine.replay({ text, path: "/x/A.lean", shown: "A.lean" }, steps, signal);
  expect(answers).toEqual([
    { kind: "answered", answer: "yes", verdict: "ran" },
    ...Array.from({ length: 3 }, () => ({ kind: "answered", answer: "no", verdict: "failed" })),
    { kind: "answered", answer: "yes", verdict: "ran" },
    { kind: "answered", answer: "no", verdict: "failed" },
    { kind: "unknown", reason: "Lean REPL command timed out in 30 seconds" },
  ]);
  expect(engine.level).toBe("V1");
  expect(
    server.asked.map(({ snippets, timeout, reuse, authorization }) => [snippets.length, timeout, reuse, authorization]),
  ).toEqual([
    [1, 1, true, "Bearer k"],
    [7, 1, true, "Bearer k"],
  ]);
});

test("what the syntax gate refuses does not leave for another machine", async () => {
  await using server = await startKiminaServer(answered);
  await using engine = engineAt(server.url);
  const evil = step('run_tac (do let _ ← IO.FS.readFile "/etc/passwd")');
  const answers = await engine.replay({ text, path: "/x/A.lean", shown: "A.lean" }, [evil], signal);
  expect(answers).toEqual([{ kind: "answered", answer: "no", verdict: "refused" }]);
  expect(JSON.stringify(server.asked)).not.toContain("run_tac");
});

test("a busy server is asked again; after a while it is said to be busy", async () => {
  await using patient = await startKiminaServer((question, number) =>
    number <= 3 ? { status: 429, body: { detail: "No available REPLs" } } : answered(question),
  );
  await using engine = engineAt(patient.url);
  const document = { text, path: "/x/A.lean", shown: "A.lean" };
  expect(await engine.replay(document, [step("exact h")], signal)).toMatchObject([{ answer: "yes" }]);
  await using busy = await startKiminaServer(() => ({ status: 429, body: {} }));
  await using other = engineAt(busy.url);
  expect(await other.replay(document, [step("exact h")], signal)).toEqual([
    { kind: "unknown", reason: "the server answers 429" },
  ]);
  expect(busy.asked.length).toBe(6);
});

test.each([
  [() => ({ status: 500, body: {} }), "the server answers 500"],
  [() => ({ status: 200, body: { results: "none" } }), "the server's answer cannot be read"],
  [() => ({ status: 200, body: { results: [] } }), "the server left the snippet out"],
  [() => ({ status: 200, body: { results: [{ id: "0", response: { message: "broken REPL" } }] } }), "broken REPL"],
] as const)("an answer that is none is unknown, never yes or no: %#", async (reply, reason) => {
  await using server = await startKiminaServer(reply);
  await using engine = engineAt(server.url);
  const document = { text, path: "/x/A.lean", shown: "A.lean" };
  expect(await engine.replay(document, [step("exact h")], signal)).toEqual([{ kind: "unknown", reason }]);
});

test("a server that is not there is unknown; one that hangs is left when that is asked for", async () => {
  await using engine = engineAt("http://127.0.0.1:9");
  const document = { text, path: "/x/A.lean", shown: "A.lean" };
  expect(await engine.replay(document, [step("exact h")], signal)).toMatchObject([{ kind: "unknown" }]);
  await using server = await startKiminaServer(() => "hang");
  await using hanging = engineAt(server.url);
  const stopped = AbortSignal.timeout(50);
  await expect(hanging.replay(document, [step("exact h")], stopped)).rejects.toThrow(/abort|timeout/iu);
});

test("a server that hangs on its own is given up after the limit of its snippets and five seconds", async () => {
  await using server = await startKiminaServer(() => "hang");
  await using engine = engineAt(server.url, -4_950);
  const document = { text, path: "/x/A.lean", shown: "A.lean" };
  expect(await engine.replay(document, [step("exact h")], signal)).toEqual([
    { kind: "unknown", reason: "the server hangs" },
  ]);
});
