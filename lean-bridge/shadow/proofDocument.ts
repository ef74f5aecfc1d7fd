import { randomInt } from "node:crypto";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import { commandRangeAt } from "../../core/lean/commandRange.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { Goal } from "../../core/lean/goal.ts";
import { freshWords } from "../../core/lean/freshWords.ts";
import type { Hole } from "../../core/lean/hole.ts";
import { findHoles } from "../../core/lean/hole.ts";
import type { HoleMode } from "../../core/lean/insertion.ts";
import type { ScreenSite } from "../../core/lean/screenText.ts";
import {
  declarationsAtRisk,
  joinMessages,
  likeBatch,
  maySetBatchOption,
  untoldDeclarations,
} from "../../core/lean/lostMessages.ts";
import type { Position } from "../../core/lean/textIndex.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import type { Answer } from "../session/answer.ts";
import type { LeanSession } from "../session/leanSession.ts";
import type { CheckSettings } from "./holeContext.ts";
import { DocumentHoleChecker } from "./holeChecker.ts";
import { LanePool } from "./lanePool.ts";
import type { ShadowLane } from "./shadowLane.ts";
import { holeOwner, standAtHole } from "./standAtHole.ts";
import type { HoleProblem } from "./standAtHole.ts";

export interface ProofDocumentOptions extends CheckSettings {
  readonly session: LeanSession;
  readonly text: string;
  readonly lanes: number;
  /** Lanes that outlive this text and may serve another one after it; without them, `lanes` new ones. */
  readonly pool?: LanePool;
}

/** The messages of one look at the clean document. */
export interface Baseline {
  readonly diagnostics: readonly Diagnostic[];
  /** Lean's server had left some of them out. */
  readonly hasLost?: boolean;
  /** Declarations about which nothing is said, not even then. */
  readonly untold: number;
}

/** One text as it stands, with shadow documents in which its holes are worked on. */
export class ProofDocument {
  readonly options: ProofDocumentOptions;
  readonly index: TextIndex;
  readonly pool: LanePool;
  #baseline: Baseline | undefined;

  constructor(options: ProofDocumentOptions) {
    this.options = options;
    this.index = new TextIndex(options.text);
    this.pool = options.pool ?? new LanePool(options.session, options.uri, options.lanes);
  }

  /** The messages about the text as it is. Asked once. */
  async baseline(signal: AbortSignal): Promise<Answer<Baseline>> {
    if (this.#baseline) return { kind: "answered", value: this.#baseline, version: this.options.version };
    const settled = await this.#onClean((lane) => this.#allMessages(lane, signal));
    if (settled.kind === "answered") this.#baseline = settled.value;
    return settled;
  }

  /** With those that Lean's server loses where it elaborates a block in parts. */
  async #allMessages(lane: ShadowLane, signal: AbortSignal): Promise<Answer<Baseline>> {
    const { text, baselineTimeoutMs } = this.options;
    const settled = await lane.settle(text, baselineTimeoutMs, signal);
    if (settled.kind === "unknown") return settled;
    const { diagnostics: said } = settled.value;
    if (untoldDeclarations(text, said) === 0 && declarationsAtRisk(text, said).length === 0)
      return { ...settled, value: { diagnostics: said, untold: 0 } };
    const likewise = likeBatch(text);
    // What Lean keeps of a text with that option is not enough to go on from after an edit.
    const again = await this.pool.onFreshLane((fresh) => fresh.settle(likewise.text, baselineTimeoutMs, signal));
    if (again.kind === "unknown") return again;
    const diagnostics = joinMessages(said, likewise, again.value.diagnostics);
    const untold = untoldDeclarations(text, diagnostics);
    return { ...settled, value: { diagnostics, untold, hasLost: diagnostics.length > said.length } };
  }

  async holes(signal: AbortSignal): Promise<Answer<readonly Hole[]>> {
    const baseline = await this.baseline(signal);
    if (baseline.kind === "unknown") return baseline;
    return { ...baseline, value: findHoles(this.options.text, baseline.value.diagnostics) };
  }

  /** The goals at a position of the clean text; null where no tactic stands. */
  goalsAt(position: Position, signal: AbortSignal): Promise<Answer<readonly Goal[] | null>> {
    return this.#onClean(async (lane) => {
      const settled = await lane.settle(this.options.text, this.options.baselineTimeoutMs, signal);
      return settled.kind === "unknown" ? settled : lane.ask((document) => document.goalsAt(position, signal));
    });
  }

  /** The expected type at a position of the clean text; null where Lean knows none. */
  termGoalAt(position: Position, signal: AbortSignal): Promise<Answer<Goal | null>> {
    return this.#onClean(async (lane) => {
      const settled = await lane.settle(this.options.text, this.options.baselineTimeoutMs, signal);
      return settled.kind === "unknown" ? settled : lane.ask((document) => document.termGoalAt(position, signal));
    });
  }

  /** Finds out what Lean expects at the hole and with which goals; the checker tries candidates there. */
  async openHole(hole: Hole, signal: AbortSignal): Promise<Result<DocumentHoleChecker, HoleProblem>> {
    if (maySetBatchOption(this.options.text)) return failure(cannotBeEdited);
    const baseline = await this.baseline(signal);
    if (baseline.kind === "unknown")
      return failure({ kind: "unknown", message: `Lean did not finish the file: ${baseline.detail}` });
    const words = freshWords(secureRandom);
    const command = commandRangeAt(this.options.text, hole.start);
    const { lean } = this.options.session;
    const place = { text: this.options.text, hole, command, words, ...(lean ? { lean } : {}) };
    const modes: readonly HoleMode[] = hole.kind === "sorry" ? ["tactic", "term"] : ["tactic"];
    let problem: HoleProblem | undefined;
    for (const mode of modes) {
      const opened = await this.#tryMode({ ...place, mode }, baseline.value, signal);
      if (opened.kind === "ok") opened.value.lookAhead();
      if (opened.kind === "ok") return opened;
      if (opened.problem.kind === "severalStates" || opened.problem.kind === "unknown") return opened;
      // What went wrong as a tactic says more than what went wrong as a term, which is only the second guess.
      problem ??= opened.problem;
    }
    return failure(problem ?? { kind: "noGoal", message: "Lean expects no proof here" });
  }

  #tryMode(
    site: ScreenSite,
    baseline: Baseline,
    signal: AbortSignal,
  ): Promise<Result<DocumentHoleChecker, HoleProblem>> {
    const task = { site, timeoutMs: this.options.baselineTimeoutMs };
    return this.pool.screening.withLane(async (lane) => {
      const stood = await standAtHole(lane, task, signal);
      if (stood.kind === "error") return stood;
      const owner = await holeOwner(lane, { ...task, stood: stood.value }, signal);
      const { goals, ...screenBaseline } = stood.value;
      const { diagnostics: cleanBaseline, untold } = baseline;
      const asked = {
        uri: this.options.uri,
        textBefore: site.text.slice(0, site.command.start),
        timeoutMs: task.timeoutMs,
      };
      const tactics = await this.pool.knownTactics.at(lane, asked, signal);
      const situation = { site, owner, goalsBefore: goals, tactics, cleanBaseline, untold, screenBaseline };
      return ok(new DocumentHoleChecker(situation, this.options, this.pool));
    });
  }

  #onClean<Value>(work: (lane: ShadowLane) => Promise<Value>): Promise<Value> {
    return maySetBatchOption(this.options.text) ? this.pool.onFreshLane(work) : this.pool.clean.withLane(work);
  }

  close(): void {
    if (!this.options.pool) this.pool.close();
  }
}

const cannotBeEdited: HoleProblem = {
  kind: "unknown",
  message:
    "the file sets `internal.cmdlineSnapshots`, with which Lean's server cannot go on from an edit; remove the option",
};

/** Nothing of our words may be guessed. */
function secureRandom(): number {
  return randomInt(2 ** 32) / 2 ** 32;
}
