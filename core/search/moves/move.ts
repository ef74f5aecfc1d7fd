import type { Goal } from "../../lean/goal.ts";
import type { Relevant } from "../fileNames.ts";
import type { LocalName } from "../localNames.ts";
import type { TermShape } from "./termShape.ts";

/** One step that might be tried at a goal. */
export interface Move {
  /** A tactic sequence. */
  readonly text: string;
  /** Which source proposes it: provenance for the tree, for ranking and for the person. */
  readonly source: string;
  /** The prior: how late it is worth trying. A unit is about one step of a proof; 0 is tried at once. */
  readonly cost: number;
  /** Simpler texts that may do the same, the plainest first; tried when a proof is being tidied up. */
  readonly variants?: readonly string[];
  /** Of a variant that took the place of a move in a proof: the move as it was proposed. */
  readonly origin?: string;
  /** `have NAME : STATEMENT := ?_` leaves the lemma's proof as its first goal. */
  readonly isLemma?: boolean;
  /** In words, where it is not plain from the text. */
  readonly why?: string;
}

/** What a source may look at. */
export interface GoalContext {
  readonly goal: Goal;
  readonly shape: TermShape;
  readonly locals: readonly LocalName[];
  /** Locals that are neither types, nor propositions, nor proofs. */
  readonly data: readonly LocalName[];
  /** Hypotheses that are proofs, by name, with the outermost form of what they say. */
  readonly facts: readonly Fact[];
  readonly relevant: Relevant;
  /** The steps that led here from the hole's own goal, oldest first. */
  readonly path: readonly string[];
}

export interface Fact {
  readonly name: string;
  readonly type: string;
  readonly shape: TermShape;
}

/** Proposes steps from the goal alone; must not ask Lean, and may be called several times. */
export type MoveSource = (context: GoalContext) => readonly Move[];
