import { Bell } from "../base/bell.ts";
import { Channel } from "../base/channel.ts";
import { normaliseGoals } from "../lean/goal.ts";
import type { Candidate, HoleChecker } from "../lean/ports.ts";
import type { SuccessVerdict, Verdict } from "../lean/verdict.ts";
import { isSuccess, isVerified } from "../lean/verdict.ts";
import type { HistoryRanking } from "../ranking/historyRanking.ts";
import { rankedCandidates } from "./rankedCandidates.ts";
import { stepCandidates } from "./stepCandidates.ts";

/** A candidate with Lean's verdict on the exact text that would be inserted. */
export interface Suggestion {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
}

export interface SuggestOptions {
  readonly candidateTimeoutMs: number;
  readonly harvestTimeoutMs: number;
  /** Stop when so many proofs are verified. */
  readonly proofsWanted: number;
  /** Verify at most so many steps that leave goals. */
  readonly stepsWanted: number;
  /** When it fires, no further candidate is begun; what has been found is verified. */
  readonly deadline: AbortSignal;
  /** When it fires, what is not verified by then is left; without it, verifying takes the time that it takes. */
  readonly end?: AbortSignal;
  /** Changes the order by what worked in this project; without it the order is the fixed one. */
  readonly history?: HistoryRanking | undefined;
}

export type SuggestEvent =
  | { readonly kind: "screened"; readonly candidate: Candidate; readonly verdict: Verdict }
  /** Verified at V3, and to be shown at once. */
  | { readonly kind: "suggested"; readonly suggestion: Suggestion }
  /** More is known about a suggestion than when it was shown; it takes the place of the one with the same text. */
  | { readonly kind: "raised"; readonly suggestion: Suggestion }
  /** The axioms of a suggestion speak against it, or are unknown by now: it is verified no longer. */
  | { readonly kind: "withdrawn"; readonly suggestion: Suggestion }
  /** The screen said yes and the gate said no: a defect to be looked at; the gate counts. */
  | {
      readonly kind: "disagreement";
      readonly candidate: Candidate;
      readonly screened: Verdict;
      readonly gated: Verdict;
    };

/**
 * Suggestions for one hole, as they are verified. After the deadline what has been verified stands and the iteration
 * ends; `signal` takes the whole question back.
 */
export async function* suggest(
  checker: HoleChecker,
  options: SuggestOptions,
  signal: AbortSignal,
): AsyncGenerator<SuggestEvent> {
  const search = new SuggestionSearch(checker, options, signal);
  const finished = search.run().then(
    () => search.events.end(),
    (error: unknown) => search.events.fail(error),
  );
  yield* search.events;
  await finished;
}

/** A person waits for the first answer, so that the first edits hold only what is cheapest. */
const firstBatchSizes = [2, 4];
const batchSize = 8;
const firstHarvestAfter = 24;
const harvestEvery = 16;
/** When so many candidates have been answered without a proof, a second step that leaves goals is worth showing. */
const stepsAfter = 16;
/** So many steps may be verified while the search goes on; better ones may still come. */
const earlySteps = 2;

interface Screened {
  readonly candidate: Candidate;
  readonly verdict: SuccessVerdict;
}

/** A proof that is shown, and what the gate may say of it further on. */
interface ShownProof extends Suggestion {
  readonly further: AsyncGenerator<Verdict, void>;
}

class SuggestionSearch {
  readonly events = new Channel<SuggestEvent>();
  readonly #checker: HoleChecker;
  readonly #options: SuggestOptions;
  readonly #signal: AbortSignal;
  readonly #trying: AbortSignal;
  readonly #queue: Candidate[];
  readonly #harvests: string[];
  readonly #seenTexts = new Set<string>();
  readonly #seenStates = new Set<string>();
  readonly #proofsToVerify: Screened[] = [];
  readonly #steps: Screened[] = [];
  readonly #proofsToRaise: ShownProof[] = [];
  readonly #news = new Bell();
  #isScreening = true;
  /** The kind of the candidate at the gate, until it is shown or turned down. */
  #atGate: "proof" | "step" | undefined;
  #batches = 0;
  #proofs = 0;
  /** Proofs that are shown and whose axioms are not known yet. */
  #unraised = 0;
  #verifiedSteps = 0;
  #taken = 0;
  #answered = 0;
  #harvested = 0;

  constructor(checker: HoleChecker, options: SuggestOptions, signal: AbortSignal) {
    this.#checker = checker;
    this.#options = options;
    this.#signal = options.end ? AbortSignal.any([signal, options.end]) : signal;
    this.#trying = AbortSignal.any([signal, options.deadline]);
    this.#trying.addEventListener("abort", () => this.#news.ring(), { once: true });
    const goal = checker.goalsBefore[0];
    const { candidates, harvests } = goal
      ? stepCandidates({ goal, documentBefore: checker.documentBefore, tactics: checker.tactics })
      : { candidates: [], harvests: [] };
    const { history } = options;
    const ranked = goal && history ? rankedCandidates(candidates, { goal, history }) : candidates;
    this.#queue = [...checker.offered.map((text) => ({ text, source: "harvest:file" })), ...ranked];
    this.#harvests = [...harvests];
  }

  async run(): Promise<void> {
    const screening = Promise.all(Array.from({ length: this.#checker.parallel }, () => this.#screen())).finally(() => {
      this.#isScreening = false;
      this.#news.ring();
    });
    await Promise.all([screening, this.#verify()]);
  }

  get #hasEnough(): boolean {
    return this.#proofs >= this.#options.proofsWanted;
  }

  /** Nothing is begun that would slow down the gate while what somebody waits for may be about to pass it. */
  get #mayPassGate(): boolean {
    if (this.#proofs > 0) return false;
    const isProofDue = this.#proofsToVerify.length > 0 || this.#atGate === "proof";
    const isFirstStepDue = this.#verifiedSteps === 0 && (this.#atGate === "step" || this.#maySuggestStep);
    return isProofDue || isFirstStepDue;
  }

  async #screen(): Promise<void> {
    while (!this.#trying.aborted) {
      if (this.#hasEnough && this.#unraised === 0) return;
      // A proof that is shown may still be withdrawn, and then the search goes on.
      if (this.#hasEnough || this.#mayPassGate) {
        await this.#news.heard();
        continue;
      }
      const harvest = this.#harvestIsDue() ? this.#harvests.shift() : undefined;
      if (harvest !== undefined) await this.#harvest(harvest);
      else {
        const batch = this.#nextBatch();
        if (batch.length === 0) return;
        await this.#try(batch);
      }
    }
  }

  /** The next candidates that were not tried yet, as many as one edit may hold. */
  #nextBatch(): readonly Candidate[] {
    const size = firstBatchSizes[this.#batches] ?? batchSize;
    this.#batches += 1;
    const batch: Candidate[] = [];
    while (batch.length < size) {
      const next = this.#queue.shift();
      if (!next) break;
      if (this.#seenTexts.has(next.text)) continue;
      this.#seenTexts.add(next.text);
      batch.push(next);
    }
    this.#taken += batch.length;
    return batch;
  }

  /** The suggesting tactics are slow: first the cheap closers, then one of them after every few candidates. */
  #harvestIsDue(): boolean {
    const due = firstHarvestAfter + this.#harvested * harvestEvery;
    if (this.#harvests.length === 0 || (this.#queue.length > 0 && this.#taken < due)) return false;
    this.#harvested += 1;
    return true;
  }

  async #harvest(tactic: string): Promise<void> {
    const offered = await this.#checker.harvest(tactic, { timeoutMs: this.#options.harvestTimeoutMs }, this.#trying);
    this.#queue.unshift(...offered.map((text) => ({ text, source: `harvest:${tactic}` })));
  }

  async #try(batch: readonly Candidate[]): Promise<void> {
    const limits = { timeoutMs: this.#options.candidateTimeoutMs };
    const texts = batch.map((candidate) => candidate.text);
    const verdicts = await this.#checker.screen(texts, limits, this.#trying);
    for (const [at, verdict] of verdicts.entries()) {
      const candidate = batch[at];
      if (!candidate) continue;
      this.events.push({ kind: "screened", candidate, verdict });
      // A suggestion for one goal must not change its siblings behind the person's back.
      if (isSuccess(verdict) && verdict.effect === "main") this.#keep({ candidate, verdict });
    }
    this.#answered += batch.length;
    this.#news.ring();
  }

  #keep(screened: Screened): void {
    const { verdict } = screened;
    if (verdict.kind === "proved") this.#proofsToVerify.push(screened);
    if (verdict.kind === "progress") {
      const state = normaliseGoals(verdict.goalsAfter);
      if (!this.#seenStates.has(state)) this.#steps.push(screened);
      this.#seenStates.add(state);
    }
  }

  async #verify(): Promise<void> {
    for (;;) {
      const next = this.#nextToVerify();
      const shown = next ? undefined : this.#proofsToRaise.shift();
      if (next) await this.#gate(next);
      else if (shown && !this.#signal.aborted) await this.#raise(shown);
      else if (!this.#isScreening) return;
      else await this.#news.heard();
    }
  }

  /** Proofs as they come. Steps of which the best are known only at the end: a few at once, the others then. */
  #nextToVerify(): Screened | undefined {
    if (this.#signal.aborted) return undefined;
    const proof = this.#proofs < this.#options.proofsWanted ? this.#proofsToVerify.shift() : undefined;
    if (proof || !this.#maySuggestStep) return proof;
    // The first is the one that a person would try first, which is the order of the portfolio.
    if (this.#verifiedSteps > 0) this.#steps.sort((left, right) => goalsLeft(left) - goalsLeft(right));
    return this.#steps.shift();
  }

  get #maySuggestStep(): boolean {
    if (this.#steps.length === 0 || this.#proofs > 0 || this.#verifiedSteps >= this.#options.stepsWanted) return false;
    const isEarly = this.#verifiedSteps < earlySteps;
    return !this.#isScreening || this.#verifiedSteps === 0 || (isEarly && this.#answered >= stepsAfter);
  }

  async #gate({ candidate, verdict: screened }: Screened): Promise<void> {
    this.#atGate = screened.kind === "proved" ? "proof" : "step";
    const verdicts = this.#checker.gate(candidate.text, screened, this.#signal);
    const { value: verdict } = await verdicts.next();
    this.#atGate = undefined;
    if (this.#signal.aborted || !verdict) return;
    if (!isVerified(verdict)) this.events.push({ kind: "disagreement", candidate, screened, gated: verdict });
    else {
      this.events.push({ kind: "suggested", suggestion: { candidate, verdict } });
      if (verdict.kind !== "proved") this.#verifiedSteps += 1;
      else {
        this.#proofs += 1;
        this.#unraised += 1;
        this.#proofsToRaise.push({ candidate, verdict, further: verdicts });
      }
    }
    this.#news.ring();
  }

  /** Axioms are looked at after the suggestion has been shown, so that nobody waits for them. */
  async #raise({ candidate, verdict: shown, further }: ShownProof): Promise<void> {
    const verdict = (await further.next()).value ?? shown;
    this.#unraised -= 1;
    if (this.#signal.aborted) return;
    if (isVerified(verdict)) this.events.push({ kind: "raised", suggestion: { candidate, verdict } });
    else {
      this.#proofs -= 1;
      this.events.push({ kind: "withdrawn", suggestion: { candidate, verdict } });
    }
    this.#news.ring();
  }
}

function goalsLeft({ verdict }: Screened): number {
  return verdict.goalsAfter.length;
}
