import type { ConstantName } from "../../core/lean/constantName.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { Goal } from "../../core/lean/goal.ts";
import type { TacticNames } from "../../core/lean/ports.ts";
import type { ScreenSite, ScreenText } from "../../core/lean/screenText.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";

/** Which declaration a hole belongs to, by Lean's word. */
export type HoleOwner =
  | {
      readonly kind: "declaration";
      readonly name: ConstantName;
      /** Gives an `example` the name, in a text for questions alone; moves nothing else. */
      readonly rename?: TextEdit;
    }
  | { readonly kind: "none"; readonly why: string };

/** One hole and what Lean says there without a candidate. */
export interface Situation {
  readonly site: ScreenSite;
  readonly owner: HoleOwner;
  readonly goalsBefore: readonly Goal[];
  /** See `HoleChecker.tactics`. */
  readonly tactics: TacticNames;
  /** The whole file as it is. */
  readonly cleanBaseline: readonly Diagnostic[];
  /** Declarations of the file as it is about which Lean's server says nothing (`untoldDeclarations`). */
  readonly untold: number;
  /** The screen's text with a step that does nothing, and what is said inside its declaration. */
  readonly screenBaseline: { readonly screen: ScreenText; readonly diagnostics: readonly Diagnostic[] };
}
