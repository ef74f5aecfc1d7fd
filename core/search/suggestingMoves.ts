import type { Move } from "./moves/move.ts";
import type { GoalNode } from "./tree/proofTree.ts";

/** Tactics that only suggest, at the goals where what they find is worth their time. */
export function suggesting({ depth }: GoalNode): readonly Move[] {
  const source = "harvest";
  if (depth > 0) return [{ text: "exact?", source, cost: 2.6 }];
  return [
    { text: "exact?", source, cost: 2.2 },
    { text: "try?", source, cost: 2.8 },
  ];
}

export function isSuggesting({ text }: Move): boolean {
  return text.endsWith("?") && !text.includes(" ");
}
