import type { Result } from "../base/result.ts";
import { failure, ok } from "../base/result.ts";
import type { Goal } from "../lean/goal.ts";
import type { Assertion, Criticism, JudgedProposal, Proposal, Remark } from "./act.ts";
import { goalsOfClaim } from "./claimGoals.ts";
import type { Conversation, ConversationEvent } from "./conversation.ts";
import { emptyConversation, reduceConversation } from "./conversation.ts";
import type { AskedAt, OpenedPlace } from "./conversationPlace.ts";
import { joinedSketch } from "./joinedSketch.ts";
import { acceptedPrefix, judgeStep } from "./judgeStep.ts";
import type { AskedHole } from "./runCode.ts";
import { checkStatement, runCode } from "./runCode.ts";
import { saysNo, saysYes } from "./support.ts";
import type { Actor, Utterance } from "./utterance.ts";
import { utteranceOf } from "./utterance.ts";
import { findCounterexample, instanceText, weighEvidence } from "./weighEvidence.ts";

export interface ConversationPorts<Site> {
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** Called with every event before it takes effect; `site` is set for verdicts. */
  readonly heard: (event: ConversationEvent, site: Site | undefined) => void;
  readonly timeoutMs: number;
}

/** The number of small instances that are tried against a claim. */
const instanceTries = 24;

/** The result of an act; the problem is a message for the person. */
export type Done = Result<string, string>;

/**
 * A conversation and its acts, each with Lean's word on it; shared by the panel and the terminal. It makes no decisions
 * and displays nothing. `Site` is the owner's type for the place of a verdict.
 */
export class ConversationActs<Site> {
  readonly #ports: ConversationPorts<Site>;
  #conversation: Conversation = emptyConversation;

  constructor(ports: ConversationPorts<Site>) {
    this.#ports = ports;
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  /** Replaces the conversation by the events of an earlier one. */
  resume(events: readonly ConversationEvent[]): void {
    this.#conversation = events.reduce(reduceConversation, emptyConversation);
  }

  say(event: ConversationEvent, site?: Site): void {
    this.#ports.heard(event, site);
    this.#conversation = reduceConversation(this.#conversation, event);
  }

  find(claim: string): Utterance | undefined {
    return this.#conversation.utterances.find(({ id }) => id === utteranceOf(claim));
  }

  /**
   * Has a step or a sketch judged, then proposes it. Returns the utterance's id. If the check is cancelled, or Lean
   * cannot be asked, nothing is proposed.
   */
  async propose(proposal: Proposal, asked: AskedAt<Site>): Promise<Done> {
    const { actor, tactic, text, target } = proposal;
    const { signal } = asked;
    const proposedMs = this.#ports.nowMs();
    const part = target?.includes(".") ? target : undefined;
    const judged = await this.#with(part, asked, async (hole, at) => {
      const { verdict, edit, finished } = await judgeStep(hole, tactic, signal);
      const site = at.siteOf({ tactic, verdict, edit, actor });
      return { verdict, finished: finished && !at.isSupposed, site, claim: at.claim };
    });
    if (judged.kind === "error") return judged;
    if (signal.aborted) return stopped(signal);
    const id = this.#say({ ...proposal, target: target ?? judged.value.claim }, judged.value, proposedMs);
    return this.#runCode({ id, text, part }, asked);
  }

  /** Proposes a step that has been judged already. Returns the utterance's id. */
  proposeJudged(proposal: Proposal, judged: JudgedProposal<Site>): string {
    return this.#say(proposal, judged, this.#ports.nowMs());
  }

  #say({ actor, tactic, text, target, joins }: Proposal, judged: JudgedProposal<Site>, timeMs: number): string {
    const id = this.#ports.newId();
    const { verdict, finished, site } = judged;
    const said = { kind: "proposed", id, timeMs, actor, text, tactic } as const;
    this.say({ ...said, ...targetOf(target), ...(joins ? { joins } : {}) });
    this.say({ kind: "judged", utterance: id, verdict, finished }, site);
    return id;
  }

  /** Makes a claim in prose. Lean checks that a statement is a proposition at the goal. */
  async claim({ actor, text, statement }: Assertion, asked: AskedAt<Site>): Promise<Done> {
    const id = this.#ports.newId();
    const said = { kind: "claimed", id, timeMs: this.#ports.nowMs(), actor, text } as const;
    this.say(statement === undefined ? said : { ...said, statement });
    if (statement === undefined) return this.#runCode({ id, text }, asked);
    await this.#with(undefined, asked, async (hole) =>
      this.say({ kind: "ran", utterance: id, run: await checkStatement(hole, statement, asked.signal) }),
    );
    return this.#runCode({ id, text }, asked);
  }

  /** Makes a remark and runs the Lean blocks in it. */
  comment({ actor, text, target }: Remark, asked: AskedAt<Site>): Promise<Done> {
    const id = this.#ports.newId();
    this.say({ kind: "commented", id, timeMs: this.#ports.nowMs(), actor, text, ...targetOf(target) });
    return this.#runCode({ id, text }, asked);
  }

  /** Adds a critique or an agreement, with Lean's word on its evidence. */
  async criticise({ kind, actor, target, text, evidence }: Criticism, asked: AskedAt<Site>): Promise<Done> {
    const aimed = this.find(target);
    if (!aimed) return failure(`there is no claim ${target}`);
    const id = this.#ports.newId();
    const said = { kind, id, timeMs: this.#ports.nowMs(), actor, text, target } as const;
    this.say(evidence ? { ...said, evidence } : said);
    if (!evidence) return this.#runCode({ id, text }, asked);
    const goals = await this.#goalsOf(target, asked);
    const claim = { tactic: target.includes(".") ? undefined : aimed.tactic, goals };
    const weighed = await this.#with(undefined, asked, (hole) =>
      weighEvidence(hole, { evidence, claim }, asked.signal),
    );
    if (weighed.kind === "ok" && weighed.value) this.say({ kind: "weighed", utterance: id, weight: weighed.value });
    return this.#runCode({ id, text }, asked);
  }

  /** Adds a critique by Lean: its own message if it has said no, or else an instance for which the claim is false. */
  async criticiseByLean(target: string, asked: AskedAt<Site>): Promise<Done> {
    const aimed = this.find(target);
    if (!aimed) return failure(`there is no claim ${target}`);
    const said = { kind: "criticised", actor: { id: "Lean", kind: "lean" }, target } as const;
    if (saysNo(aimed.verdict) && !target.includes(".")) {
      const words = aimed.verdict?.messages[0]?.message ?? aimed.verdict?.reason ?? "no";
      return this.criticise({ ...said, text: words, evidence: { kind: "message", text: words } }, asked);
    }
    const goals = await this.#goalsOf(target, asked);
    const found = await this.#with(undefined, asked, (hole) =>
      findCounterexample(hole, { goals, tries: instanceTries }, asked.signal),
    );
    if (found.kind === "error") return found;
    const values = found.value;
    if (!values) return failure("Lean found no counterexample among small instances");
    const text = `False for ${instanceText(values)}.`;
    return this.criticise({ ...said, text, evidence: { kind: "counterexample", values } }, asked);
  }

  /** The beginning of a failed proof of several steps that Lean accepts; empty if there is none. */
  async keptPrefix(target: string, asked: AskedAt<Site>): Promise<string> {
    const tactic = this.find(target)?.tactic;
    if (tactic === undefined) return "";
    const kept = await this.#with(undefined, asked, (hole) => acceptedPrefix(hole, tactic, asked.signal));
    return kept.kind === "ok" ? kept.value : "";
  }

  /** Puts the accepted proofs of a sketch into place and proposes the whole. */
  async integrate(target: string, actor: Actor, at: AskedAt<Site>): Promise<Done> {
    const joined = joinedSketch(this.#conversation, target);
    return joined.kind === "ok" ? this.propose({ actor, ...joined.value }, at) : joined;
  }

  /** Accepts a claim. Fails unless Lean has verified it. */
  accept(claim: string): Done {
    const utterance = this.find(claim);
    if (!utterance) return failure(`there is no claim ${claim}`);
    if (!saysYes(utterance.verdict)) return failure("Lean has not verified it, so it cannot be accepted");
    this.say({ kind: "decided", utterance: utterance.id, decision: "accepted" });
    return ok(utterance.id);
  }

  /** Rejects a claim; a reason becomes a critique of it. */
  async reject({ actor, target, text }: Omit<Criticism, "kind">, at: AskedAt<Site>): Promise<Done> {
    if (!this.find(target)) return failure(`there is no claim ${target}`);
    this.say({ kind: "decided", utterance: target, decision: "rejected" });
    return text.trim() === "" ? ok(target) : this.criticise({ kind: "criticised", actor, target, text }, at);
  }

  /** Withdraws a claim. */
  withdraw(claim: string, actor: Actor): void {
    this.say({ kind: "withdrawn", utterance: claim, actor });
  }

  /** Runs a question at a hole, which is open until it is answered. */
  async #with<Answer>(
    claim: string | undefined,
    { place, signal }: AskedAt<Site>,
    ask: (hole: AskedHole, at: OpenedPlace<Site>) => Promise<Answer>,
  ): Promise<Result<Answer, string>> {
    const opened = await place.openAt(claim, this.#conversation, signal);
    if (opened.kind === "error") return signal.aborted ? stopped(signal) : opened;
    using at = opened.value;
    if (signal.aborted) return stopped(signal);
    return ok(await ask({ checker: at.checker, limits: { timeoutMs: this.#ports.timeoutMs } }, at));
  }

  #goalsOf(target: string, asked: AskedAt<Site>): Promise<readonly Goal[]> {
    return goalsOfClaim(this.find(target), target, async (part) => {
      const goals = await this.#with(part, asked, (hole) => Promise.resolve(hole.checker.goalsBefore));
      return goals.kind === "ok" ? goals.value : [];
    });
  }

  /** Runs the Lean blocks of an utterance, if any. If Lean cannot be asked, the utterance remains as it is. */
  async #runCode(
    { id, text, part }: { readonly id: string; readonly text: string; readonly part?: string | undefined },
    asked: AskedAt<Site>,
  ): Promise<Done> {
    if (!text.includes("```lean")) return ok(id);
    await this.#with(part, asked, async (hole) => {
      for (const run of await runCode(hole, text, asked.signal)) this.say({ kind: "ran", utterance: id, run });
    });
    return ok(id);
  }
}

function targetOf(target: string | undefined): { readonly target?: string } {
  return target === undefined ? {} : { target };
}

function stopped({ reason }: AbortSignal): Result<never, string> {
  const isLate = reason instanceof Error && reason.name === "TimeoutError";
  return failure(isLate ? "Lean took too long." : "The check was stopped.");
}
