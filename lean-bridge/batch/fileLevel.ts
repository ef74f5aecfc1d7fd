import { standingMessage } from "../../core/lean/versions/knownReleases.ts";
import type { LeanRelease } from "../../core/lean/versions/leanRelease.ts";
import type { CheckerAnswer } from "./independentCheck.ts";

/**
 * Why a file that batch Lean accepts is not V5 all the same: a checker refuses it, or nobody has looked at this Lean, which
 * may count or print otherwise than we know, and no checker accepts it.
 */
export function checkerObstacles(answers: readonly CheckerAnswer[], lean: LeanRelease | undefined): readonly string[] {
  const refusals = answers.flatMap(({ checker, outcome }) =>
    outcome.kind === "refuses" ? [`${checker} refuses it: ${outcome.detail}`] : [],
  );
  const isAccepted = answers.some(({ outcome }) => outcome.kind === "accepts");
  const standing = lean && standingMessage(lean);
  return standing === undefined || isAccepted
    ? refusals
    : [...refusals, `${standing}, and no second checker accepts the file`];
}
