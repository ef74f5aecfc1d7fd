import type { Goal } from "../lean/goal.ts";
import { readSketch } from "../lean/sketch.ts";
import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import type { Utterance } from "./utterance.ts";
import { partId } from "./utterance.ts";

/**
 * What has to hold if a claim is right: the goals that a step leaves, the one of a part, else the first goal where it
 * was made, for which `goalsAt` is asked with the part if it is one.
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
    // What is left out stands behind what the sketch itself leaves.
    const goal = left.at(at - sketch.parts.length);
    if (goal) return [goal];
  }
  if (left.length > 0) return left;
  return (await goalsAt(target.includes(".") ? target : undefined)).slice(0, 1);
}

/** Of a verified step alone: others leave nothing that one could rely on. */
function goalsLeft(verdict: Verdict | undefined): readonly Goal[] {
  return verdict && isVerified(verdict) ? verdict.goalsAfter : [];
}
