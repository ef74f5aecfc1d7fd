import { setTimeout as wait } from "node:timers/promises";
import type { LogOutputChannel, TextDocument } from "vscode";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { Sketch } from "../../core/lean/sketch.ts";
import { readSketch, stepOfSketch } from "../../core/lean/sketch.ts";
import { nearestHole } from "../../core/lean/nearestHole.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { goalsToLeaveOpen, isSuccess } from "../../core/lean/verdict.ts";
import type { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import type { SuggestEvent, Suggestion } from "../../core/search/suggest.ts";
import { suggest } from "../../core/search/suggest.ts";
import type { DocumentHoleChecker } from "../../lean-bridge/shadow/holeChecker.ts";
import { workTime } from "../../lean-bridge/search/workTime.ts";
import { LanePool } from "../../lean-bridge/shadow/lanePool.ts";
import type { ProofDocumentOptions } from "../../lean-bridge/shadow/proofDocument.ts";
import { ProofDocument } from "../../lean-bridge/shadow/proofDocument.ts";
import type { LeanService, RunningLean } from "../lean/leanService.ts";
import { checkStep, screenStep, lastVerdict } from "../../core/lean/checkStep.ts";
import type { HoleChecker } from "../../core/lean/ports.ts";
import { readSettings } from "../settings.ts";
import type { Checked } from "./proofTalk.ts";

const wholeFileTimeoutMs = 120_000;
const candidateTimeoutMs = 5000;
const candidateLimits = { timeoutMs: candidateTimeoutMs };
/** A cursor that stays so long at a goal may be followed by a question. */
const restMs = 300;

/** A text that has been read, and how often imports had changed by then: it holds for that text and those imports. */
interface KeptProof {
  readonly proof: ProofDocument;
  readonly importsChanged: number;
}

/** The lanes of a document, and how often its imports had changed. */
interface ImportsAtHand {
  readonly pool: LanePool;
  readonly importsChanged: number;
}

export interface OpenedHole {
  readonly hole: Hole;
  readonly checker: DocumentHoleChecker;
  /** The lanes of the document, for questions that are about no step. */
  readonly pool: LanePool;
  /** How often imports had changed when the hole was opened. */
  readonly importsChanged: number;
}

/** Where something is looked for. */
export interface SuggestionPlace {
  readonly offset: number;
  /** The hole itself where it is known; otherwise the one that a cursor at `offset` means. */
  readonly hole?: Hole | undefined;
  /** What history says about the order in which candidates are tried. */
  readonly history?: HistoryRanking;
  /** How much is looked for; otherwise what a person who asks in the panel gets. */
  readonly wanted?: { readonly proofs: number; readonly steps: number; readonly seconds: number };
}

/** Checks texts at places of open documents; the shadow lanes of a document stay until it is closed. */
export class CheckedSteps {
  readonly #lean: LeanService;
  readonly #log: LogOutputChannel;
  readonly #pools = new Map<string, LanePool>();
  readonly #proofs = new Map<string, KeptProof>();
  /** For each verdict that was handed out, which imports it was given for. */
  readonly #given = new WeakMap<Verdict, ImportsAtHand>();
  #preparing = new AbortController();

  constructor(lean: LeanService, log: LogOutputChannel) {
    this.#lean = lean;
    this.#log = log;
  }

  /**
   * Has Lean stand at the hole that the cursor means, so that an answer comes sooner. Only in a document for which somebody
   * has asked before: the lanes take memory. Where the cursor has moved on meanwhile, nothing further is begun.
   */
  async prepare(document: TextDocument, offset: number): Promise<void> {
    this.#preparing.abort();
    const preparing = new AbortController();
    this.#preparing = preparing;
    if (!this.#pools.has(document.uri.toString())) return;
    await wait(restMs);
    if (preparing.signal.aborted) return;
    // What Lean has begun it finishes: letting go of it takes longer.
    const patience = AbortSignal.timeout(wholeFileTimeoutMs);
    const opened = await this.#openHole(document, { offset }, patience);
    if (opened.kind === "error") return;
    try {
      if (!preparing.signal.aborted) await opened.value.checker.ready(patience);
    } finally {
      opened.value.checker.dispose();
    }
  }

  /** The hole that the cursor means, for whoever asks several things there; to be disposed of by them. */
  open(document: TextDocument, place: SuggestionPlace, signal: AbortSignal): Promise<Result<OpenedHole, string>> {
    this.#preparing.abort();
    return this.#openHole(document, place, signal);
  }

  /** Lean's word on one text at the hole that the cursor means. */
  async check(
    document: TextDocument,
    { offset, tactic, source }: { readonly offset: number; readonly tactic: string; readonly source: string },
    signal: AbortSignal,
  ): Promise<Result<Checked, string>> {
    this.#preparing.abort();
    const opened = await this.#openHole(document, { offset }, signal);
    if (opened.kind === "error") return opened;
    const { hole, checker } = opened.value;
    const sketch = tactic.includes("sorry") ? readSketch(tactic) : undefined;
    try {
      const { verdict, edit } = sketch
        ? await checkSketch(checker, sketch, signal)
        : await checkTactic(checker, tactic, signal);
      this.#given.set(verdict, opened.value);
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
    { offset, hole: chosen, wanted, history }: SuggestionPlace,
    signal: AbortSignal,
  ): AsyncGenerator<Checked | { readonly kind: "screened" } | { readonly kind: "problem"; readonly message: string }> {
    this.#preparing.abort();
    const opened = await this.#openHole(document, { offset, hole: chosen }, signal);
    if (opened.kind === "error") {
      yield { kind: "problem", message: opened.problem };
      return;
    }
    const { checker } = opened.value;
    const { proofs, steps, seconds } = wanted ?? { proofs: 3, steps: 5, seconds: readSettings().askSeconds };
    const options = {
      candidateTimeoutMs,
      harvestTimeoutMs: 1e4,
      proofsWanted: proofs,
      stepsWanted: steps,
      ...workTime(seconds * 1e3),
      history,
    };
    // Whoever has enough leaves the iteration, and one that fails never comes to its end.
    try {
      for await (const event of suggest(checker, options, signal)) {
        if (event.kind === "screened") yield { kind: "screened" };
        else if (event.kind === "disagreement") this.#logDisagreement(event);
        else yield this.checkedOf(opened.value, event.suggestion);
      }
    } finally {
      checker.dispose();
    }
  }

  /** A verdict of the checker of an opened hole, with the edit that it is about. */
  checkedOf(opened: OpenedHole, { candidate, verdict }: Suggestion): Checked {
    this.#given.set(verdict, opened);
    const { text: tactic, source } = candidate;
    return { tactic, source, verdict, hole: opened.hole, edit: editOf(opened.checker, tactic, verdict) };
  }

  /** Whether what a document imports is still what it was when a verdict was given; false where nobody knows. */
  importsHold(document: TextDocument, verdict: Verdict): boolean {
    const given = this.#given.get(verdict);
    const pool = this.#pools.get(document.uri.toString());
    return given !== undefined && given.pool === pool && given.importsChanged === pool.importsChanged;
  }

  #logDisagreement(event: SuggestEvent & { kind: "disagreement" }): void {
    this.#log.warn(`passed the screen but not the gate: ${event.candidate.text} (${event.gated.reason ?? ""})`);
  }

  async #openHole(
    document: TextDocument,
    place: SuggestionPlace,
    signal: AbortSignal,
  ): Promise<Result<OpenedHole, string>> {
    const lean = await this.#lean.leanFor(document);
    if (!lean) return failure("There is no Lean for this file yet.");
    const proof = this.#proofDocument(document, lean);
    const holes = await proof.holes(signal);
    if (holes.kind === "unknown") return failure(`Lean gave no answer about the file: ${holes.detail}`);
    const hole = place.hole ?? nearestHole(proof.options.text, place.offset, holes.value);
    const { pool } = proof;
    const { importsChanged } = pool;
    const opened = await proof.openHole(hole, signal);
    if (opened.kind === "error") return failure(opened.problem.message);
    return ok({ hole, checker: opened.value, pool, importsChanged });
  }

  #proofDocument(document: TextDocument, { session, toolchain }: RunningLean): ProofDocument {
    const uri = document.uri.toString();
    const { lanes, allowNativeDecide } = readSettings();
    const kept = this.#pools.get(uri);
    const pool = kept?.session === session ? kept : new LanePool(session, uri, lanes);
    if (pool !== kept) kept?.close();
    this.#pools.set(uri, pool);
    const { version } = document;
    const read = this.#proofs.get(uri);
    const { importsChanged } = pool;
    if (read?.importsChanged === importsChanged && isOf(read.proof, { pool, version, allowNativeDecide }))
      return read.proof;
    const proof = new ProofDocument({
      session,
      uri,
      pool,
      lanes,
      allowNativeDecide,
      text: document.getText(),
      version,
      baselineTimeoutMs: wholeFileTimeoutMs,
      libraryTheoremsAreAxioms: !toolchain.found.toolchain.capabilities.completeAxiomReports,
    });
    this.#proofs.set(uri, { proof, importsChanged });
    return proof;
  }

  forget(document: TextDocument): void {
    const uri = document.uri.toString();
    this.#pools.get(uri)?.close();
    this.#pools.delete(uri);
    this.#proofs.delete(uri);
  }
}

function isOf(
  { options }: ProofDocument,
  now: Pick<ProofDocumentOptions, "pool" | "version" | "allowNativeDecide">,
): boolean {
  return (
    options.pool === now.pool && options.version === now.version && options.allowNativeDecide === now.allowNativeDecide
  );
}

type Judged = Pick<Checked, "verdict" | "edit">;

async function checkTactic(checker: HoleChecker, tactic: string, signal: AbortSignal): Promise<Judged> {
  const { screened, verdict } = await checkStep(checker, { text: tactic, limits: candidateLimits }, signal);
  return { verdict, edit: editOf(checker, tactic, screened) };
}

/**
 * The steps are screened with their gaps as goals; the gate then judges the very text with its `sorry`, which is what
 * would be inserted. The goals left are those of the steps and, behind them, the gaps.
 */
async function checkSketch(checker: HoleChecker, sketch: Sketch, signal: AbortSignal): Promise<Judged> {
  const screened = await screenStep(checker, { text: stepOfSketch(sketch), limits: candidateLimits }, signal);
  if (screened.kind !== "progress") return { verdict: screened, edit: editOf(checker, sketch.text, screened) };
  const { goalsAfter } = screened;
  const ofSteps = {
    ...screened,
    goalsAfter: goalsAfter.slice(0, Math.max(0, goalsAfter.length - sketch.parts.length)),
  };
  const verdict = await lastVerdict(checker.gate(sketch.text, ofSteps, signal));
  const shown = isSuccess(verdict) ? { ...verdict, goalsAfter } : verdict;
  return { verdict: shown, edit: editOf(checker, sketch.text, ofSteps) };
}

/** What puts a judged text into the document at its hole. */
export function editOf(checker: HoleChecker, tactic: string, verdict: Verdict): Checked["edit"] {
  return checker.insertion(tactic, goalsToLeaveOpen(verdict));
}
