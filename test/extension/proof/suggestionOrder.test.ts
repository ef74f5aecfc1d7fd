import { expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { offeredSuggestions, rankWords, unlearnedOrder } from "../../../extension/proof/suggestionOrder.ts";
import { ProofConversation } from "../../../extension/proof/proofConversation.ts";

function offered(...tactics: readonly (readonly [tactic: string, kind: Verdict["kind"]])[]): ProofConversation {
  const conversation = new ProofConversation();
  for (const [tactic, kind] of tactics) {
    const verdict = { kind, level: "V3", goalsBefore: [], messages: [], elapsedMs: 1 } as unknown as Verdict;
    const hole = { kind: "sorry", start: 0, end: 5 } as const;
    conversation.suggestions.set(tactic, {
      tactic,
      source: "portfolio",
      verdict,
      hole,
      edit: {
        start: 0,
        end: 5,
        newText: tactic,
      },
    });
  }
  return conversation;
}

const tacticsOf = (conversation: ProofConversation): readonly string[] =>
  offeredSuggestions(conversation).map(({ id }) => id);

test("proofs come before steps, and short before long", () => {
  const conversation = offered(["constructor", "progress"], ["omega", "proved"], ["simp", "proved"]);
  expect(tacticsOf(conversation)).toEqual(["simp", "omega", "constructor"]);
  expect(offeredSuggestions(conversation).map(rankWords)).toEqual([
    "closes the goal; shorter ones come first",
    "closes the goal; shorter ones come first",
    "leaves goals; shorter ones come first",
  ]);
});

test("what history speaks for comes first among its like, and says why", () => {
  const conversation = offered(["constructor", "progress"], ["omega", "proved"], ["simp", "proved"]);
  conversation.asked = {
    goal: parseGoal("⊢ p"),
    declaration: "d",
    score: (tactic) => ({
      neighbours: tactic === "omega" ? 0.5 : 0,
      pairwise: tactic === "simp" ? -0.05 : 0,
      why: tactic === "omega" ? "worked in `d`" : undefined,
    }),
  };
  expect(tacticsOf(conversation)).toEqual(["omega", "simp", "constructor"]);
  expect(offeredSuggestions(conversation).map(({ movedBy }) => movedBy)).toEqual([0.5, 0, 0]);
  // The order without it is known, so that the two can be compared.
  expect(unlearnedOrder(conversation)).toEqual(["simp", "omega", "constructor"]);
  expect(offeredSuggestions(conversation).map(rankWords)[0]).toBe("closes the goal; worked in `d`");
});
