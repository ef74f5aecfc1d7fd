import { expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { orderedSuggestions, verifiedOrder } from "../../../extension/proof/suggestionOrder.ts";
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
  orderedSuggestions(conversation).map(({ id }) => id);

test("proofs come before steps, else they stand as they were verified", () => {
  const conversation = offered(["constructor", "progress"], ["omega", "proved"], ["simp", "proved"]);
  expect(tacticsOf(conversation)).toEqual(["omega", "simp", "constructor"]);
  expect(orderedSuggestions(conversation)[0]?.rank).toBe("closes the goal; was verified as number 2");
});

test("what history speaks for comes first among its like, and says why", () => {
  const conversation = offered(["constructor", "progress"], ["omega", "proved"], ["simp", "proved"]);
  conversation.asked = {
    goal: parseGoal("⊢ p"),
    declaration: "d",
    score: (tactic) => ({
      neighbours: tactic === "simp" ? 0.5 : 0,
      pairwise: tactic === "omega" ? -0.05 : 0,
      why: tactic === "simp" ? "worked in `d`" : undefined,
    }),
  };
  expect(tacticsOf(conversation)).toEqual(["simp", "omega", "constructor"]);
  expect(orderedSuggestions(conversation).map(({ learned }) => learned)).toEqual([0.5, 0, 0]);
  // What would have stood there without it is known, so that the two can be compared.
  expect(verifiedOrder(conversation)).toEqual(["omega", "simp", "constructor"]);
  expect(orderedSuggestions(conversation)[0]?.rank).toBe("closes the goal; worked in `d`");
});
