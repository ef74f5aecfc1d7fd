import type { Goal, Hypothesis } from "./goal.ts";

/** A part of a printed expression that stands for a subexpression of its own. */
export interface Subexpression {
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Lean's address of the subexpression, such as `/1/0`; empty where Lean gives none. */
  readonly position: string;
  /** Lean's own handle, valid while the RPC session lives; for questions such as "what is its type". */
  readonly reference: unknown;
}

/** A printed expression whose parts can be asked about. */
export interface InteractiveText {
  readonly text: string;
  /** Outer before inner. */
  readonly subexpressions: readonly Subexpression[];
}

export interface InteractiveHypothesis extends Omit<Hypothesis, "type" | "value"> {
  readonly type: InteractiveText;
  readonly value?: InteractiveText;
}

/** A goal with its subexpressions, from `Lean.Widget.getInteractiveGoals`. */
export interface InteractiveGoal extends Omit<Goal, "hypotheses" | "target" | "text"> {
  readonly hypotheses: readonly InteractiveHypothesis[];
  readonly target: InteractiveText;
  /** Lean's name for the goal's metavariable; the same goal keeps it between two answers of one session. */
  readonly metavariable?: string;
}

/** The plain form, equal to what `parseGoal` makes of `$/lean/plainGoal`, up to layout. */
export function plainGoal(goal: InteractiveGoal): Omit<Goal, "text"> {
  return {
    ...(goal.caseTag === undefined ? {} : { caseTag: goal.caseTag }),
    prefix: goal.prefix,
    target: goal.target.text,
    hypotheses: goal.hypotheses.map(({ type, value, ...rest }) => ({
      ...rest,
      type: type.text,
      ...(value === undefined ? {} : { value: value.text }),
    })),
  };
}
