import { parseGoal } from "../../../core/lean/goal.ts";
import type { HoleChecker } from "../../../core/lean/ports.ts";
import { isSuccess } from "../../../core/lean/verdict.ts";
import { verdict } from "../../fakes/verdict.ts";
import { yesChecker } from "./yesChecker.ts";

const gaps = ["⊢ p", "⊢ q"].map(parseGoal);

/**
 * A checker for which a sketch leaves two gaps open and everything else is proved; it notes the texts given to the
 * gate.
 */
export function sketchChecker(gated: string[]): HoleChecker {
  const yes = yesChecker();
  return {
    ...yes,
    screen: async (texts, limits, signal) => {
      const answers = await yes.screen(texts, limits, signal);
      return answers.map((answer, at) =>
        isSuccess(answer) && texts[at]?.includes("?_")
          ? verdict("progress", "V2", { goalsBefore: yes.goalsBefore, goalsAfter: gaps, effect: "main" })
          : answer,
      );
    },
    async *gate(text, screened) {
      gated.push(text);
      yield await Promise.resolve(isSuccess(screened) ? { ...screened, level: "V4" } : screened);
    },
  };
}
