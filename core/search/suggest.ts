import { Channel } from "../base/channel.ts";
import { normaliseGoals } from "../lean/goal.ts";
import type { Candidate, HoleChecker } from "../lean/ports.ts";
import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import { portfolio, suggestingTactics } from "./portfolio.ts";

/** A candidate with Lean's verdict on the exact text that would be inserted. */
export interface Suggestion {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
}

export interface SuggestOptions {
  /** How many candidates are tried at the same time; the checker's lanes. */
  readonly parallel: number;
  readonly candidateTimeoutMs: number;
  readonly harvestTimeoutMs: number;
  /** Stop when so many proofs are verified. */
  readonly proofsWanted: number;
  /** Verify at most so many steps that leave goals. */
  readonly stepsWanted: number;
  /** When it fires, no further candidate is begun; what is being verified is finished. */
  readonly deadline: AbortSignal;
}

export type SuggestEvent =
  | { readonly kind: "screened"; readonly candidate: Candidate; readonly verdict: Verdict }
  | { readonly kind: "suggested"; readonly suggestion: Suggestion }
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
  const runners = Array.from({ length: options.parallel }, () => search.run());
  const finished = Promise.all(runners)
    .then(() => search.verifySteps())
    .then(
      () => search.events.end(),
      (error: unknown) => search.events.fail(error),
    );
  yield* search.events;
  await finished;
}

const batchSize = 8;
const firstHarvestAfter = 24;
const harvestEvery = 16;

class SuggestionSearch {
  readonly events = new Channel<SuggestEvent>();
  readonly #checker: HoleChecker;
  readonly #options: SuggestOptions;
  readonly #signal: AbortSignal;
  readonly #trying: AbortSignal;
  readonly #queue: Candidate[];
  readonly #harvests: string[] = [...suggestingTactics];
  readonly #seenTexts = new Set<string>();
  readonly #seenStates = new Set<string>();
  readonly #steps: { readonly candidate: Candidate; readonly verdict: Verdict }[] = [];
  #proofs = 0;
  #taken = 0;
  #harvested = 0;

  constructor(checker: HoleChecker, options: SuggestOptions, signal: AbortSignal) {
    this.#checker = checker;
    this.#options = options;
    this.#signal = signal;
    this.#trying = AbortSignal.any([signal, options.deadline]);
    const goal = checker.goalsBefore[0];
    this.#queue = goal ? [...portfolio({ goal, documentBefore: checker.documentBefore })] : [];
  }

  get #done(): boolean {
    return this.#trying.aborted || this.#proofs >= this.#options.proofsWanted;
  }

  async run(): Promise<void> {
    while (!this.#done) {
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
    const batch: Candidate[] = [];
    while (batch.length < batchSize) {
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
    const verdicts = await this.#checker.screenAll(texts, limits, this.#trying);
    for (const [at, verdict] of verdicts.entries()) {
      const candidate = batch[at];
      if (candidate) this.events.push({ kind: "screened", candidate, verdict });
      // A suggestion for one goal must not change its siblings behind the person's back.
      if (candidate && verdict.effect === "main") await this.#follow(candidate, verdict);
    }
  }

  async #follow(candidate: Candidate, verdict: Verdict): Promise<void> {
    if (verdict.kind === "proved" && this.#proofs < this.#options.proofsWanted) await this.#gate(candidate, verdict);
    if (verdict.kind === "progress" && verdict.goalsAfter) {
      const state = normaliseGoals(verdict.goalsAfter);
      if (!this.#seenStates.has(state)) this.#steps.push({ candidate, verdict });
      this.#seenStates.add(state);
    }
  }

  /** Steps are only worth the gate's time once it is clear that no proof was found, and then the best few. */
  async verifySteps(): Promise<void> {
    const byGoals = (entry: { readonly verdict: Verdict }): number => entry.verdict.goalsAfter?.length ?? 0;
    const best = this.#steps.toSorted((left, right) => byGoals(left) - byGoals(right));
    let verified = 0;
    for (const { candidate, verdict } of best) {
      if (this.#proofs > 0 || verified >= this.#options.stepsWanted) return;
      if (await this.#gate(candidate, verdict)) verified += 1;
    }
  }

  async #gate(candidate: Candidate, screened: Verdict): Promise<boolean> {
    const verdict = await this.#checker.gate(candidate.text, screened, this.#signal);
    if (!isVerified(verdict)) {
      this.events.push({ kind: "disagreement", candidate, screened, gated: verdict });
      return false;
    }
    if (verdict.kind === "proved") this.#proofs += 1;
    this.events.push({ kind: "suggested", suggestion: { candidate, verdict } });
    return true;
  }
}
