import type { Goal } from "../../../core/lean/goal.ts";
import type { Hole } from "../../../core/lean/hole.ts";
import type { TextEdit } from "../../../core/lean/textIndex.ts";
import { applyEdits } from "../../../core/lean/textIndex.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { effectOf } from "../../../core/lean/verdict.ts";
import type { PartialProof, ProofEvent, ProofTask } from "../../../core/search/proofAttempt.ts";
import { ProofAttempt } from "../../../core/search/proofAttempt.ts";
import type { ProofSearch } from "../../../core/search/proofSearch.ts";
import type { SearchEnd, SearchFigures, SearchRecord } from "../../../core/search/searchEvents.ts";
import { timeSignal } from "../../../lean-bridge/session/timeSignal.ts";
import type { DocumentHoleChecker } from "../../../lean-bridge/shadow/holeChecker.ts";
import { ProofDocument } from "../../../lean-bridge/shadow/proofDocument.ts";

/** The result at one hole. */
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
  /** If there is no proof: steps that Lean has accepted as exact text, and the goals that they leave. */
  readonly partial?: PartialProof;
  /** In the text as it was before any hole was filled. */
  readonly edit?: TextEdit;
}

export interface HoleTask extends Pick<ProofTask, "budgetMs" | "options" | "resumed"> {
  readonly hole: Hole;
  readonly onEvent?: (event: ProofEvent, search: ProofSearch) => void;
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

/** The number of the hole's goals that are left after a proof of the first. */
export function goalsLeft({ hole, goals, end }: HoleProof): number {
  return end.kind === "proved" ? goalsBehind(hole, goals, end.verdict) : 0;
}

/** At the end of a block all of its goals are to be shown; a `sorry` stands for the first alone. */
export function goalsBehind(hole: Hole, goals: readonly Goal[], verdict: Verdict): number {
  return hole.kind === "unsolved" && effectOf(verdict) !== "all" ? goals.length - 1 : 0;
}

export const noFigures: SearchFigures = { leanCalls: 0, elapsedMs: 0, leanMs: 0, goals: 0, steps: 0, open: 0 };

async function searched(checker: DocumentHoleChecker, task: HoleTask, signal: AbortSignal): Promise<HoleProof> {
  const started = performance.now();
  const attempt = new ProofAttempt({ ...task, checker, timer: timeSignal });
  const { search } = attempt;
  let end: SearchEnd = { kind: "cancelled" };
  let partial: PartialProof | undefined;
  for await (const event of attempt.run(signal)) {
    task.onEvent?.(event, search);
    if (event.kind === "ended") ({ end } = event);
    if (event.kind === "partial") partial = event;
  }
  const elapsedMs = Math.round(performance.now() - started);
  const { figures, record } = search;
  const edit = end.kind === "proved" ? checker.insertion(end.candidate.text, 0) : undefined;
  const found = { hole: task.hole, goals: checker.goalsBefore, end, figures, record, elapsedMs };
  return { ...found, ...(partial && { partial }), ...(edit && { edit }) };
}
