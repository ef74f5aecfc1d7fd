import type { Goal } from "../../lean/goal.ts";
import type { Relevant } from "../fileNames.ts";
import type { LocalName } from "../localNames.ts";
import type { NamesToUse, WrittenLists } from "../nameLists.ts";
import type { SearchedFile } from "../searchedFile.ts";
import type { TermShape } from "./termShape.ts";

/** Facts about a step that its text would otherwise have to be searched for. Written down with a search's tree. */
export interface MoveTags {
  /** An induction, by itself or with what ends its cases; `strong`: with the claim for all smaller ones. */
  readonly induction?: "plain" | "strong";
  /** A claim is made more general: an induction behind it is a new one. */
  readonly generalises?: true;
  /** Every hypothesis has been simplified with the others. */
  readonly simplifies?: true;
  /** Leaves a goal for each case. */
  readonly split?: true;
  /** Goes on in two cases, of a proposition and of its negation. */
  readonly byCases?: true;
  /** Nothing but `induction x` or `cases x`, whose goals can be the arms of a `with`. */
  readonly arms?: true;
  /** `have NAME : STATEMENT := ?_` with this name: the lemma's proof is the first goal that it leaves. */
  readonly lemma?: string;
  /** Proofs that it adds to the hypotheses. */
  readonly adds?: string[];
  /** Only suggests (`exact?`); what it offers is tried in its place. */
  readonly suggests?: true;
  /** Several tactics in one question; to a person they are shown one by one, as the variants. */
  readonly several?: true;
}

/** One step that might be tried at a goal. */
export interface Move {
  /** A tactic sequence. */
  readonly text: string;
  /** The row of the table that proposes it, or "history", "model", "harvest:exact?": for the tree, ranking and reports. */
  readonly row: string;
  /** The prior: how late it is worth trying. A unit is about one step of a proof; 0 is tried at once. */
  readonly cost: number;
  readonly tags?: MoveTags;
  /** Simpler texts that may do the same, the plainest first; tried when a proof is being tidied up. */
  readonly variants?: readonly string[];
  /** Of a variant that took the place of a move in a proof: the move as it was proposed. */
  readonly origin?: string;
  /** In words, where it is not plain from the text. */
  readonly why?: string;
}

/** A step as its row proposes it. */
export interface ProposedMove extends Pick<Move, "text" | "tags" | "variants" | "why"> {
  /** Added to the cost of the row. */
  readonly extra?: number;
}

/** One way of going on, declared once: the search, the suggestions, the tests and the reports all read the same row. */
export interface MoveRow {
  /** SUBJECT.WORD, unique. */
  readonly id: string;
  /** Of what it proposes first; see `Move.cost`. */
  readonly cost: number;
  /** Used by the search for whole proofs only, or by suggestions for one step only; absent: by both. */
  readonly door?: "search" | "suggest";
  /** Tactics of a library that it writes; it has nothing to say where Lean does not know all of them. */
  readonly needs?: readonly [string, ...string[]];
  /** False at goals for which the row has nothing; absent where `propose` alone decides. */
  readonly applies?: (context: GoalContext) => boolean;
  /** Steps from the goal alone, the likeliest first; asks no Lean, and may be called several times. */
  readonly propose: (context: GoalContext) => readonly ProposedMove[];
  /** Goals with what the row proposes there and Lean accepts, and goals at which it proposes nothing. */
  readonly examples: MoveExamples;
}

export interface MoveExamples {
  readonly at: readonly [MoveExample, ...MoveExample[]];
  /** Absent where the row has something to say at every goal. */
  readonly notAt?: readonly ExampleGoal[];
}

export interface ExampleGoal {
  /** As Lean prints it. */
  readonly goal: string;
  /** Lean text before the goal's declaration; none if absent. */
  readonly before?: string;
  /** The steps that led there; none if absent. */
  readonly path?: readonly PathStep[];
}

export interface MoveExample extends ExampleGoal {
  /** One of the texts that the row proposes there. */
  readonly text: string;
}

/** A goal with everything that a row may look at. */
export interface GoalContext {
  /** With all types under the names that rules know: `Nat` where Lean prints `ℕ`. */
  readonly goal: Goal;
  /** As Lean prints it. */
  readonly printed: Goal;
  /** What the file writes and knows. */
  readonly file: SearchedFile;
  readonly shape: TermShape;
  readonly locals: readonly LocalName[];
  /** Locals that are neither types, nor propositions, nor proofs. */
  readonly data: readonly LocalName[];
  /** Hypotheses that are proofs, by name, with the outermost form of what they say. */
  readonly facts: readonly Fact[];
  readonly relevant: Relevant;
  /** The relevant names, and the same as tactics take them: ` [f, g]`, or nothing. */
  readonly names: NamesToUse;
  readonly lists: WrittenLists;
  /** The steps that led here from the hole's own goal, oldest first. */
  readonly path: readonly PathStep[];
}

/** A step that was taken on the way to a goal. */
export type PathStep = Pick<Move, "text" | "tags">;

export interface Fact {
  readonly name: string;
  readonly type: string;
  readonly shape: TermShape;
}

/** Proposes steps from the goal alone, as the rows do: history or a model. */
export type MoveSource = (context: GoalContext) => readonly Move[];
