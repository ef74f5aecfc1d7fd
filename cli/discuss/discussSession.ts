import { randomUUID } from "node:crypto";
import { ConversationActs } from "../../core/conversation/conversationActs.ts";
import type { AskedAt } from "../../core/conversation/conversationPlace.ts";
import type { FloorConditions } from "../../core/conversation/floor.ts";
import { decideFloor } from "../../core/conversation/floor.ts";
import type { FloorDecision, Role } from "../../core/conversation/floorDecision.ts";
import type { HintLevel, LemmaLine, RoleContext } from "../../core/conversation/roles/roleContext.ts";
import { speak } from "../../core/conversation/roles/speak.ts";
import type { Actor } from "../../core/conversation/utterance.ts";
import { circumstancesOf } from "../../core/episode/utteranceCircumstances.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { HoleChecker } from "../../core/lean/ports.ts";
import type { Account } from "../../core/model/account.ts";
import type { ChatModel } from "../../core/model/chatModel.ts";
import { failureText } from "../../core/model/failureText.ts";
import type { OpenFile } from "../openFile.ts";
import type { DiscussLog, JudgedSite } from "./discussLog.ts";
import { goalsAt, DiscussedFile } from "./discussedFile.ts";
import { turnLines } from "./wordsOfEvents.ts";

export interface DiscussSetup {
  readonly open: OpenFile;
  readonly hole: Hole;
  readonly modelFor: (role: Role) => ChatModel | undefined;
  readonly account: Account;
  readonly log: DiscussLog | undefined;
  readonly show: (line: string) => void;
  /** Lemmas that may fit a place, and the words of a question. */
  readonly lemmas: (checker: HoleChecker, words: string | undefined) => Promise<readonly LemmaLine[]>;
  readonly candidateTimeoutMs: number;
  readonly maxPromptTokens: number;
  readonly signal: AbortSignal;
}

/** A request to a role. */
export interface Asked {
  readonly role: Role;
  readonly target?: string;
  readonly words?: string;
  readonly hint?: HintLevel;
}

export const person: Actor = { id: "you", kind: "human" };
export const lean: Actor = { id: "Lean", kind: "lean" };

/** One conversation in a terminal: the conversation, the file in memory, and what is shown of both. */
export class DiscussSession {
  readonly setup: DiscussSetup;
  readonly file: DiscussedFile;
  readonly acts: ConversationActs<JudgedSite>;
  /** The part of a sketch that is worked on; undefined for the goal itself. */
  focus: string | undefined;
  isStopped = false;
  #shown = 0;
  /** When the model that speaks now was asked to; undefined where it was not. */
  #askedMs: number | undefined;

  constructor(setup: DiscussSetup) {
    this.setup = setup;
    this.file = new DiscussedFile(setup.open, setup.hole);
    this.acts = new ConversationActs({
      nowMs: () => Date.now(),
      newId: () => randomUUID(),
      heard: (event, site) => {
        const nowMs = "timeMs" in event ? event.timeMs : Date.now();
        const spokenWhen = { lastTypedMs: undefined, hasDraft: false, isSilenced: this.isStopped, nowMs };
        const circumstances = circumstancesOf(event, { askedMs: this.#askedMs, ...spokenWhen });
        setup.log?.note(event, site, circumstances);
      },
      timeoutMs: setup.candidateTimeoutMs,
    });
  }

  /** The place at which Lean is asked about utterances. */
  get asked(): AskedAt<JudgedSite> {
    return { place: this.file, signal: this.setup.signal };
  }

  /** Shows every turn that was not shown yet. */
  showNew(): void {
    const { utterances } = this.acts.conversation;
    for (const utterance of utterances.slice(this.#shown))
      for (const line of turnLines(this.acts.conversation, utterance)) this.setup.show(line);
    this.#shown = utterances.length;
  }

  async checker(): Promise<HoleChecker | undefined> {
    const { signal } = this.setup;
    const opened = await this.file.openAt(this.focus, this.acts.conversation, signal);
    if (opened.kind === "ok") return opened.value.checker;
    this.setup.show(opened.problem);
    return undefined;
  }

  /** Gives the floor to a model that is asked, or that has a reason of its own; says and logs why. */
  floor(asked: Asked | undefined): FloorDecision {
    const decision = decideFloor(this.acts.conversation, this.#floorConditions(asked));
    const last = this.acts.conversation.floor.at(-1);
    if (decision.kind === "speak" || asked || (last?.kind === "wait" ? last.reason : "") !== decision.reason)
      this.acts.say({ kind: "floor", timeMs: Date.now(), decision });
    return decision;
  }

  /** In a terminal nothing goes on beside what is said. */
  #floorConditions(asked: Asked | undefined): FloorConditions {
    const { modelFor, account } = this.setup;
    const target = asked?.target === undefined ? {} : { target: asked.target };
    return {
      nowMs: Date.now(),
      lastTypedMs: undefined,
      hasDraft: false,
      isLeanBusy: false,
      isModelSpeaking: false,
      isStopped: this.isStopped,
      isBudgetSpent: account.spent !== undefined,
      hasModel: modelFor(asked?.role ?? "proposer") !== undefined,
      quietSinceMs: Date.now(),
      quietTimeMs: undefined,
      ...(asked ? { asked: { role: asked.role, ...target } } : {}),
    };
  }

  /** Lets a model speak, if it may. Returns whether it has said something that counts. */
  async ask(asked: Asked): Promise<boolean> {
    const decision = this.floor(asked);
    if (decision.kind === "wait") {
      this.setup.show(`(the model waits: ${decision.reason})`);
      return false;
    }
    this.#askedMs = Date.now();
    const hasSpoken = await this.#speak({ ...asked, ...decision });
    this.#askedMs = undefined;
    return hasSpoken;
  }

  /** After a turn of the person: whether there is a reason to speak unasked. */
  async maySpeak(): Promise<void> {
    if (!this.setup.modelFor("proposer")) return;
    const decision = this.floor(undefined);
    if (decision.kind === "wait") return;
    this.setup.show(`(${decision.role} speaks: ${decision.reason})`);
    await this.#speak(decision);
  }

  async #speak({ role, target, words, hint }: Asked): Promise<boolean> {
    const { modelFor, account, maxPromptTokens, signal, show } = this.setup;
    const model = modelFor(role);
    if (!model) return false;
    const context = await this.#contextOf(target);
    const full = { ...context, ...(words === undefined ? {} : { words }), ...(hint === undefined ? {} : { hint }) };
    const speech = { role, context: full, model, account, maxPromptTokens, acts: this.acts, place: this.file };
    for await (const event of speak({ ...speech, aim: this.#aimOf(role, target) }, signal)) {
      if (event.kind === "failed") show(`(${role}: ${failureText(event.failure)})`);
      if (event.kind === "retrying") show(`(${role}: ${failureText(event.failure)} Trying again.)`);
      if (event.kind === "said") {
        if (event.done.kind === "error") show(`(${role}: ${event.done.problem})`);
        this.showNew();
        return event.done.kind === "ok";
      }
    }
    return false;
  }

  async #contextOf(target: string | undefined): Promise<RoleContext> {
    const { signal, lemmas } = this.setup;
    const { conversation } = this.acts;
    const goals = await goalsAt(this.file, { claim: this.focus, conversation }, signal);
    const opened = await this.file.openAt(this.focus, conversation, signal);
    return {
      goal: goals[0]?.text ?? "",
      otherGoals: goals.slice(1).map(({ text }) => text),
      conversation,
      declaration: this.file.declaration,
      documentBefore: this.file.documentBefore,
      lemmas: opened.kind === "ok" ? await lemmas(opened.value.checker, undefined) : [],
      ...(target === undefined ? {} : { target }),
    };
  }

  /** A failed proof of a part is mended at that part; otherwise the failed turn itself is. */
  #aimOf(role: Role, target: string | undefined): string | undefined {
    if (role !== "repairer" || target === undefined) return this.focus;
    const aim = this.acts.find(target)?.types.find(({ type }) => type === "proposal")?.target;
    return aim?.includes(".") ? aim : target;
  }
}
