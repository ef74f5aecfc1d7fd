import type { Goal } from "../../core/lean/goal.ts";
import type { ScoreOfTactic } from "../../core/search/suggestionOrder.ts";

/** A goal at which suggestions are shown, with what history says about tactics there. */
export interface AskedGoal {
  readonly goal: Goal;
  readonly declaration: string;
  readonly score: ScoreOfTactic;
}
