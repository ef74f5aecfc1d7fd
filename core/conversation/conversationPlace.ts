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

/** A hole at which Lean is asked. Whoever opens it must dispose of it. */
export interface OpenedPlace<Site> extends Disposable {
  readonly checker: HoleChecker;
  /** The part of a sketch that is open here, as the claim that a proposal here would prove. */
  readonly claim?: string | undefined;
  /** The surrounding text is only assumed, so a proof here finishes nothing. */
  readonly isSupposed: boolean;
  /** The site of a judged text, passed on with its verdict. */
  siteOf(judged: JudgedText): Site;
}

/** A place at which the claims of a conversation are checked. */
export interface ConversationPlace<Site> {
  /** Opens the hole of the conversation, or that of a part of a sketch. The problem is one sentence. */
  openAt(
    claim: string | undefined,
    conversation: Conversation,
    signal: AbortSignal,
  ): Promise<Result<OpenedPlace<Site>, string>>;
}

/** The place at which an act asks Lean, and the signal that cancels it. */
export interface AskedAt<Site> {
  readonly place: ConversationPlace<Site>;
  readonly signal: AbortSignal;
}
