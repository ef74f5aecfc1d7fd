import type { Goal } from "./goal.ts";
import type { TextEdit } from "./textIndex.ts";
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

/** The tactics that can be used at a place, by Lean's own word; none where it did not say. */
export interface TacticNames {
  /** The first words of all of them. */
  readonly known: ReadonlySet<string>;
  /** Texts of those that the project itself declares or registers. */
  readonly own: readonly string[];
}

/** A place in a document at which candidates can be tried; bound to one version of the document. */
export interface HoleChecker {
  /** The number of calls of `screen` that are worked on at the same time. */
  readonly parallel: number;
  /** The goals at the hole, the one to be worked on first. */
  readonly goalsBefore: readonly Goal[];
  /** Text of the document before the hole's declaration; sources look for names in it. */
  readonly documentBefore: string;
  readonly declaration: string;
  readonly tactics: TacticNames;
  /** Texts that Lean offers at the hole of the file as it is ("Try this"), unchecked. */
  readonly offered: readonly string[];
  /** A verdict for each candidate, in their order, at V2 at the most: cheap, for ranking and search. */
  screen(candidates: readonly string[], limits: CheckLimits, signal: AbortSignal): Promise<readonly Verdict[]>;
  /**
   * The verdict on the exact text that would be inserted, in the whole file, which must be passed before anything is shown
   * as verified. Of a finished declaration with a name a second verdict follows, which is at V4 where its axioms allow it
   * and may also be a refusal; it is not worked on before it is asked for. What the screen has turned down comes back as
   * it is. Of the verdicts the last one counts.
   */
  gate(candidate: string, screened: Verdict, signal: AbortSignal): AsyncGenerator<Verdict, void>;
  /** Runs a suggesting tactic (`exact?`) at the hole and returns what it offers, unchecked. */
  harvest(tactic: string, limits: CheckLimits, signal: AbortSignal): Promise<readonly string[]>;
  /** The edit that puts a candidate into the real document, with so many goals left open behind it. */
  insertion(candidate: string, goalsLeft: number): TextEdit;
}
