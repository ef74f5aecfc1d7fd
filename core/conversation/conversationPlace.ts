import type { Result } from "../base/result.ts";
import type { HoleChecker } from "../lean/ports.ts";
import type { TextEdit } from "../lean/textIndex.ts";
import type { Verdict } from "../lean/verdict.ts";
import type { Conversation } from "./conversation.ts";
import type { Actor } from "./utterance.ts";

/** A text as it was judged at a place, with the edit that was judged. */
export interface JudgedText {
  readonly tactic: string;
  readonly verdict: Verdict;
  readonly edit: TextEdit;
  readonly actor: Actor;
}

/** A hole at which Lean is asked. Whoever has opened it disposes of it. */
export interface OpenedPlace<Site> extends Disposable {
  readonly checker: HoleChecker;
  /** The part of a sketch that stands open here in the text, as the claim that what is proposed here would prove. */
  readonly claim?: string | undefined;
  /** The text around it is only supposed, so that a proof here finishes nothing. */
  readonly isSupposed: boolean;
  /** The site of what was judged here, for whoever hears of the verdict. */
  siteOf(judged: JudgedText): Site;
}

/** A place where the claims of a conversation are checked. */
export interface ConversationPlace<Site> {
  /** The hole that the conversation is about, or that of a part of a sketch; else one sentence why it cannot be opened. */
  openAt(
    claim: string | undefined,
    conversation: Conversation,
    signal: AbortSignal,
  ): Promise<Result<OpenedPlace<Site>, string>>;
}

/** Where an act asks Lean, and for how long somebody waits for it. */
export interface AskedAt<Site> {
  readonly place: ConversationPlace<Site>;
  readonly signal: AbortSignal;
}
