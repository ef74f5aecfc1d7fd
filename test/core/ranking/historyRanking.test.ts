import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { goalFeatures, tacticPattern } from "../../../core/ranking/features.ts";
import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import { NearestSteps } from "../../../core/ranking/nearestSteps.ts";
import { preferencesAt } from "../../../core/ranking/preferences.ts";
import { rankMeasures } from "../../../core/ranking/rankMeasures.ts";

const append = parseGoal("α : Type\nxs ys : List α\n⊢ (xs ++ ys).length = xs.length + ys.length");
const reverse = parseGoal("α : Type\nas bs : List α\n⊢ (as ++ bs).length = bs.length + as.length");
const order = parseGoal("a b : Nat\nh : a < b\n⊢ a ≤ b");

describe("words of goals and tactics", () => {
  test("goals that differ in the names of hypotheses only have the same words", () => {
    const other = parseGoal("α : Type\nl r : List α\n⊢ (l ++ r).length = l.length + r.length");
    expect(goalFeatures(other)).toEqual(goalFeatures(append));
  });

  test("a tactic's pattern has kinds for names", () => {
    expect(tacticPattern("induction xs generalizing ys", append)).toBe("induction ‹List› generalizing ‹List›");
    expect(tacticPattern("exact Nat.le_of_lt h", order)).toBe("exact Nat.le_of_lt ‹fact›");
  });
});

describe("the nearest steps", () => {
  test("are those that share rare words, by the sum of their weights", () => {
    const near = new NearestSteps();
    near.add({ features: ["g:a", "g:b"], pattern: "one", declaration: "first" });
    near.add({ features: ["g:a"], pattern: "two", declaration: "second" });
    near.add({ features: ["g:c"], pattern: "three", declaration: "third" });
    const found = near.nearest(["g:a", "g:b"], 5);
    expect(found.map(({ pattern }) => pattern)).toEqual(["one", "two"]);
    expect(found[0]?.similarity).toBeCloseTo(Math.log(4 / 3) + Math.log(4 / 2));
    expect(found[0]?.shared).toEqual(["b", "a"]);
  });

  test("what is stored comes back as it was", () => {
    const word = fc.string({ minLength: 1, maxLength: 8 }).map((text) => `g:${text.replace(/\s/gu, "_")}`);
    const steps = fc.array(
      fc.record({
        features: fc.uniqueArray(word, { minLength: 1 }),
        pattern: fc.constant("p"),
        declaration: fc.constant("d"),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const near = new NearestSteps();
        for (const step of all) near.add(step);
        const again = new NearestSteps();
        again.restore(near.table());
        const question = all[0]?.features ?? [];
        expect(again.nearest(question, 4)).toEqual(near.nearest(question, 4));
      }),
    );
  });
});

describe("preferences", () => {
  test("what Lean turned down is worse than what was taken; all failed says nothing", () => {
    const rejected = { tactic: "omega", kind: "rejected" } as const;
    expect(preferencesAt(append, [{ tactic: "simp", kind: "accepted" }, rejected])).toHaveLength(1);
    expect(preferencesAt(append, [rejected, { tactic: "simp", kind: "rejected" }])).toHaveLength(0);
  });

  test("what stood above the choice was passed over; what stood below it counts less", () => {
    const pairs = preferencesAt(append, [
      { tactic: "rfl", kind: "verified", shownRank: 1 },
      { tactic: "simp", kind: "accepted", shownRank: 2 },
      { tactic: "grind", kind: "verified", shownRank: 3 },
    ]);
    expect(pairs.map(({ weight }) => weight)).toEqual([1, 0.3]);
  });

  test("steps of a search are compared only where their values differ enough", () => {
    const at = (value: number): number =>
      preferencesAt(append, [
        { tactic: "simp", kind: "onPath", value: 1 },
        { tactic: "cases xs", kind: "offPath", value },
      ]).length;
    expect([at(0.6), at(0.4)]).toEqual([0, 1]);
  });
});

describe("a ranking from history", () => {
  const taught = (): HistoryRanking => {
    const ranking = new HistoryRanking();
    for (let round = 0; round < 40; round += 1)
      ranking.learn({
        goal: append,
        declaration: "length_append",
        outcomes: [
          { tactic: "induction xs", kind: "accepted" },
          { tactic: "omega", kind: "rejected" },
        ],
      });
    return ranking;
  };

  test("carries over to a goal like the one it has seen, and says why", () => {
    const score = taught().at(reverse);
    expect(score("induction as").neighbours).toBeGreaterThan(0.5);
    expect(score("induction as").pairwise).toBeGreaterThan(score("omega").pairwise);
    expect(score("induction as").why).toMatch(/^worked in `length_append`, shares /u);
    expect(
      taught()
        .proposals(reverse, 3)
        .map(({ text }) => text),
    ).toEqual(["induction as"]);
  });

  test("moves little before it has seen much", () => {
    const ranking = new HistoryRanking();
    ranking.learn({
      goal: append,
      declaration: "d",
      outcomes: [
        { tactic: "simp", kind: "accepted" },
        { tactic: "rfl", kind: "rejected" },
      ],
    });
    expect(ranking.at(append, "pairwise")("simp").pairwise).toBeLessThan(0.05);
  });

  test("switched off, it neither answers nor learns", () => {
    const ranking = taught();
    ranking.isOn = false;
    const before = ranking.storedSteps;
    ranking.learn({ goal: order, declaration: "d", outcomes: [{ tactic: "omega", kind: "accepted" }] });
    expect(ranking.storedSteps).toBe(before);
    expect(ranking.at(reverse)("induction as")).toEqual({ neighbours: 0, pairwise: 0, why: undefined });
    expect(ranking.proposals(reverse, 3)).toEqual([]);
  });

  test("comes back from its snapshot as it was", () => {
    const ranking = taught();
    const again = new HistoryRanking();
    again.restore(ranking.content);
    expect(again.at(reverse)("induction as").neighbours).toBeCloseTo(ranking.at(reverse)("induction as").neighbours);
    expect(again.at(reverse)("omega").pairwise).toBeCloseTo(ranking.at(reverse)("omega").pairwise, 4);
  });
});

test("measures count a list without the right one as a miss", () => {
  expect(rankMeasures([1, 4, undefined, 10])).toEqual({
    lists: 4,
    mrr: (1 + 0.25 + 0.1) / 4,
    hitAt1: 0.25,
    hitAt5: 0.5,
  });
});
