import type { Goal } from "../../../core/lean/goal.ts";
import type { Hole } from "../../../core/lean/hole.ts";
import type { HoleChecker } from "../../../core/lean/ports.ts";
import type { TextEdit } from "../../../core/lean/textIndex.ts";
import { applyEdits } from "../../../core/lean/textIndex.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { isVerified } from "../../../core/lean/verdict.ts";
import { ProofSearch } from "../../../core/search/proofSearch.ts";
import type {
  SearchEnd,
  SearchEvent,
  SearchFigures,
  SearchOptions,
  SearchRecord,
} from "../../../core/search/searchEvents.ts";
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

  async prove(task: HoleTask, signal: AbortSignal): Promise<HoleProof> {
    const started = performance.now();
    const { hole } = task;
    const shift = this.#shiftAt(hole.start);
    const here = { ...hole, start: hole.start + shift, end: hole.end + shift };
    const opened = await this.#document.openHole(here, signal);
    const elapsedMs = (): number => Math.round(performance.now() - started);
    if (opened.kind === "error") {
      const end = { kind: signal.aborted ? "cancelled" : "noAnswer" } as const;
      return { hole, problem: opened.problem.message, goals: [], end, figures: noFigures, elapsedMs: elapsedMs() };
    }
    const checker = opened.value;
    // Starting Lean and reading the file is not the search's time.
    await checker.ready(signal, checker.parallel);
    const deadline = AbortSignal.timeout(task.budget.wallMs);
    const search = new ProofSearch(checker, task.budget.search);
    if (task.resumed) search.resume(task.resumed);
    const end = await lastWord(search, { ...task, deadline }, signal);
    const partial = end.kind === "proved" ? undefined : await partialOf(search, checker);
    checker.dispose();
    const moved = end.kind === "proved" ? checker.insertion(end.candidate.text, 0) : undefined;
    const edit = moved && { ...moved, start: moved.start - shift, end: moved.end - shift };
    if (edit) this.fill(edit);
    const { figures, record } = search;
    const common = { hole, goals: checker.goalsBefore, end, figures, record, elapsedMs: elapsedMs() };
    return { ...common, ...(partial ? { partial } : {}), ...(edit ? { edit } : {}) };
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

const noFigures: SearchFigures = { leanCalls: 0, elapsedMs: 0, leanMs: 0, goals: 0, steps: 0, open: 0 };

async function lastWord(
  search: ProofSearch,
  { deadline, onEvent }: HoleTask & { readonly deadline: AbortSignal },
  signal: AbortSignal,
): Promise<SearchEnd> {
  let end: SearchEnd = { kind: "cancelled" };
  for await (const event of search.run(deadline, signal)) {
    onEvent?.(event, search);
    if (event.kind === "ended") ({ end } = event);
  }
  return end;
}

const partialMs = 15_000;

/** A search that was stopped may still ask Lean about what it leaves behind, for a short time of its own. */
async function partialOf(search: ProofSearch, checker: HoleChecker): Promise<HoleProof["partial"]> {
  const text = search.partial;
  if (text === undefined) return undefined;
  const signal = AbortSignal.timeout(partialMs);
  const screened = await checker.screen(text, { timeoutMs: partialMs }, signal);
  const verdict = await checker.gate(text, screened, signal);
  return isVerified(verdict) ? { text, verdict } : undefined;
}
