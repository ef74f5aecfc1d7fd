import { parseGoal } from "../../../../core/lean/goal.ts";
import { goalContext } from "../../../../core/search/moves/goalContext.ts";
import type { ExampleGoal, GoalContext } from "../../../../core/search/moves/move.ts";
import { searchedText } from "../searchedText.ts";

/** The context of a row at the goal of an example. */
export function exampleContext({ goal, before = "", path = [] }: ExampleGoal): GoalContext {
  return goalContext({ goal: parseGoal(goal), file: searchedText(before), path });
}
