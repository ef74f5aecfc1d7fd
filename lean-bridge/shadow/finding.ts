import type { ConstantName } from "../../core/lean/constantName.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { Goal } from "../../core/lean/goal.ts";
import type { ScreenSite, ScreenText } from "../../core/lean/screenText.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import type { StepEffect, VerdictKind, VerificationLevel } from "../../core/lean/verdict.ts";
import type { Answer } from "../session/answer.ts";

/** What a pass has found out about one candidate; a verdict without its circumstances. */
export interface Finding {
  readonly kind: VerdictKind;
  readonly level: VerificationLevel;
  readonly goalsAfter?: readonly Goal[];
  readonly effect?: StepEffect;
  readonly messages?: readonly Diagnostic[];
  /** Lean still says "unsolved goals" somewhere in the declaration. */
  readonly unfinished?: boolean;
  readonly axioms?: readonly string[];
  readonly reason?: string;
}

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
  /** The whole file as it is. */
  readonly cleanBaseline: readonly Diagnostic[];
  /** Declarations of the file as it is about which Lean's server says nothing (`untoldDeclarations`). */
  readonly untold: number;
  /** The screen's text with a step that does nothing, and what is said inside its declaration. */
  readonly screenBaseline: { readonly screen: ScreenText; readonly diagnostics: readonly Diagnostic[] };
}

export function fromUnknown(answer: Extract<Answer<unknown>, { kind: "unknown" }>): Finding {
  return { kind: answer.why === "timeout" ? "timeout" : "unknown", level: "V0", reason: answer.detail };
}

export function firstLine(diagnostic: Diagnostic): string {
  return diagnostic.message.split("\n")[0] ?? diagnostic.message;
}
