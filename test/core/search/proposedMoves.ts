import { expect } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { goalContext } from "../../../core/search/moves/goalContext.ts";
import type { Move, PathStep } from "../../../core/search/moves/move.ts";
import { moveRows, movesFor } from "../../../core/search/moves/table.ts";
import { searchedText } from "./searchedText.ts";

/** The text before the goals of these tests. */
export const fileBefore = [
  "def sumAcc : List Nat → Nat → Nat",
  "  | [], acc => acc",
  "  | x :: xs, acc => sumAcc xs (acc + x)",
  "def ins (x : Nat) : List Nat → List Nat",
  "  | [] => [x]",
  "  | y :: ys => y :: ins x ys",
  "theorem proved (x : Nat) (xs : List Nat) : (ins x xs).length = xs.length + 1 := by simp",
  "theorem unproved (x : Nat) (xs : List Nat) : ins x xs ≠ [] := by sorry",
  "inductive Reach : Nat → Nat → Prop where",
  "  | refl (n : Nat) : Reach n n",
].join("\n");

export function movesAt(goal: string, path: readonly PathStep[] = []): readonly Move[] {
  const context = goalContext({ goal: parseGoal(goal), file: searchedText(fileBefore), path });
  return movesFor(context, { rows: moveRows });
}

/** Fails unless each text, or one that matches, is proposed at the goal. */
export function expectMoves(goal: string, ...wanted: readonly (string | RegExp)[]): void {
  const texts = movesAt(goal).map((move) => move.text);
  for (const one of wanted)
    expect([one, texts.some((text) => (typeof one === "string" ? text === one : one.test(text)))]).toEqual([one, true]);
}
