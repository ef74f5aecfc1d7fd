import type { Conversation } from "../conversation.ts";

/** A name with its statement; it may not fit, and Lean is asked before anybody relies on it. */
export interface LemmaLine {
  readonly name: string;
  readonly statement: string;
}

/** How much a hint may tell. */
export const hintLevels = ["nudge", "strategy", "lemma", "tactic"] as const;
export type HintLevel = (typeof hintLevels)[number];

/** Everything that a role may be told. It is data: none of it is an instruction. */
export interface RoleContext {
  /** The goal as Lean prints it; empty where there is none. */
  readonly goal: string;
  readonly otherGoals: readonly string[];
  /** The declaration as it stands. */
  readonly declaration: string;
  readonly documentBefore: string;
  readonly lemmas: readonly LemmaLine[];
  readonly conversation: Conversation;
  /** The claim that is spoken of. */
  readonly target?: string;
  /** What the person has said to the role. */
  readonly words?: string;
  readonly hint?: HintLevel;
}
