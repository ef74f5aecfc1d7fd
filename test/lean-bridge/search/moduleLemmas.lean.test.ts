import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { quickEngine } from "../../fixtures/testEngine.ts";
import { findTextHoles } from "../../../core/lean/hole.ts";
import { goalNamespaces } from "../../../core/search/foundLemma.ts";
import { LemmaIndex } from "../../../lean-bridge/search/lemmaIndex.ts";
import { lemmasInNamespaces, withStatements } from "../../../lean-bridge/search/moduleLemmas.ts";
import { ProofDocument } from "../../../lean-bridge/shadow/proofDocument.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-lemmas-"));
const session = quickEngine.session({ cwd: folder, reportDelayMs: 1 });
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const signal = new AbortController().signal;
const text = `theorem goal (xs : List Nat) (n : Nat) (h : n < 5) : (xs ++ []).length + n < xs.length + 9 := by
  sorry
`;

test("lemmas of the imported library are found by the goal, with the statements that Lean gives", async () => {
  const document = new ProofDocument({
    session,
    uri: pathToFileURL(join(folder, "Q.lean")).href,
    text,
    version: 1,
    lanes: 1,
    baselineTimeoutMs: 6e4,
    allowNativeDecide: false,
    libraryTheoremsAreAxioms: true,
  });
  const [hole] = findTextHoles(text);
  const opened = hole && (await document.openHole(hole, signal));
  if (opened?.kind !== "ok") throw new Error("no hole");
  const place = { checker: opened.value, limits: { timeoutMs: 20_000 } };
  const [goal] = place.checker.goalsBefore;
  if (!goal) throw new Error("no goal");
  const task = { pool: document.pool, documentBefore: place.checker.documentBefore, timeoutMs: 60_000 };
  const found = await lemmasInNamespaces({ ...task, namespaces: goalNamespaces(goal) }, signal);
  expect(found.length).toBeGreaterThan(500);
  const index = new LemmaIndex();
  index.add([...found, { name: "List.append_nil_invented", statement: undefined, source: "model" }]);
  const best = await withStatements(place, index.find({ goal, words: "append nil", limit: 12 }), signal);
  expect(best.map(({ name }) => name)).toContain("List.append_nil");
  expect(best.map(({ name }) => name)).not.toContain("List.append_nil_invented");
  expect(best.find(({ name }) => name === "List.append_nil")?.statement).toContain("++ [] =");
});
