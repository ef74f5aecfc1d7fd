import { randomUUID } from "node:crypto";
import type { Conversation, ConversationEvent } from "../../core/conversation/conversation.ts";
import { emptyConversation, reduceConversation } from "../../core/conversation/conversation.ts";
import type { Actor } from "../../core/conversation/utterance.ts";
import { partId } from "../../core/conversation/utterance.ts";
import type { Goal } from "../../core/lean/goal.ts";
import { readSketch } from "../../core/lean/sketch.ts";
import type { TriedGoalView } from "../../core/protocol/searchView.ts";
import type { SearchEnd, SearchFigures } from "../../core/search/searchEvents.ts";
import type { AskedGoal } from "../search/learnedOrder.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { isVerified } from "../../core/lean/verdict.ts";

export const person: Actor = { id: "you", kind: "human" };

/** A checked text with the edit that was checked, at the place for which it was checked. */
export interface Checked {
  readonly tactic: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly hole: Hole;
  readonly edit: TextEdit;
}

/** What was put into the document, so that one step can be taken back. */
export interface InsertedStep {
  readonly start: number;
  readonly inserted: string;
  readonly replaced: string;
  /** It was put in as a sketch, to be filled in. */
  readonly isSketch: boolean;
}

/** The goals at the cursor and, where Lean knows them, before its line. */
export interface CursorGoalPair {
  readonly now: readonly Goal[];
  readonly before: readonly Goal[] | undefined;
}

/** A search for a whole proof, as it stands or as it ended; `line` counts from 0. */
export interface ShownSearch {
  readonly isRunning: boolean;
  readonly line: number;
  readonly budgetSeconds: number;
  /** Undefined until Lean stands at the goal. */
  readonly figures: SearchFigures | undefined;
  readonly end: SearchEnd["kind"] | undefined;
  readonly tried: TriedGoalView | undefined;
}

/** A change of the document; offsets count in the text before it. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** Everything said and found about one document while it is open. */
export class ProofTalk {
  conversation: Conversation = emptyConversation;
  readonly suggestions = new Map<string, Checked>();
  readonly proposals = new Map<string, Checked>();
  readonly insertedSteps = new Map<string, InsertedStep>();
  goals: CursorGoalPair | undefined;
  draft = "";
  /** `line` counts from 0. */
  asking: { readonly screened: number; readonly isRunning: boolean; readonly line: number } | undefined;
  search: ShownSearch | undefined;
  /** Where suggestions were asked for last, and what history says about tactics there. */
  asked: AskedGoal | undefined;
  /** The text of the person on which Lean is being asked, until there is its word; `line` counts from 0. */
  checking: { readonly text: string; readonly line: number } | undefined;
  notice: string | undefined;
  /** What a model is saying; nothing of it counts yet. */
  speaking: { readonly role: string; readonly text: string } | undefined;

  /** When the person last typed in the document or the composer, and when anything last happened here; milliseconds. */
  lastTypedMs: number | undefined;
  lastEventMs = Date.now();
  /** When the person asked for what the model says now; undefined where it speaks unasked. */
  askedMs: number | undefined;
  /** The person has stopped a model, so that it says nothing until it is asked. */
  isSilenced = false;
  /** A model has spoken unasked since the person last did something. */
  hasSpokenUnasked = false;

  /** Hears of every event, with what was checked where it is about that. */
  readonly #heard: (event: ConversationEvent, about: Checked | undefined) => void;

  constructor(heard: (event: ConversationEvent, about: Checked | undefined) => void = () => undefined) {
    this.#heard = heard;
  }

  /** Notes that the person has typed, in the document or in the composer. */
  typed(): void {
    this.lastTypedMs = Date.now();
    this.hasSpokenUnasked = false;
  }

  /** Puts back what was said at an earlier time, in place of what was said since. */
  resume(events: readonly ConversationEvent[]): void {
    this.conversation = events.reduce(reduceConversation, emptyConversation);
  }

  say(event: ConversationEvent): void {
    const about = "utterance" in event ? event.utterance : "id" in event ? event.id : undefined;
    this.lastEventMs = Date.now();
    this.#heard(event, about === undefined ? undefined : this.proposals.get(about));
    this.conversation = reduceConversation(this.conversation, event);
  }

  /** Adds a proposal with Lean's word on it and returns its id. */
  propose(
    checked: Checked,
    options: { readonly actor: Actor; readonly finished: boolean; readonly target?: string },
  ): string {
    const id = randomUUID();
    const target = options.target === undefined ? {} : { target: options.target };
    const { tactic, verdict } = checked;
    this.proposals.set(id, checked);
    this.say({ kind: "proposed", id, timeMs: Date.now(), actor: options.actor, text: "", tactic, ...target });
    this.say({ kind: "judged", utterance: id, verdict, finished: options.finished });
    return id;
  }

  comment(text: string, target?: string): void {
    const about = target === undefined ? {} : { target };
    this.say({ kind: "commented", id: randomUUID(), timeMs: Date.now(), actor: person, text, ...about });
  }

  /** Where a proposal stands in the document, or would stand; undefined for what belongs to no place. */
  placeOf(utterance: string): number | undefined {
    return this.insertedSteps.get(utterance)?.start ?? this.proposals.get(utterance)?.hole.start;
  }

  /** The open part of an inserted sketch at a place, as the claim that what is proposed there would prove. */
  claimAt(offset: number): string | undefined {
    for (const [utterance, { start, inserted }] of this.insertedSteps) {
      const parts = isSketch(inserted) ? readSketch(inserted)?.parts : undefined;
      const part = parts?.find((one) => offset >= start + one.start && offset <= start + one.end);
      if (part) return partId(utterance, part.name);
    }
    return undefined;
  }

  /** Speaks against a proposal; a critique of a person rests on the reason that it gives. */
  criticise(target: string, { actor, text }: { readonly actor: Actor; readonly text: string }): void {
    this.say({ kind: "criticised", id: randomUUID(), timeMs: Date.now(), actor, text, target });
  }

  /** A suggestion that comes again takes the place of the earlier one; what is verified no longer goes. */
  suggest(checked: Checked): void {
    const known = [...this.suggestions].find(([, { tactic }]) => tactic === checked.tactic)?.[0];
    if (isVerified(checked.verdict)) this.suggestions.set(known ?? randomUUID(), checked);
    else if (known !== undefined) this.suggestions.delete(known);
  }

  /**
   * Moves every place along with a change of the document. A step whose text is no longer what was inserted is undone
   * if what it had replaced stands there again, else it counts as edited.
   */
  follow(change: TextChange, textAfter: string): void {
    for (const list of [this.suggestions, this.proposals]) {
      for (const [id, checked] of list) list.set(id, { ...checked, hole: movedHole(checked.hole, change) });
    }
    for (const [utterance, step] of this.insertedSteps) {
      const start = moved(step.start, change);
      const filled = filledSketch(step, change, textAfter);
      if (textAfter.startsWith(step.inserted, start)) this.insertedSteps.set(utterance, { ...step, start });
      else if (filled) this.insertedSteps.set(utterance, filled);
      else {
        this.insertedSteps.delete(utterance);
        const isBack = textAfter.startsWith(step.replaced, start);
        this.say(isBack ? { kind: "undone", utterance } : { kind: "decided", utterance, decision: "edited" });
      }
    }
  }
}

function moved(offset: number, { rangeOffset, rangeLength, text }: TextChange): number {
  return rangeOffset + rangeLength <= offset ? offset + text.length - rangeLength : offset;
}

function movedHole(hole: Hole, change: TextChange): Hole {
  const start = moved(hole.start, change);
  return { ...hole, start, end: start + hole.end - hole.start };
}

/** V4 is only given to a declaration that is finished; holes of other declarations do not matter to it. */
export function isFinished({ verdict }: Checked): boolean {
  return verdict.kind === "proved" && verdict.level === "V4";
}

/** Whether a text leaves facts open that it states. Most texts are told apart without reading them. */
export function isSketch(tactic: string | undefined): boolean {
  return tactic !== undefined && tactic.includes("sorry") && readSketch(tactic) !== undefined;
}

/**
 * A sketch is there to be filled in: a change inside it leaves it a step, with the text as it then is. That holds for a
 * full one too, whose pieces can be taken back out.
 */
function filledSketch(step: InsertedStep, change: TextChange, textAfter: string): InsertedStep | undefined {
  const { start, inserted } = step;
  const { rangeOffset, rangeLength, text } = change;
  const isInside = rangeOffset > start && rangeOffset + rangeLength <= start + inserted.length;
  if (!isInside || !step.isSketch) return undefined;
  return { ...step, inserted: textAfter.slice(start, start + inserted.length + text.length - rangeLength) };
}
