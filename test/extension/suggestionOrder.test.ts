import { expect, test } from "vitest";
import { parseGoal } from "../../core/lean/goal.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { orderedSuggestions, verifiedOrder } from "../../extension/panel/suggestionOrder.ts";
import { ProofTalk } from "../../extension/panel/proofTalk.ts";

function talkWith(...tactics: readonly (readonly [tactic: string, kind: Verdict["kind"]])[]): ProofTalk {
  const talk = new ProofTalk();
  for (const [tactic, kind] of tactics) {
    const verdict = { kind, level: "V3", goalsBefore: [], messages: [], elapsedMs: 1 } as unknown as Verdict;
    const hole = { kind: "sorry", start: 0, end: 5 } as const;
    talk.suggestions.set(tactic, {
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
  return talk;
}

const tacticsOf = (talk: ProofTalk): readonly string[] => orderedSuggestions(talk).map(({ id }) => id);

test("proofs come before steps, else they stand as they were verified", () => {
  const talk = talkWith(["constructor", "progress"], ["omega", "proved"], ["simp", "proved"]);
  expect(tacticsOf(talk)).toEqual(["omega", "simp", "constructor"]);
  expect(orderedSuggestions(talk)[0]?.rank).toBe("closes the goal; was verified as number 2");
});

test("what history speaks for comes first among its like, and says why", () => {
  const talk = talkWith(["constructor", "progress"], ["omega", "proved"], ["simp", "proved"]);
  talk.asked = {
    goal: parseGoal("⊢ p"),
    declaration: "d",
    score: (tactic) => ({
      neighbours: tactic === "simp" ? 0.5 : 0,
      pairwise: tactic === "omega" ? -0.05 : 0,
      why: tactic === "simp" ? "worked in `d`" : undefined,
    }),
  };
  expect(tacticsOf(talk)).toEqual(["simp", "omega", "constructor"]);
  expect(orderedSuggestions(talk).map(({ learned }) => learned)).toEqual([0.5, 0, 0]);
  // What would have stood there without it is known, so that the two can be compared.
  expect(verifiedOrder(talk)).toEqual(["omega", "simp", "constructor"]);
  expect(orderedSuggestions(talk)[0]?.rank).toBe("closes the goal; worked in `d`");
});
