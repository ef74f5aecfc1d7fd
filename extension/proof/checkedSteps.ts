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
/** When the cursor rests this long at a goal, a question is likely. */
const restMs = 300;

/** The place at which suggestions are looked for, and the effort. */
export interface SuggestionPlace extends HolePlace {
  /** The order in which history would try candidates. */
  readonly history?: HistoryRanking;
  /** The limits of the search; by default those of a person who asks in the panel. */
  readonly wanted?: Pick<SuggestOptions, "proofsWanted" | "stepsWanted"> & { readonly seconds: number };
}

/** An event of a search for suggestions: a suggestion, a candidate that was tried, or why no search is possible. */
export type SuggestionNews =
  | Checked
  | { readonly kind: "screened" }
  | { readonly kind: "problem"; readonly message: string };

interface CheckedStepsParts {
  readonly holes: HoleOpener;
  readonly log: Pick<LogOutputChannel, "warn">;
  readonly settings: () => Pick<Settings, "askSeconds">;
  /** The code of the search, loaded on first use. */
  readonly code: () => Pick<typeof searchBundle, "suggest">;
}

/** Checks texts at places of open documents. */
export class CheckedSteps {
  readonly #holes: HoleOpener;
  readonly #log: Pick<LogOutputChannel, "warn">;
  readonly #settings: () => Pick<Settings, "askSeconds">;
  readonly #code: () => Pick<typeof searchBundle, "suggest">;
  /** The imports for which each verdict was given. */
  readonly #given = new WeakMap<Verdict, ImportsAtHand>();
  #preparing = new AbortController();

  constructor({ holes, log, settings, code }: CheckedStepsParts) {
    this.#holes = holes;
    this.#log = log;
    this.#settings = settings;
    this.#code = code;
  }

  /**
   * Prepares the hole at the cursor, so that an answer comes sooner. Only in a document about which somebody has asked
   * before, because the lanes take memory. If the cursor has moved on in the meantime, nothing more is started.
   */
  async prepare(document: TextDocument, offset: number): Promise<void> {
    this.#preparing.abort();
    const preparing = new AbortController();
    this.#preparing = preparing;
    if (!this.#holes.importsOf(document)) return;
    await wait(restMs);
    if (preparing.signal.aborted) return;
    // Lean finishes what it has started: cancelling takes longer.
    const patience = AbortSignal.timeout(wholeFileTimeoutMs);
    const opened = await this.#holes.openHole(document, { offset }, patience);
    if (opened.kind === "error") return;
    try {
      if (!preparing.signal.aborted) await opened.value.checker.ready(patience);
    } finally {
      opened.value.checker.dispose();
    }
  }

  /** Opens the hole at the cursor for several questions; the caller must dispose of it. */
  open(document: TextDocument, place: HolePlace, signal: AbortSignal): Promise<Result<OpenedHole, string>> {
    this.#preparing.abort();
    return this.#holes.openHole(document, place, signal);
  }

  /** Lean's word on one text at the hole at the cursor. */
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
   * Suggestions for the hole at the cursor, as they are verified. One that comes again replaces the earlier one, and
   * removes it if its verdict is no longer verified.
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
    // A caller may stop iterating early, and a failing iteration never reaches its end.
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

  /** A verdict at an opened hole, with the edit that it is about. */
  checkedOf(opened: OpenedHole, { candidate, verdict }: Suggestion): Checked {
    this.keep(verdict, opened);
    const { text: tactic, source } = candidate;
    const edit = opened.checker.insertion(tactic, goalsToLeaveOpen(verdict));
    return { tactic, source, verdict, hole: opened.hole, edit };
  }

  /** Notes the imports for which a verdict was given. */
  keep(verdict: Verdict, given: ImportsAtHand): void {
    this.#given.set(verdict, given);
  }

  /** True if a document's imports are still those for which a verdict was given; false if unknown. */
  importsHold(document: TextDocument, verdict: Verdict): boolean {
    const given = this.#given.get(verdict);
    const now = this.#holes.importsOf(document);
    return given !== undefined && given.pool === now?.pool && given.importsChanged === now.importsChanged;
  }

  /** Called when the document is closed. */
  forget(document: TextDocument): void {
    this.#holes.forget(document);
  }

  #logDisagreement(event: SuggestEvent & { kind: "disagreement" }): void {
    this.#log.warn(`passed the screen but not the gate: ${event.candidate.text} (${event.gated.reason ?? ""})`);
  }
}
