import type { Candidate } from "../lean/ports.ts";
import type { Verdict, VerdictKind } from "../lean/verdict.ts";
import type { GoalContext, Move, MoveSource } from "./moves/move.ts";
import type { NodeState } from "./tree/proofTree.ts";

export interface SearchOptions {
  /** Milliseconds of any clock that does not run backwards. */
  readonly now: () => number;
  readonly strategy: "best-first" | "tree";
  readonly candidateTimeoutMs: number;
  /** Lean's measure of work, in thousands; the way to a goal counts along. */
  readonly candidateHeartbeats: number;
  readonly harvestTimeoutMs: number;
  readonly maxLeanCalls: number;
  /** Bounds the memory of the tree. */
  readonly maxGoals: number;
  readonly maxDepth: number;
  /** A step that leaves more goals is not gone on with. */
  readonly maxBranches: number;
  /** Further sources: history, a model. */
  readonly sources?: readonly MoveSource[];
  /** Added to a move's cost by ranking; negative for moves that worked before. */
  readonly adjust?: (context: GoalContext, move: Move) => number;
}

export const defaultSearch = {
  strategy: "best-first",
  candidateTimeoutMs: 6000,
  candidateHeartbeats: 6000,
  harvestTimeoutMs: 12_000,
  maxLeanCalls: 20_000,
  maxGoals: 4000,
  maxDepth: 14,
  maxBranches: 8,
} as const;

export interface SearchFigures {
  /** Candidates screened and suggesting tactics run. */
  readonly leanCalls: number;
  readonly elapsedMs: number;
  /** Of these, with at least one question at Lean. */
  readonly leanMs: number;
  readonly goals: number;
  readonly steps: number;
  /** Goals that are still worth solving. */
  readonly open: number;
}

export type SearchEnd =
  | { readonly kind: "proved"; readonly candidate: Candidate; readonly verdict: Verdict }
  /** Closes the goal with a lemma of the file that has a `sorry` itself. */
  | { readonly kind: "unprovedLemma"; readonly candidate: Candidate; readonly verdict: Verdict }
  | { readonly kind: "exhausted" | "outOfBudget" | "cancelled" | "noAnswer" };

export type SearchEvent =
  | {
      readonly kind: "tried";
      readonly goal: number;
      readonly move: Move;
      readonly verdict: VerdictKind;
      /** Its share of the questions that it was asked in, milliseconds. */
      readonly elapsedMs: number;
      /** The step that was added to the tree. */
      readonly step: number | undefined;
    }
  /** A proof of the whole that has passed the gate; it is tidied up before the search ends with it. */
  | {
      readonly kind: "found";
      readonly candidate: Candidate;
      readonly verdict: Verdict;
      readonly figures: SearchFigures;
    }
  | { readonly kind: "progress"; readonly figures: SearchFigures }
  /** The screen said yes and the gate no: a defect to be looked at; the gate counts. */
  | { readonly kind: "disagreement"; readonly text: string; readonly screened: Verdict; readonly gated: Verdict }
  | { readonly kind: "ended"; readonly end: SearchEnd; readonly figures: SearchFigures };

/** A search tree as plain data. Goals are numbered in the order of `goals`, the hole's own first. */
export interface SearchRecord {
  readonly goal: string;
  readonly steps: readonly {
    readonly parent: number;
    readonly move: Pick<Move, "text" | "row" | "cost" | "tags">;
    readonly goals: readonly string[];
    readonly children: readonly number[];
    readonly state: NodeState;
  }[];
  readonly goals: readonly { readonly text: string; readonly state: NodeState; readonly tried: readonly string[] }[];
}
