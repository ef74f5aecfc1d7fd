import type { Goal } from "./goal.ts";
import type { Verdict } from "./verdict.ts";

/** A tactic text and where it came from. */
export interface Candidate {
  readonly text: string;
  /** "portfolio", "harvest:exact?", "history", "model", "person", ... */
  readonly source: string;
}

export interface CheckLimits {
  /** Wall clock. */
  readonly timeoutMs: number;
  /**
   * Lean's own measure of work (thousands of small allocations), for the whole declaration with the candidate in it.
   * Without it the file's limit holds, Lean's default being 200,000. A limit that the declaration itself sets
   * (`set_option maxHeartbeats N in`) stays.
   */
  readonly maxHeartbeats?: number;
}

/** A place in a document at which candidates can be tried; bound to one version of the document. */
export interface HoleChecker {
  /** How many questions of `screenAll` are worked on at the same time. */
  readonly parallel: number;
  /** The goals at the hole, the one to be worked on first. */
  readonly goalsBefore: readonly Goal[];
  /** Text of the document before the hole's declaration; sources look for names in it. */
  readonly documentBefore: string;
  readonly declaration: string;
  /** To V2 at the most: cheap, for ranking and search. */
  screen(candidate: string, limits: CheckLimits, signal: AbortSignal): Promise<Verdict>;
  /** The same for many, in their order; cheaper than one by one. */
  screenAll(candidates: readonly string[], limits: CheckLimits, signal: AbortSignal): Promise<readonly Verdict[]>;
  /** The exact text that would be inserted, in the whole file; must be passed before anything is shown as verified. */
  gateText(candidate: string, screened: Verdict, signal: AbortSignal): Promise<Verdict>;
  /** Raises a verdict of `gateText` to V4 where the declaration is finished and has a name; may also refuse it. */
  gateAxioms(candidate: string, gated: Verdict, signal: AbortSignal): Promise<Verdict>;
  /** Both, one after the other. */
  gate(candidate: string, screened: Verdict, signal: AbortSignal): Promise<Verdict>;
  /** Runs a suggesting tactic (`exact?`) at the hole and returns what it offers, unchecked. */
  harvest(tactic: string, limits: CheckLimits, signal: AbortSignal): Promise<readonly string[]>;
}
