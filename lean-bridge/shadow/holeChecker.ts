import type { Goal } from "../../core/lean/goal.ts";
import type { CheckLimits, HoleChecker, TacticNames } from "../../core/lean/ports.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { DeclarationWord } from "./declarationWord.ts";
import { FastLanes } from "./fastLanes.ts";
import { Gating } from "./gating.ts";
import { harvestOn, offeredAt } from "./harvest.ts";
import type { CheckSettings, HoleContext } from "./holeContext.ts";
import { holeContext, insertionAt, textBefore } from "./holeContext.ts";
import type { LanePool } from "./lanePool.ts";
import { Screening } from "./screening.ts";
import type { Situation } from "./situation.ts";
import { Warming } from "./warming.ts";

/** Tries candidates at one hole of one version of a document. See docs/VERIFICATION.md for the passes. */
export class DocumentHoleChecker implements HoleChecker {
  readonly #context: HoleContext;
  readonly #lifetime = new AbortController();
  readonly #fast: FastLanes;
  readonly #screening: Screening;
  readonly #gating: Gating;
  readonly #warming: Warming;

  constructor(situation: Situation, settings: CheckSettings, pool: LanePool) {
    const { baselineTimeoutMs: timeoutMs } = settings;
    const word = new DeclarationWord({ situation, timeoutMs, otherLanes: pool.unmoduled });
    this.#context = holeContext(situation, settings, pool);
    this.#fast = new FastLanes(this.#context);
    this.#screening = new Screening(this.#context, this.#fast);
    this.#gating = new Gating(this.#context, word);
    this.#warming = new Warming(this.#context, this.#screening, word);
  }

  get parallel(): number {
    return this.#context.pool.screening.size;
  }

  get goalsBefore(): readonly Goal[] {
    return this.#context.situation.goalsBefore;
  }

  get documentBefore(): string {
    return textBefore(this.#context.situation);
  }

  get tactics(): TacticNames {
    return this.#context.situation.tactics;
  }

  get offered(): readonly string[] {
    const { site, cleanBaseline } = this.#context.situation;
    return offeredAt(site, cleanBaseline);
  }

  get declaration(): string {
    const { text, command } = this.#context.situation.site;
    return text.slice(command.start, command.end);
  }

  screen(candidates: readonly string[], limits: CheckLimits, signal: AbortSignal): Promise<readonly Verdict[]> {
    return this.#screening.screen(candidates, limits, signal);
  }

  gate(candidate: string, screened: Verdict, signal: AbortSignal): AsyncGenerator<Verdict, void> {
    return this.#gating.gate(candidate, screened, signal);
  }

  harvest(tactic: string, limits: CheckLimits, signal: AbortSignal): Promise<readonly string[]> {
    const { situation, pool } = this.#context;
    const task = { site: situation.site, tactic, timeoutMs: limits.timeoutMs };
    return pool.screening.withLane((lane) => harvestOn(lane, task, signal));
  }

  insertion(candidate: string, goalsLeft: number): TextEdit {
    return insertionAt(this.#context.situation, candidate, goalsLeft);
  }

  /** Begins, on the lane that is not asked for candidates, what the first gate would have to wait for. */
  lookAhead(): void {
    // Nobody waits for this promise: without its answer the gate asks for itself.
    this.#warming.lookAhead(this.#lifetime.signal).catch(() => undefined);
  }

  /**
   * Resolves when Lean stands at the hole on the lanes for candidates and for the gate: the goal is warm. Of the lanes
   * for candidates one is enough for who waits for a suggestion; `lanes` are made ready for who has many.
   */
  ready(signal: AbortSignal, lanes = 1): Promise<void> {
    return this.#warming.ready(signal, lanes);
  }

  /** Does ahead what later questions profit from: the part of the file before the declaration as a module. */
  async warmUp(signal: AbortSignal): Promise<void> {
    await this.screen(["skip"], { timeoutMs: this.#context.settings.baselineTimeoutMs }, signal);
    await this.#fast.open();
  }

  /** The part before the declaration is imported instead of walked. */
  get isFast(): boolean {
    return this.#fast.isOpen;
  }

  /** Ends what was opened for this hole alone. */
  dispose(): void {
    this.#lifetime.abort();
    this.#fast.close();
  }
}
