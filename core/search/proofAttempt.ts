import { checkStep } from "../lean/checkStep.ts";
import type { HoleChecker } from "../lean/ports.ts";
import type { Verdict } from "../lean/verdict.ts";
import { isVerified } from "../lean/verdict.ts";
import type { HistoryRanking } from "../ranking/historyRanking.ts";
import { searchWithHistory } from "./historyMoves.ts";
import { ProofSearch } from "./proofSearch.ts";
import type { SearchEvent, SearchOptions, SearchRecord } from "./searchEvents.ts";
import { defaultSearch } from "./searchEvents.ts";
import type { Timer, WorkTime } from "./workTime.ts";
import { graceMs, workTime } from "./workTime.ts";

/** A checker that can have Lean stand at the hole before something is asked. */
export interface ReadyChecker extends HoleChecker {
  ready(signal: AbortSignal, lanes?: number): Promise<void>;
}

export interface ProofTask {
  readonly checker: ReadyChecker;
  /** From here on, with Lean at the hole: reading the file up to there is not the search's time. */
  readonly budgetMs: number;
  readonly options: SearchOptions;
  /** The tree of an earlier search at this goal. */
  readonly resumed?: SearchRecord;
  readonly timer: Timer;
}

/** Without a proof: the steps of the way that came furthest, where Lean accepts them as they stand. */
export interface PartialProof {
  readonly text: string;
  readonly verdict: Verdict;
}

/** The events of a search, of which `ended` is the last; if there is no proof, `partial` may follow it. */
export type ProofEvent = SearchEvent | ({ readonly kind: "partial" } & PartialProof);

/** The search that everybody gets, with the moves and the order that history adds. */
export function usualSearch(now: () => number, history: HistoryRanking | undefined): SearchOptions {
  return { ...defaultSearch, now, ...(history?.isOn ? searchWithHistory(history) : {}) };
}

/** At most this share of the budget is waited for Lean to use its tactics for the first time. */
const warmingShare = 0.4;
const longestPartialMs = 15_000;

/** Looks for a whole proof at one hole within a budget, for whoever shows it: the command line, the editor, a measurement. */
export class ProofAttempt {
  readonly search: ProofSearch;
  readonly #task: ProofTask;

  constructor(task: ProofTask) {
    this.#task = task;
    this.search = new ProofSearch(task.checker, task.options);
    if (task.resumed) this.search.resume(task.resumed);
  }

  /**
   * Searches, and without a proof has the steps verified that can be kept. When `signal` fires the search ends at once, and
   * verifying them takes `graceMs` at the most.
   */
  async *run(signal: AbortSignal): AsyncGenerator<ProofEvent, void> {
    const time = workTime(this.#task.budgetMs, this.#task.timer);
    await this.#warm(AbortSignal.any([signal, time.end]));
    let isProved = false;
    for await (const event of this.search.run(time.deadline, signal, time.end)) {
      if (event.kind === "ended") isProved = event.end.kind === "proved";
      yield event;
    }
    const partial = isProved ? undefined : await this.#partial(time, signal);
    if (partial) yield { kind: "partial", ...partial };
  }

  /** Waits until Lean stands at the hole, for a share of the budget at the most; what is left of it goes on beside the search. */
  async #warm(signal: AbortSignal): Promise<void> {
    const { checker, timer, budgetMs } = this.#task;
    const enough = timer(budgetMs * warmingShare);
    const isOver = new Promise<void>((resolve) => {
      enough.addEventListener("abort", () => resolve(), { once: true });
    });
    // Without it the search is slower at first, and no worse.
    await Promise.race([checker.ready(signal, checker.parallel).catch(() => undefined), isOver]);
  }

  /** Asks Lean about the steps that an unfinished search leaves behind, in what is left of its time. */
  async #partial({ end }: WorkTime, stopped: AbortSignal): Promise<PartialProof | undefined> {
    const text = this.search.partial;
    if (text === undefined) return undefined;
    const { checker, timer } = this.#task;
    const signal = stopped.aborted ? AbortSignal.any([end, timer(graceMs)]) : end;
    const { verdict } = await checkStep(checker, { text, limits: { timeoutMs: longestPartialMs } }, signal);
    return isVerified(verdict) ? { text, verdict } : undefined;
  }
}
