import type { Goal } from "../lean/goal.ts";
import { readSketch } from "../lean/sketch.ts";
import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import type { Utterance } from "./utterance.ts";
import { partId } from "./utterance.ts";

/**
 * The goals that hold if a claim is right: those that a step leaves, that of a part, or else the first goal at the
 * place of the claim. `goalsAt` is called with the id of the part, if the claim is one.
 */
export async function goalsOfClaim(
  aimed: Utterance | undefined,
  target: string,
  goalsAt: (part: string | undefined) => Promise<readonly Goal[]>,
): Promise<readonly Goal[]> {
  const left = goalsLeft(aimed?.verdict);
  const sketch = aimed?.tactic === undefined ? undefined : readSketch(aimed.tactic);
  if (aimed && sketch && target.includes(".")) {
    const at = sketch.parts.findIndex(({ name }) => partId(aimed.id, name) === target);
    // The gaps come after the goals that the sketch itself leaves.
    const goal = left.at(at - sketch.parts.length);
    if (goal) return [goal];
  }
  if (left.length > 0) return left;
  return (await goalsAt(target.includes(".") ? target : undefined)).slice(0, 1);
}

/** The goals that a verified step leaves; none for other steps, because nobody could rely on them. */
function goalsLeft(verdict: Verdict | undefined): readonly Goal[] {
  return verdict && isVerified(verdict) ? verdict.goalsAfter : [];
}
