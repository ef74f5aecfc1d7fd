import { lastVerdict } from "../lean/checkStep.ts";
import type { HoleChecker } from "../lean/ports.ts";
import type { Verdict } from "../lean/verdict.ts";
import { LeanAccount } from "./leanAccount.ts";
import { shareMs, silenceMeansGone } from "./searchAllowances.ts";
import type { SearchOptions } from "./searchEvents.ts";
import type { GoalNode } from "./tree/proofTree.ts";
import { searchText } from "./tree/proofText.ts";

/** Verdicts on texts, in their order, and how long they took together, milliseconds. */
export interface Screening {
  readonly verdicts: readonly Verdict[];
  readonly elapsedMs: number;
}

/** The questions of a search to Lean, with their limits; they are counted, and so is Lean's silence. */
export class SearchLean {
  readonly account: LeanAccount;
  readonly #checker: HoleChecker;
  readonly #options: SearchOptions;
  #silent = 0;

  constructor(checker: HoleChecker, options: SearchOptions) {
    this.#checker = checker;
    this.#options = options;
    this.account = new LeanAccount(options.now);
  }

  /** So many questions were not answered that nobody is there any more. */
  get isGone(): boolean {
    return this.#silent >= silenceMeansGone;
  }

  /** Lean is given another chance. */
  begin(): void {
    this.#silent = 0;
  }

  heard(verdict: Verdict, signal: AbortSignal): void {
    this.#silent = verdict.kind === "unknown" && !signal.aborted ? this.#silent + 1 : 0;
  }

  /** The candidate text of a move at a goal. */
  textAt(node: GoalNode, text: string): string {
    return searchText(node, text, this.#checker.goalsBefore.length > 1);
  }

  /** `factor`: how many times the usual allowance each text has. */
  async screen(texts: readonly string[], factor: number, signal: AbortSignal): Promise<Screening> {
    const { candidateTimeoutMs, candidateHeartbeats, now } = this.#options;
    const limits = {
      timeoutMs: (candidateTimeoutMs + shareMs * (texts.length - 1)) * factor,
      maxHeartbeats: candidateHeartbeats * factor,
    };
    this.account.calls += texts.length;
    const begunMs = now();
    const verdicts = await this.account.during(() => this.#checker.screen(texts, limits, signal));
    return { verdicts, elapsedMs: now() - begunMs };
  }

  gate(text: string, screened: Verdict, signal: AbortSignal): Promise<Verdict> {
    return this.account.during(() => lastVerdict(this.#checker.gate(text, screened, signal)));
  }

  /** The offers of a suggesting tactic, unchecked. */
  harvest(text: string, signal: AbortSignal): Promise<readonly string[]> {
    this.account.calls += 1;
    const limits = { timeoutMs: this.#options.harvestTimeoutMs };
    return this.account.during(() => this.#checker.harvest(text, limits, signal));
  }
}
