import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { findTextHoles } from "../../../core/lean/hole.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { goalsAfterOf } from "../../../core/lean/verdict.ts";
import { screenStep } from "../../../core/lean/checkStep.ts";
import type { DocumentHoleChecker } from "../../../lean-bridge/shadow/holeChecker.ts";
import { ProofDocument } from "../../../lean-bridge/shadow/proofDocument.ts";
import { embeddedEngine } from "../../fixtures/testEngine.ts";
import { sessionInFolder } from "./sessionInFolder.ts";

// Only the server of the embedded Lean compiles a prefix.
const { folder, session } = sessionInFolder("fast", embeddedEngine);

const signal = new AbortController().signal;
const limits = { timeoutMs: 60_000 };

/** Everything before the theorem matters to it: namespaces, variables, options, notations, instances, a definition. */
const before = [
  "namespace Outer",
  "open Nat",
  "section",
  "variable {α : Type} (p q : Prop)",
  "def twice (n : Nat) : Nat := n + n",
  "@[simp] theorem twice_zero : twice 0 = 0 := rfl",
  'local notation "⟪" x "⟫" => twice x',
  "theorem helper (h : p ∧ q) : q := h.2",
  "attribute [local simp] twice",
  "namespace Inner",
].join("\n");
const text = `${before}\ntheorem goal (h : p ∧ q) (n : Nat) : (q ∧ p) ∧ ⟪n⟫ = 2 * n := by\n  sorry\n\nend Inner\nend\nend Outer\n`;

const candidates = [
  "exact ⟨⟨helper p q h, h.1⟩, by unfold twice; omega⟩",
  "refine ⟨⟨?_, h.1⟩, ?_⟩\n· exact helper p q h\n· simp\n  omega",
  "constructor",
  "constructor <;> simp_all",
  "simp",
  "omega",
  "exact h",
  "skip",
  "exact ⟨⟨h.2, h.1⟩, add_comm n n⟩",
  "rw [show ⟪n⟫ = n + n from rfl]",
  "exact missing_lemma h",
  "grind [twice]",
  "exact goal p q h n",
];

async function open(name: string, source: string): Promise<DocumentHoleChecker> {
  const uri = pathToFileURL(join(folder, name)).href;
  const common = { session, uri, text: source, version: 1, lanes: 1, baselineTimeoutMs: 60_000 };
  const document = new ProofDocument({ ...common, allowNativeDecide: false, libraryTheoremsAreAxioms: true });
  const hole = findTextHoles(source)[0];
  if (!hole) throw new Error("no hole");
  const opened = await document.openHole(hole, signal);
  if (opened.kind === "error") throw new Error(opened.problem.message);
  return opened.value;
}

function essence(verdicts: readonly Verdict[]): unknown {
  return verdicts.map((verdict) => ({
    kind: verdict.kind,
    level: verdict.level,
    goals: goalsAfterOf(verdict)?.map((goal) => goal.text),
    reason: verdict.reason,
  }));
}

test("behind a compiled prefix every verdict is what it is in the file, alone or in a batch", async () => {
  const checker = await open("Fast.lean", text);
  const alone: Verdict[] = [];
  for (const candidate of candidates) alone.push(await screenStep(checker, { text: candidate, limits }, signal));
  expect(alone.map((verdict) => verdict.kind)).toContain("proved");
  expect(alone.map((verdict) => verdict.kind)).toContain("failed");
  expect(essence(await checker.screen(candidates, limits, signal))).toEqual(essence(alone));
  expect(checker.isFast).toBe(false);
  await checker.warmUp(signal);
  expect(checker.isFast).toBe(true);
  expect(essence(await checker.screen(candidates, limits, signal))).toEqual(essence(alone));
  checker.dispose();
});

test("what a module does not carry keeps the plain way", async () => {
  const checker = await open("Private.lean", `private theorem hidden : 1 = 1 := rfl\n${text}`);
  await checker.warmUp(signal);
  expect(checker.isFast).toBe(false);
  expect((await screenStep(checker, { text: candidates[0] ?? "", limits }, signal)).kind).toBe("proved");
});

test("a prefix with an error keeps the plain way", async () => {
  const checker = await open("Broken.lean", `theorem broken : 1 = 2 := rfl\n${text}`);
  await checker.warmUp(signal);
  expect(checker.isFast).toBe(false);
});
