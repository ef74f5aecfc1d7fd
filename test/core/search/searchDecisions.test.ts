import { describe, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import { isPromoted } from "../../../core/ranking/rankingSnapshot.ts";
import { historyAdjustment, searchWithHistory } from "../../../core/search/historyMoves.ts";
import { goalContext } from "../../../core/search/moves/goalContext.ts";
import { decisionsOf, offeredMoves, rankOf } from "../../../core/search/searchDecisions.ts";
import { ProofTree } from "../../../core/search/tree/proofTree.ts";
import { searchedText } from "./searchedText.ts";

const root = parseGoal("xs ys : List Nat\n⊢ (xs ++ ys).length = xs.length + ys.length");
const empty = parseGoal("ys : List Nat\n⊢ ([] ++ ys).length = ys.length");
const moves = ["omega", "cases xs", "induction xs", "grind"].map((text, at) => ({ text, row: "test", cost: at }));

/** `induction xs`, then `simp`; `cases xs` was abandoned, and Lean rejected `omega`. */
function searched(): ProofTree {
  const tree = new ProofTree(root);
  tree.root.moves = moves;
  tree.root.tried = 3;
  tree.root.rejected.add("omega");
  tree.addStep(tree.root, { text: "cases xs", row: "test", cost: 1 }, [parseGoal("n : Nat\n⊢ n = n + 0")]);
  const step = tree.addStep(tree.root, { text: "induction xs", row: "test", cost: 2 }, [empty]);
  const child = step?.children[0]?.node;
  if (child) tree.addStep(child, { text: "simp", row: "test", cost: 0, origin: "simp_all" }, []);
  return tree;
}

describe("what a search teaches", () => {
  test("at each goal of the proof: its step, what was left aside, what Lean turned down", () => {
    const [first, second] = decisionsOf(searched(), "length_append");
    expect(first?.outcomes).toEqual([
      { tactic: "induction xs", kind: "onPath", value: 1 },
      { tactic: "cases xs", kind: "offPath", value: -1 },
      { tactic: "omega", kind: "rejected" },
    ]);
    // Both the proposed step and its replacement after the proof was minimised.
    expect(second?.outcomes.map(({ tactic }) => tactic)).toEqual(["simp", "simp_all"]);
  });

  test("an unfinished search teaches nothing", () => {
    expect(decisionsOf(new ProofTree(root), "length_append")).toEqual([]);
  });

  test("an order is measured by where it puts the step that was taken", () => {
    const [list] = offeredMoves(searched());
    if (!list) throw new Error("no list");
    expect(rankOf(list, () => 0)).toBe(3);
    expect(rankOf(list, (text) => (text === "induction xs" ? -2.5 : 0))).toBe(1);
    expect(rankOf({ ...list, right: "not offered" }, () => 0)).toBeUndefined();
  });
});

test("history moves the costs at a goal like one that it knows, and proposes what worked there", () => {
  const ranking = new HistoryRanking();
  for (const decision of decisionsOf(searched(), "length_append")) ranking.learn(decision);
  const goal = parseGoal("as bs : List Nat\n⊢ (as ++ bs).length = bs.length + as.length");
  const context = goalContext({ goal, file: searchedText(), path: [] });
  const adjust = historyAdjustment(ranking);
  expect(adjust(context, { text: "induction as" })).toBeLessThan(-0.3);
  expect(adjust(context, { text: "omega" })).toBeGreaterThan(adjust(context, { text: "induction as" }));
  const [source] = searchWithHistory(ranking).sources ?? [];
  const [proposal] = source?.(context) ?? [];
  expect(proposal).toMatchObject({ text: "induction as", row: "history" });
  expect(proposal?.why).toMatch(/^worked in `length_append`/u);
});

test("a snapshot that is only as good is not promoted", () => {
  expect([isPromoted(500, 500), isPromoted(501, 500)]).toEqual([false, true]);
});
