import { setTimeout as wait } from "node:timers/promises";
import type { LogOutputChannel, TextDocument } from "vscode";
import type { Result } from "../../core/base/result.ts";
import { ok } from "../../core/base/result.ts";
import { judgeStep } from "../../core/conversation/judgeStep.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { goalsToLeaveOpen } from "../../core/lean/verdict.ts";
import type { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import type { SuggestEvent, SuggestOptions, Suggestion } from "../../core/search/suggest.ts";
import { suggestionLimits } from "../../core/search/suggestionLimits.ts";
import { workTime } from "../../core/search/workTime.ts";
import { timeSignal } from "../../lean-bridge/session/timeSignal.ts";
import type * as searchBundle from "../search/searchBundle.ts";
import type { Settings } from "../settings/settingsSchema.ts";
import type { Checked } from "./checked.ts";
import type { HoleOpener, HolePlace, ImportsAtHand, OpenedHole } from "./documentLanes.ts";
import { wholeFileTimeoutMs } from "./documentLanes.ts";

const candidateLimits = { timeoutMs: suggestionLimits.candidateTimeoutMs };
/** A cursor that stays so long at a goal may be followed by a question. */
const restMs = 300;

/** Where suggestions are looked for, and how. */
export interface SuggestionPlace extends HolePlace {
  /** What history says about the order in which candidates are tried. */
  readonly history?: HistoryRanking;
  /** How much is looked for; otherwise what a person who asks in the panel gets. */
  readonly wanted?: Pick<SuggestOptions, "proofsWanted" | "stepsWanted"> & { readonly seconds: number };
}

/** What comes of looking for suggestions: one, that a candidate was tried, or why nothing can be looked for. */
export type SuggestionNews =
  | Checked
  | { readonly kind: "screened" }
  | { readonly kind: "problem"; readonly message: string };

interface CheckedStepsParts {
  readonly holes: HoleOpener;
  readonly log: Pick<LogOutputChannel, "warn">;
  readonly settings: () => Pick<Settings, "askSeconds">;
  /** The code of the search, which is loaded when it is needed first. */
  readonly code: () => Pick<typeof searchBundle, "suggest">;
}

/** Checks texts at places of open documents. */
export class CheckedSteps {
  readonly #holes: HoleOpener;
  readonly #log: Pick<LogOutputChannel, "warn">;
  readonly #settings: () => Pick<Settings, "askSeconds">;
  readonly #code: () => Pick<typeof searchBundle, "suggest">;
  /** For each verdict that was handed out, which imports it was given for. */
  readonly #given = new WeakMap<Verdict, ImportsAtHand>();
  #preparing = new AbortController();

  constructor({ holes, log, settings, code }: CheckedStepsParts) {
    this.#holes = holes;
    this.#log = log;
    this.#settings = settings;
    this.#code = code;
  }

  /**
   * Has Lean stand at the hole that the cursor means, so that an answer comes sooner. Only in a document for which somebody
   * has asked before: the lanes take memory. Where the cursor has moved on meanwhile, nothing further is begun.
   */
  async prepare(document: TextDocument, offset: number): Promise<void> {
    this.#preparing.abort();
    const preparing = new AbortController();
    this.#preparing = preparing;
    if (!this.#holes.importsOf(document)) return;
    await wait(restMs);
    if (preparing.signal.aborted) return;
    // What Lean has begun it finishes: letting go of it takes longer.
    const patience = AbortSignal.timeout(wholeFileTimeoutMs);
    const opened = await this.#holes.openHole(document, { offset }, patience);
    if (opened.kind === "error") return;
    try {
      if (!preparing.signal.aborted) await opened.value.checker.ready(patience);
    } finally {
      opened.value.checker.dispose();
    }
  }

  /** The hole that the cursor means, for whoever asks several things there; to be disposed of by them. */
  open(document: TextDocument, place: HolePlace, signal: AbortSignal): Promise<Result<OpenedHole, string>> {
    this.#preparing.abort();
    return this.#holes.openHole(document, place, signal);
  }

  /** Lean's word on one text at the hole that the cursor means. */
  async check(
    document: TextDocument,
    { offset, tactic, source }: { readonly offset: number; readonly tactic: string; readonly source: string },
    signal: AbortSignal,
  ): Promise<Result<Checked, string>> {
    const opened = await this.open(document, { offset }, signal);
    if (opened.kind === "error") return opened;
    const { hole, checker } = opened.value;
    try {
      const { verdict, edit } = await judgeStep({ checker, limits: candidateLimits }, tactic, signal);
      this.keep(verdict, opened.value);
      return ok({ tactic, source, verdict, hole, edit });
    } finally {
      checker.dispose();
    }
  }

  /**
   * Suggestions for the hole that the cursor means, as they are verified. One that comes again takes the place of the
   * earlier one, and is gone if its verdict is verified no longer.
   */
  async *suggestions(
    document: TextDocument,
    { offset, hole, wanted, history }: SuggestionPlace,
    signal: AbortSignal,
  ): AsyncGenerator<SuggestionNews> {
    const opened = await this.open(document, { offset, hole }, signal);
    if (opened.kind === "error") {
      yield { kind: "problem", message: opened.problem };
      return;
    }
    const { checker } = opened.value;
    // Whoever has enough leaves the iteration, and one that fails never comes to its end.
    try {
      const { suggest } = this.#code();
      for await (const event of suggest(checker, this.#suggestOptions(wanted, history), signal)) {
        if (event.kind === "screened") yield { kind: "screened" };
        else if (event.kind === "disagreement") this.#logDisagreement(event);
        else yield this.checkedOf(opened.value, event.suggestion);
      }
    } finally {
      checker.dispose();
    }
  }

  #suggestOptions(wanted: SuggestionPlace["wanted"], history: HistoryRanking | undefined): SuggestOptions {
    const { seconds, ...numbers } = wanted ?? { seconds: this.#settings().askSeconds };
    return { ...suggestionLimits, ...numbers, ...workTime(seconds * 1e3, timeSignal), history };
  }

  /** A verdict of the checker of an opened hole, with the edit that it is about. */
  checkedOf(opened: OpenedHole, { candidate, verdict }: Suggestion): Checked {
    this.keep(verdict, opened);
    const { text: tactic, source } = candidate;
    const edit = opened.checker.insertion(tactic, goalsToLeaveOpen(verdict));
    return { tactic, source, verdict, hole: opened.hole, edit };
  }

  /** Notes for which imports a verdict was given. */
  keep(verdict: Verdict, given: ImportsAtHand): void {
    this.#given.set(verdict, given);
  }

  /** Whether what a document imports is still what it was when a verdict was given; false where nobody knows. */
  importsHold(document: TextDocument, verdict: Verdict): boolean {
    const given = this.#given.get(verdict);
    const now = this.#holes.importsOf(document);
    return given !== undefined && given.pool === now?.pool && given.importsChanged === now.importsChanged;
  }

  /** The document is closed. */
  forget(document: TextDocument): void {
    this.#holes.forget(document);
  }

  #logDisagreement(event: SuggestEvent & { kind: "disagreement" }): void {
    this.#log.warn(`passed the screen but not the gate: ${event.candidate.text} (${event.gated.reason ?? ""})`);
  }
}
