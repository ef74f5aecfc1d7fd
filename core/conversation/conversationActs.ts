import type { Result } from "../base/result.ts";
import { failure, ok } from "../base/result.ts";
import type { HoleChecker } from "../lean/ports.ts";
import type { Goal } from "../lean/goal.ts";
import { readSketch, stepOfSketch } from "../lean/sketch.ts";
import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import type { Conversation, ConversationEvent } from "./conversation.ts";
import { emptyConversation, reduceConversation } from "./conversation.ts";
import { acceptedPrefix, judgeStep } from "./judgeStep.ts";
import { ledgerOf } from "./ledger.ts";
import type { AskedPlace } from "./runCode.ts";
import { checkStatement, runCode } from "./runCode.ts";
import { saysNo, saysYes } from "./support.ts";
import type { Actor, Evidence, Utterance } from "./utterance.ts";
import { partId, utteranceOf } from "./utterance.ts";
import { findCounterexample, instanceText, weighEvidence } from "./weighEvidence.ts";

/** Where the claims of a conversation are checked. */
export interface ConversationPlace {
  /** The hole that the conversation is about, or that of a part of a sketch. */
  openAt(
    claim: string | undefined,
    conversation: Conversation,
    signal: AbortSignal,
  ): Promise<Result<HoleChecker, string>>;
}

export interface ConversationPorts {
  readonly place: ConversationPlace;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** Hears of every event before anything else happens, with the verdict's place where it has one. */
  readonly heard: (event: ConversationEvent, checker: HoleChecker | undefined) => void;
  readonly timeoutMs: number;
}

/** How many small instances are tried against a claim. */
const instanceTries = 24;

/** What was done about a claim, as a message for the person where nothing could be done. */
export type Done = Result<string, string>;

/** The acts of a conversation, each with Lean's word on it. It decides nothing and shows nothing. */
export class ConversationActs {
  readonly #ports: ConversationPorts;
  conversation: Conversation = emptyConversation;

  constructor(ports: ConversationPorts) {
    this.#ports = ports;
  }

  say(event: ConversationEvent, checker?: HoleChecker): void {
    this.#ports.heard(event, checker);
    this.conversation = reduceConversation(this.conversation, event);
  }

  find(claim: string): Utterance | undefined {
    return this.conversation.utterances.find(({ id }) => id === utteranceOf(claim));
  }

  /** Proposes a step or a sketch and has it judged. Returns the utterance's id. */
  async propose({ actor, tactic, text, target, joins }: Proposal, signal: AbortSignal): Promise<Done> {
    const part = target !== undefined && target.includes(".") ? target : undefined;
    const opened = await this.#open(part, signal);
    if (opened.kind === "error") return opened;
    const id = this.#ports.newId();
    const said = { kind: "proposed", id, timeMs: this.#ports.nowMs(), actor, text, tactic } as const;
    this.say({ ...said, ...(target === undefined ? {} : { target }), ...(joins ? { joins } : {}) });
    const { verdict, finished } = await judgeStep(opened.value, tactic, signal);
    // A proof of a part leaves the rest of the sketch to be shown.
    this.say(
      { kind: "judged", utterance: id, verdict, finished: finished && part === undefined },
      opened.value.checker,
    );
    await this.#runCodeOf(id, { place: opened.value, text }, signal);
    return ok(id);
  }

  /** Says something in prose; of a statement Lean says whether it is a proposition at the goal. */
  async claim(
    { actor, text, statement }: { readonly actor: Actor; readonly text: string; readonly statement?: string },
    signal: AbortSignal,
  ): Promise<Done> {
    const id = this.#ports.newId();
    const said = { kind: "claimed", id, timeMs: this.#ports.nowMs(), actor, text } as const;
    this.say(statement === undefined ? said : { ...said, statement });
    if (statement !== undefined) {
      const opened = await this.#open(undefined, signal);
      if (opened.kind === "ok")
        this.say({ kind: "ran", utterance: id, run: await checkStatement(opened.value, statement, signal) });
    }
    await this.#runCodeOf(id, { text }, signal);
    return ok(id);
  }

  async comment(actor: Actor, text: string, signal: AbortSignal): Promise<Done> {
    const id = this.#ports.newId();
    this.say({ kind: "commented", id, timeMs: this.#ports.nowMs(), actor, text });
    await this.#runCodeOf(id, { text }, signal);
    return ok(id);
  }

  /** A critique or agreement, with Lean's word on what it rests on. */
  async criticise({ kind, actor, target, text, evidence }: Criticism, signal: AbortSignal): Promise<Done> {
    const aimed = this.find(target);
    if (!aimed) return failure(`there is no claim ${target}`);
    const id = this.#ports.newId();
    const said = { kind, id, timeMs: this.#ports.nowMs(), actor, text, target } as const;
    this.say(evidence ? { ...said, evidence } : said);
    const goals = evidence ? await this.#goalsOf(target, signal) : [];
    const opened = await this.#open(undefined, signal);
    if (evidence && opened.kind === "ok") {
      const claim = { tactic: target.includes(".") ? undefined : aimed.tactic, goals };
      const weight = await weighEvidence(opened.value, { evidence, claim }, signal);
      if (weight) this.say({ kind: "weighed", utterance: id, weight });
    }
    await this.#runCodeOf(id, { text }, signal);
    return ok(id);
  }

  /** Lean as the critic: its own words where it has said no, else an instance for which the claim is false. */
  async criticiseByLean(target: string, signal: AbortSignal): Promise<Done> {
    const aimed = this.find(target);
    if (!aimed) return failure(`there is no claim ${target}`);
    const lean: Actor = { id: "Lean", kind: "lean" };
    if (saysNo(aimed.verdict) && !target.includes(".")) {
      const words = aimed.verdict?.messages[0]?.message ?? aimed.verdict?.reason ?? "no";
      const evidence: Evidence = { kind: "message", text: words };
      return this.criticise({ kind: "criticised", actor: lean, target, text: words, evidence }, signal);
    }
    const goals = await this.#goalsOf(target, signal);
    const opened = await this.#open(undefined, signal);
    if (opened.kind === "error") return opened;
    const values = await findCounterexample(opened.value, { goals, tries: instanceTries }, signal);
    if (!values) return failure(`Lean finds nothing against it among small instances`);
    const text = `False for ${instanceText(values)}.`;
    const evidence: Evidence = { kind: "counterexample", values };
    return this.criticise({ kind: "criticised", actor: lean, target, text, evidence }, signal);
  }

  /** What Lean has accepted of a failed proof of several steps. */
  async keptPrefix(target: string, signal: AbortSignal): Promise<string> {
    const tactic = this.find(target)?.tactic;
    const opened = await this.#open(undefined, signal);
    return tactic === undefined || opened.kind === "error" ? "" : acceptedPrefix(opened.value, tactic, signal);
  }

  /** Puts the accepted proofs of a sketch into their places and proposes the whole. */
  async integrate(target: string, actor: Actor, signal: AbortSignal): Promise<Done> {
    const tactic = this.find(target)?.tactic;
    const sketch = tactic === undefined ? undefined : readSketch(tactic);
    if (!sketch) return failure(`${target} is not a sketch`);
    const parts = ledgerOf(this.conversation).filter(({ utterance, part }) => utterance === target && part);
    const missing = parts.filter(({ state }) => state !== "accepted");
    if (missing.length > 0) return failure(`no accepted proof yet of ${missing.map(({ part }) => part).join(", ")}`);
    const proofs = parts.map(({ part, provedBy }) => ({ part: part ?? "", proof: this.find(provedBy ?? "") }));
    const whole = stepOfSketch(sketch, new Map(proofs.map(({ part, proof }) => [part, proof?.tactic ?? ""])));
    const joins = [target, ...proofs.flatMap(({ proof }) => (proof ? [proof.id] : []))];
    const text = `Joins ${parts.map(({ part }) => part).join(", ")}.`;
    return this.propose({ actor, tactic: whole, text, joins }, signal);
  }

  /** Takes a claim; only what Lean has verified can be taken. */
  accept(claim: string): Done {
    const utterance = this.find(claim);
    if (!utterance) return failure(`there is no claim ${claim}`);
    if (!saysYes(utterance.verdict)) return failure("Lean has not verified it, so it cannot be accepted");
    this.say({ kind: "decided", utterance: utterance.id, decision: "accepted" });
    return ok(utterance.id);
  }

  async #open(claim: string | undefined, signal: AbortSignal): Promise<Result<AskedPlace, string>> {
    const opened = await this.#ports.place.openAt(claim, this.conversation, signal);
    if (opened.kind === "error") return opened;
    return ok({ checker: opened.value, limits: { timeoutMs: this.#ports.timeoutMs } });
  }

  /** What has to hold if a claim is right. */
  async #goalsOf(target: string, signal: AbortSignal): Promise<readonly Goal[]> {
    const aimed = this.find(target);
    const sketch = aimed?.tactic === undefined ? undefined : readSketch(aimed.tactic);
    if (aimed && sketch && target.includes(".")) {
      const at = sketch.parts.findIndex(({ name }) => partId(aimed.id, name) === target);
      const left = goalsLeft(aimed.verdict);
      // What is left out stands behind what the sketch itself leaves.
      const goal = left.at(at - sketch.parts.length);
      if (goal) return [goal];
    }
    const left = goalsLeft(aimed?.verdict);
    if (left.length > 0) return left;
    const opened = await this.#open(target.includes(".") ? target : undefined, signal);
    return opened.kind === "ok" ? opened.value.checker.goalsBefore.slice(0, 1) : [];
  }

  async #runCodeOf(
    utterance: string,
    { place, text }: { readonly place?: AskedPlace; readonly text: string },
    signal: AbortSignal,
  ): Promise<void> {
    if (!text.includes("```lean")) return;
    const opened = place ? ok(place) : await this.#open(undefined, signal);
    if (opened.kind === "error") return;
    for (const run of await runCode(opened.value, text, signal)) this.say({ kind: "ran", utterance, run });
  }
}

export interface Proposal {
  readonly actor: Actor;
  readonly tactic: string;
  readonly text: string;
  /** The claim that it proves, or the utterance in whose place it is meant. */
  readonly target?: string;
  readonly joins?: readonly string[];
}

export interface Criticism {
  readonly kind: "criticised" | "agreed";
  readonly actor: Actor;
  readonly target: string;
  readonly text: string;
  readonly evidence?: Evidence;
}

/** Of a verified step alone: others leave nothing that one could rely on. */
function goalsLeft(verdict: Verdict | undefined): readonly Goal[] {
  return verdict && isVerified(verdict) ? verdict.goalsAfter : [];
}
