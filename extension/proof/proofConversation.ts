import { randomUUID } from "node:crypto";
import type { TextEditor } from "vscode";
import type { Conversation, ConversationEvent } from "../../core/conversation/conversation.ts";
import { ConversationActs } from "../../core/conversation/conversationActs.ts";
import type { Actor } from "../../core/conversation/utterance.ts";
import type { Hole } from "../../core/lean/hole.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import type { SearchEnd } from "../../core/search/searchEvents.ts";
import type { CursorGoalPair } from "../lean/cursorGoals.ts";
import type { AskedGoal } from "../search/askedGoal.ts";
import type { Proving } from "./activity.ts";
import { Activities } from "./activity.ts";
import type { Checked } from "./checked.ts";
import { isFinished } from "./checked.ts";
import type { InsertedStep, TextChange } from "./insertedSteps.ts";
import { claimAt, movedHole, stepAfter } from "./insertedSteps.ts";

export const person: Actor = { id: "you", kind: "human" };

const candidateTimeoutMs = 8000;

/** A search for a whole proof that has ended. */
export interface EndedSearch extends Omit<Proving, "kind"> {
  /** Undefined if it broke off. */
  readonly end: SearchEnd["kind"] | undefined;
}

/** The file that is worked on, with its conversation. */
export interface ProofAtHand {
  readonly editor: TextEditor;
  readonly conversation: ProofConversation;
  /** Shows the changes; the caller must call it after each visible change. */
  readonly show: () => void;
}

/** A hole about which Lean is being asked, at its present place. */
export interface WatchedHole {
  readonly now: Hole;
}

/** Everything said and found about one document while it is open. */
export class ProofConversation {
  /** The utterances here; a proposal's site is the checked text with the edit that would insert it. */
  readonly acts: ConversationActs<Checked>;
  readonly activities = new Activities();
  readonly suggestions = new Map<string, Checked>();
  readonly proposals = new Map<string, Checked>();
  readonly insertedSteps = new Map<string, InsertedStep>();
  goals: CursorGoalPair | undefined;
  draft = "";
  /** The number of candidates tried by the last search for suggestions. */
  lastScreened: number | undefined;
  /** The last search for a whole proof, once it has ended. */
  lastSearch: EndedSearch | undefined;
  /** The goal at which suggestions were last asked for, with history's view of tactics there. */
  asked: AskedGoal | undefined;
  notice: string | undefined;

  /** The times, in milliseconds, of the person's last typing in the document or the composer, and of the last event. */
  lastTypedMs: number | undefined;
  lastEventMs = Date.now();
  /** The time at which the person asked the model that speaks now; undefined if it speaks unasked. */
  askedMs: number | undefined;
  /** The person has stopped a model, which stays silent until it is asked. */
  isSilenced = false;
  /** A model has spoken unasked since the person's last action. */
  hasSpokenUnasked = false;

  readonly #watched = new Set<{ now: Hole }>();

  /** `heard` gets every event before it is applied, with the checked text if the event is about one. */
  constructor(heard: (event: ConversationEvent, about: Checked | undefined) => void = () => undefined) {
    this.acts = new ConversationActs<Checked>({
      nowMs: () => Date.now(),
      newId: () => randomUUID(),
      timeoutMs: candidateTimeoutMs,
      heard: (event, site) => {
        const about = "utterance" in event ? event.utterance : "id" in event ? event.id : undefined;
        this.lastEventMs = Date.now();
        if (about !== undefined && site) this.proposals.set(about, site);
        heard(event, about === undefined ? undefined : this.proposals.get(about));
      },
    });
  }

  get state(): Conversation {
    return this.acts.conversation;
  }

  /** Notes that the person has typed, in the document or in the composer. */
  typed(): void {
    this.lastTypedMs = Date.now();
    this.hasSpokenUnasked = false;
  }

  /** Turns a suggestion into a proposal, in the voice of its source. Returns the utterance's id. */
  proposeSuggestion(checked: Checked): string {
    const { tactic, verdict, source } = checked;
    const proposal = { actor: { id: `Lean (${source})`, kind: "lean" }, tactic, text: "" } as const;
    return this.acts.proposeJudged(proposal, { verdict, finished: isFinished(checked), site: checked });
  }

  /** The place in the document where a proposal is, or would be inserted; undefined if it belongs to no place. */
  placeOf(utterance: string): number | undefined {
    return this.insertedSteps.get(utterance)?.start ?? this.proposals.get(utterance)?.hole.start;
  }

  /** The open part of an inserted sketch at a place, as the claim that a proposal there would prove. */
  claimAt(offset: number): string | undefined {
    return claimAt(this.insertedSteps, offset);
  }

  /** Follows a hole through edits while Lean is asked about it, until `stop` is called. */
  watch(hole: Hole): { readonly hole: WatchedHole; readonly stop: () => void } {
    const watched = { now: hole };
    this.#watched.add(watched);
    return { hole: watched, stop: () => this.#watched.delete(watched) };
  }

  /** Adds a suggestion, or replaces an earlier one with the same text; one that is no longer verified is removed. */
  suggest(checked: Checked): void {
    const known = [...this.suggestions].find(([, { tactic }]) => tactic === checked.tactic)?.[0];
    if (isVerified(checked.verdict)) this.suggestions.set(known ?? randomUUID(), checked);
    else if (known !== undefined) this.suggestions.delete(known);
  }

  /** Moves every place along with a change of the document, and records which steps it undoes or edits. */
  follow(change: TextChange, textAfter: string): void {
    for (const list of [this.suggestions, this.proposals]) {
      for (const [id, checked] of list) list.set(id, { ...checked, hole: movedHole(checked.hole, change) });
    }
    for (const watched of this.#watched) watched.now = movedHole(watched.now, change);
    for (const [utterance, step] of this.insertedSteps) {
      const after = stepAfter(step, change, textAfter);
      if (after.kind === "stays") this.insertedSteps.set(utterance, after.step);
      else {
        this.insertedSteps.delete(utterance);
        const isBack = after.kind === "undone";
        this.acts.say(isBack ? { kind: "undone", utterance } : { kind: "decided", utterance, decision: "edited" });
      }
    }
  }
}
