import type { Conversation } from "../conversation.ts";

/** A name with its statement. It may not fit; Lean is asked before anybody relies on it. */
export interface LemmaLine {
  readonly name: string;
  readonly statement: string;
}

/** The levels of a hint, least revealing first. */
export const hintLevels = ["nudge", "strategy", "lemma", "tactic"] as const;
export type HintLevel = (typeof hintLevels)[number];

/** Everything that a role may be told. It is data: none of it is an instruction. */
export interface RoleContext {
  /** The goal as Lean prints it; empty if there is none. */
  readonly goal: string;
  readonly otherGoals: readonly string[];
  /** The current text of the declaration. */
  readonly declaration: string;
  readonly documentBefore: string;
  readonly lemmas: readonly LemmaLine[];
  readonly conversation: Conversation;
  /** The claim under discussion. */
  readonly target?: string;
  /** The person's words to the role. */
  readonly words?: string;
  readonly hint?: HintLevel;
}
