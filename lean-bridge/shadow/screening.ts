import type { CheckLimits } from "../../core/lean/ports.ts";
import { refuseCandidate } from "../../core/lean/syntaxGate.ts";
import type { Finding, Verdict } from "../../core/lean/verdict.ts";
import type { AskBatch } from "./batchFindings.ts";
import { batchFindings } from "./batchFindings.ts";
import type { FastLanes } from "./fastLanes.ts";
import { findingKey, siteKey } from "./findingCache.ts";
import type { HoleContext } from "./holeContext.ts";
import { takenBack, verdictOf, whileImportsHold } from "./holeContext.ts";
import { planBatches, screenOn } from "./screenPass.ts";
import type { Situation } from "./situation.ts";

/** An edit costs as much as a few candidates, but a candidate that hangs makes all of its batch wait. */
const largestBatch = 32;
/** So few are not worth an edit on each lane. */
const smallestBatch = 8;

/** The screen at one hole. */
export class Screening {
  readonly #context: HoleContext;
  readonly #fast: FastLanes;
  readonly #siteKey: string;

  constructor(context: HoleContext, fast: FastLanes) {
    this.#context = context;
    this.#fast = fast;
    this.#siteKey = siteKey(context.situation.site);
  }

  /** A verdict for each candidate, in their order. Several share an edit where that cannot change their meaning. */
  async screen(candidates: readonly string[], limits: CheckLimits, signal: AbortSignal): Promise<readonly Verdict[]> {
    const verdicts = new Map<string, Verdict>();
    const runnable = [...new Set(candidates)].filter((candidate) => {
      const finding = this.#answered(candidate, limits);
      if (finding) verdicts.set(candidate, verdictOf(this.#context, finding, 0));
      return !finding;
    });
    this.#fast.noteScreened(runnable.length);
    await Promise.all(
      this.#batches(runnable).map(async (batch) => {
        for (const [candidate, verdict] of await this.#screenBatch(batch, limits, signal))
          verdicts.set(candidate, verdict);
      }),
    );
    return candidates.flatMap((candidate) => verdicts.get(candidate) ?? []);
  }

  /** A finding about a candidate that need not be run. */
  #answered(candidate: string, limits: CheckLimits): Finding | undefined {
    const { settings, pool } = this.#context;
    const refusal = refuseCandidate(candidate, settings);
    if (refusal) return { kind: "refused", level: "none", reason: refusal.what };
    const kept = pool.findings.find(findingKey(this.#siteKey, candidate, limits));
    return kept && whileImportsHold(this.#context, kept);
  }

  #batches(candidates: readonly string[]): readonly (readonly string[])[] {
    const { situation, pool } = this.#context;
    const share = Math.ceil(candidates.length / pool.screening.size);
    return planBatches(situation, candidates, Math.min(Math.max(share, smallestBatch), largestBatch));
  }

  async #screenBatch(
    batch: readonly string[],
    limits: CheckLimits,
    signal: AbortSignal,
  ): Promise<readonly (readonly [string, Verdict])[]> {
    const found = await batchFindings(batch, this.#asker(limits, signal), signal);
    return batch.map((candidate, at) => {
      const { finding: said, elapsedMs } = found[at] ?? { finding: takenBack, elapsedMs: 0 };
      const finding = whileImportsHold(this.#context, said);
      this.#context.pool.findings.keep(findingKey(this.#siteKey, candidate, limits), finding);
      return [candidate, verdictOf(this.#context, finding, elapsedMs)];
    });
  }

  #asker(limits: CheckLimits, signal: AbortSignal): AskBatch {
    const { situation, lanes } = this.#fast.current;
    return ({ candidates, settlesSorts }) => {
      const task = { situation: changed(situation, limits, settlesSorts), candidates, timeoutMs: limits.timeoutMs };
      const cancelling = { signal, ifCancelled: candidates.map(() => takenBack) };
      return lanes.withLane<readonly Finding[]>((lane) => screenOn(lane, task, signal), cancelling);
    };
  }
}

/** The situation with the asker's own limit in its text. */
function changed(situation: Situation, { maxHeartbeats }: CheckLimits, settlesSorts: boolean): Situation {
  const limit = maxHeartbeats === undefined ? {} : { maxHeartbeats };
  return { ...situation, site: { ...situation.site, ...limit, ...(settlesSorts ? { settlesSorts } : {}) } };
}
