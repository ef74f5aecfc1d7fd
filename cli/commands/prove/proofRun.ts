import type { Goal } from "../../../core/lean/goal.ts";
import type { Hole } from "../../../core/lean/hole.ts";
import type { HoleChecker } from "../../../core/lean/ports.ts";
import type { TextEdit } from "../../../core/lean/textIndex.ts";
import { applyEdits } from "../../../core/lean/textIndex.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { effectOf, isVerified } from "../../../core/lean/verdict.ts";
import { ProofSearch } from "../../../core/search/proofSearch.ts";
import type {
  SearchEnd,
  SearchEvent,
  SearchFigures,
  SearchOptions,
  SearchRecord,
} from "../../../core/search/searchEvents.ts";
import { checkStep } from "../../../core/lean/checkStep.ts";
import type { WorkTime } from "../../../lean-bridge/search/workTime.ts";
import { workTime } from "../../../lean-bridge/search/workTime.ts";
import { timeSignal } from "../../../lean-bridge/session/timeSignal.ts";
import type { DocumentHoleChecker } from "../../../lean-bridge/shadow/holeChecker.ts";
import { ProofDocument } from "../../../lean-bridge/shadow/proofDocument.ts";

export interface ProofBudget {
  readonly wallMs: number;
  readonly search: SearchOptions;
}

/** What came of one hole. */
export interface HoleProof {
  readonly hole: Hole;
  /** Why nothing could be tried. */
  readonly problem?: string;
  /** The problem is a defect of ours. */
  readonly isDefect?: true;
  readonly goals: readonly Goal[];
  readonly end: SearchEnd;
  readonly figures: SearchFigures;
  readonly elapsedMs: number;
  readonly record?: SearchRecord;
  /** Where there is no proof: steps that Lean has accepted, on the exact text, and the goals that they leave. */
  readonly partial?: { readonly text: string; readonly verdict: Verdict };
  /** In the text as it was before any hole was filled. */
  readonly edit?: TextEdit;
}

export interface HoleTask {
  readonly hole: Hole;
  readonly budget: ProofBudget;
  readonly resumed?: SearchRecord;
  readonly onEvent?: (event: SearchEvent, search: ProofSearch) => void;
}

/** Fills holes one after the other; each is worked on in the text that has the proofs of those before it. */
export class ProofRun {
  readonly #first: ProofDocument;
  #document: ProofDocument;
  readonly #edits: TextEdit[] = [];

  constructor(document: ProofDocument) {
    this.#first = document;
    this.#document = document;
  }

  /** The text with every proof that was found. */
  get text(): string {
    return this.#document.options.text;
  }

  /** Throws where a defect ends the search; what was found at the holes before stays. */
  async prove(task: HoleTask, signal: AbortSignal): Promise<HoleProof> {
    const { hole } = task;
    const shift = this.#shiftAt(hole.start);
    const here = { ...hole, start: hole.start + shift, end: hole.end + shift };
    const opening = performance.now();
    const opened = await this.#document.openHole(here, signal);
    if (opened.kind === "error") {
      const end = { kind: signal.aborted ? "cancelled" : "noAnswer" } as const;
      const elapsedMs = Math.round(performance.now() - opening);
      return { hole, problem: opened.problem.message, goals: [], end, figures: noFigures, elapsedMs };
    }
    try {
      const { edit, ...found } = await searched(opened.value, task, signal);
      if (!edit) return found;
      const moved = { ...edit, start: edit.start - shift, end: edit.end - shift };
      this.fill(moved);
      return { ...found, edit: moved };
    } finally {
      opened.value.dispose();
    }
  }

  #shiftAt(offset: number): number {
    const before = this.#edits.filter((edit) => edit.end <= offset);
    return before.reduce((sum, edit) => sum + edit.newText.length - (edit.end - edit.start), 0);
  }

  /** Puts a proof in place that is known already; the edit is one of the text as it was at first. */
  fill(edit: TextEdit): void {
    const shift = this.#shiftAt(edit.start);
    this.#edits.push(edit);
    const { options } = this.#document;
    this.#document = new ProofDocument({
      ...options,
      pool: this.#first.pool,
      text: applyEdits(options.text, [{ ...edit, start: edit.start + shift, end: edit.end + shift }]),
      version: options.version + 1,
    });
  }
}

/** How many goals of the hole are left behind a proof of its first. */
export function goalsLeft({ hole, goals, end }: HoleProof): number {
  return end.kind === "proved" ? goalsBehind(hole, goals, end.verdict) : 0;
}

/** At the end of a block all of its goals are to be shown; a `sorry` stands for the first alone. */
export function goalsBehind(hole: Hole, goals: readonly Goal[], verdict: Verdict): number {
  return hole.kind === "unsolved" && effectOf(verdict) !== "all" ? goals.length - 1 : 0;
}

export const noFigures: SearchFigures = { leanCalls: 0, elapsedMs: 0, leanMs: 0, goals: 0, steps: 0, open: 0 };

/** The budget begins here: reading the file up to the hole is not the search's time. */
async function searched(checker: DocumentHoleChecker, task: HoleTask, signal: AbortSignal): Promise<HoleProof> {
  const started = performance.now();
  const { wallMs, search: options } = task.budget;
  const time = workTime(wallMs);
  await warm(checker, { atMostMs: wallMs * warmingShare, signal: AbortSignal.any([signal, time.end]) });
  const search = new ProofSearch(checker, options);
  if (task.resumed) search.resume(task.resumed);
  const end = await lastWord(search, { ...task, time }, signal);
  const partial = end.kind === "proved" ? undefined : await partialOf(search, { checker, time }, signal);
  const elapsedMs = Math.round(performance.now() - started);
  const { figures, record } = search;
  const edit = end.kind === "proved" ? checker.insertion(end.candidate.text, 0) : undefined;
  const found = { hole: task.hole, goals: checker.goalsBefore, end, figures, record, elapsedMs };
  return { ...found, ...(partial ? { partial } : {}), ...(edit ? { edit } : {}) };
}

const warmingShare = 0.4;

/** Has Lean use its tactics for the first time. What takes longer goes on beside the search. */
async function warm(
  checker: DocumentHoleChecker,
  { atMostMs, signal }: { readonly atMostMs: number; readonly signal: AbortSignal },
): Promise<void> {
  const ready = checker.ready(signal, checker.parallel);
  const enough = new Promise<void>((resolve) => {
    timeSignal(atMostMs).addEventListener("abort", () => resolve(), { once: true });
  });
  // Without it the search is slower at first, and no worse.
  await Promise.race([ready.catch(() => undefined), enough]);
}

async function lastWord(
  search: ProofSearch,
  { time, onEvent }: HoleTask & { readonly time: WorkTime },
  signal: AbortSignal,
): Promise<SearchEnd> {
  let end: SearchEnd = { kind: "cancelled" };
  for await (const event of search.run(time.deadline, signal, time.end)) {
    onEvent?.(event, search);
    if (event.kind === "ended") ({ end } = event);
  }
  return end;
}

/** Who has interrupted the command waits no longer than this for what can be kept. */
const partialMs = 1500;

/** Asks Lean about the steps that an unfinished search leaves behind, in what is left of its time. */
async function partialOf(
  search: ProofSearch,
  { checker, time }: { readonly checker: HoleChecker; readonly time: WorkTime },
  stopped: AbortSignal,
): Promise<HoleProof["partial"]> {
  const text = search.partial;
  if (text === undefined) return undefined;
  const signal = stopped.aborted ? AbortSignal.any([time.end, timeSignal(partialMs)]) : time.end;
  const { verdict } = await checkStep(checker, { text, limits: { timeoutMs: longestPartialMs } }, signal);
  return isVerified(verdict) ? { text, verdict } : undefined;
}

const longestPartialMs = 15_000;
