import type { Hole } from "../../core/lean/hole.ts";
import { readSketch } from "../../core/lean/sketch.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import type { Verdict } from "../../core/lean/verdict.ts";

/** A checked text with the edit that was checked, at the place for which it was checked. */
export interface Checked {
  readonly tactic: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly hole: Hole;
  readonly edit: TextEdit;
}

/** V4 is only given to a declaration that is finished; holes of other declarations do not matter to it. */
export function isFinished({ verdict }: Checked): boolean {
  return verdict.kind === "proved" && verdict.level === "V4";
}

/** True if a text leaves open facts that it states. Most texts are decided without parsing. */
export function isSketch(tactic: string | undefined): boolean {
  return tactic !== undefined && tactic.includes("sorry") && readSketch(tactic) !== undefined;
}
