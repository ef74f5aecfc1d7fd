import { describe, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { tagsOfText } from "../../../core/search/moves/foreignMoves.ts";
import { nameAll, renameIn, translation } from "../../../core/search/tree/goalNames.ts";
import { approach, partialLines, proofLines } from "../../../core/search/tree/proofText.ts";
import type { GoalNode, StepNode } from "../../../core/search/tree/proofTree.ts";
import { ProofTree } from "../../../core/search/tree/proofTree.ts";

function goal(target: string, hypotheses = "p q : Prop", tag?: string): ReturnType<typeof parseGoal> {
  return parseGoal(`${tag === undefined ? "" : `case ${tag}\n`}${hypotheses}\n⊢ ${target}`);
}

type At = readonly [tree: ProofTree, node: GoalNode];

function add([tree, node]: At, text: string, left: readonly ReturnType<typeof goal>[] = []): StepNode {
  const step = tree.addStep(node, { text, row: "test", cost: 1, tags: tagsOfText(text) }, left);
  if (!step) throw new Error(`${text} leads back`);
  return step;
}

function child(step: StepNode, at: number): GoalNode {
  const node = step.children[at]?.node;
  if (!node) throw new Error("no such goal");
  return node;
}

describe("a tree of goals", () => {
  test("a goal is solved by one step, a step by all of its goals", () => {
    const tree = new ProofTree(goal("p ∧ q"));
    const step = add([tree, tree.root], "constructor", [goal("p"), goal("q")]);
    add([tree, child(step, 0)], "exact a");
    expect(tree.root.state).toBe("open");
    expect([tree.isWanted(child(step, 0)), tree.isWanted(child(step, 1))]).toEqual([false, true]);
    add([tree, child(step, 1)], "exact b");
    expect(tree.root.state).toBe("solved");
  });

  test("what says the same is one goal, also under other names; what leads back is no step", () => {
    const tree = new ProofTree(goal("p ∧ q", "p q : Prop\nh : p"));
    const one = add([tree, tree.root], "left", [goal("p", "p q : Prop\nk : p")]);
    const other = add([tree, tree.root], "right", [goal("p", "p q : Prop\nm : p")]);
    expect(child(other, 0)).toBe(child(one, 0));
    expect(tree.addStep(child(one, 0), { text: "x", row: "test", cost: 1 }, [tree.root.goal])).toBeUndefined();
    add([tree, child(one, 0)], "exact k");
    tree.root.solution = other;
    expect(proofLines(tree.root, "flat")).toEqual(["right", "exact m"]);
  });

  test("a step that is taken back opens what rested on it", () => {
    const tree = new ProofTree(goal("p"));
    const first = add([tree, tree.root], "apply f", [goal("q")]);
    const last = add([tree, child(first, 0)], "exact a");
    expect(tree.root.state).toBe("solved");
    tree.retract(last);
    expect([tree.root.state, child(first, 0).state, first.state, last.state]).toEqual(["open", "open", "open", "dead"]);
  });

  test("goals that lead to each other do not prove each other, and what can be kept of them comes to an end", () => {
    const tree = new ProofTree(goal("p"));
    const one = child(add([tree, tree.root], "left", [goal("p ∧ q")]), 0);
    const other = child(add([tree, tree.root], "right", [goal("q ∧ p")]), 0);
    add([tree, one], "swap", [goal("q ∧ p")]);
    const back = add([tree, other], "swap", [goal("p ∧ q")]);
    expect(partialLines(tree.root)).toEqual(["left", "swap"]);
    // Solved by a step that is taken back, the second goal must not rest on the first, which rests on the second.
    const last = add([tree, other], "exact h");
    expect([one.state, back.state, tree.root.state]).toEqual(["solved", "solved", "solved"]);
    tree.retract(last);
    expect([other.state, one.state, tree.root.state]).toEqual(["open", "open", "open"]);
    add([tree, other], "exact k");
    expect(proofLines(tree.root, "flat").at(-1)).toBe("exact k");
  });

  test("a chain of thousands of goals is no deeper than the stack", () => {
    const tree = new ProofTree(goal("p0"));
    let at = tree.root;
    for (let number = 1; number < 5000; number += 1)
      at = child(add([tree, at], `step ${number}`, [goal(`p${number}`)]), 0);
    expect(tree.isWanted(at)).toBe(true);
    expect(approach(at).lines).toHaveLength(4999);
  });

  test("a goal without moves that are left is dead, and so is a step that needs it", () => {
    const tree = new ProofTree(goal("p"));
    const step = add([tree, tree.root], "apply f", [goal("q")]);
    tree.exhaust(child(step, 0));
    expect([child(step, 0).state, step.state]).toEqual(["dead", "dead"]);
  });
});

describe("texts", () => {
  const cases = (): ProofTree => {
    const tree = new ProofTree(goal("p", "n : Nat\np : Prop"));
    const zero = goal("p", "p : Prop", "zero");
    const step = add([tree, tree.root], "induction n", [
      zero,
      goal("p ∨ p", "p : Prop\nm✝ : Nat\na✝ : m✝ = m✝", "succ"),
    ]);
    add([tree, child(step, 0)], "exact z");
    add([tree, child(step, 1)], "exact s h");
    return tree;
  };

  test("a goal further down is reached by moving the others behind it and naming what it has", () => {
    const tree = cases();
    const step = tree.root.solution;
    if (!step) throw new Error("not solved");
    expect(approach(child(step, 1))).toMatchObject({
      lines: ["induction n", "rotate_left 1", "rename_i m h"],
      others: [{ target: "p" }],
    });
  });

  test("a proof as arms, as cases and one after the other", () => {
    const { root } = cases();
    expect(proofLines(root, "arms")).toEqual(["induction n with", "| zero => exact z", "| succ m h => exact s h"]);
    expect(proofLines(root, "cases")).toEqual(["induction n", "case zero => exact z", "case succ m h => exact s h"]);
    expect(proofLines(root, "flat")).toEqual(["induction n", "exact z", "rename_i m h", "exact s h"]);
  });

  test("names out of reach get free ones, and a text follows its goal's names", () => {
    const named = nameAll(parseGoal("x : Nat\nx✝ : Nat\na✝¹ : x = x✝\na✝ : x✝ < 3\n⊢ x✝ = x"));
    expect(named.names).toEqual(["x1", "h", "h1"]);
    expect(named.goal.target).toBe("x1 = x");
    const names = translation(goal("p", "a b : Nat\nh : a = b"), goal("p", "c d : Nat\nk : c = d"));
    expect(renameIn("rw [h.symm, foo.a] at hb; exact h", names)).toBe("rw [k.symm, foo.a] at hb; exact k");
  });
});
