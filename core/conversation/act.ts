import type { Verdict } from "../lean/verdict.ts";
import type { Actor, Evidence } from "./utterance.ts";

/** A step, a proof or a sketch, with what its actor says to it. */
export interface Proposal {
  readonly actor: Actor;
  readonly tactic: string;
  readonly text: string;
  /** The claim that it proves, or the utterance in whose place it is meant. */
  readonly target?: string | undefined;
  /** The claims that it joins, where that is the intention. */
  readonly joins?: readonly string[];
}

/** Lean's word on a proposal; `finished` when the declaration has no hole left with it. */
export interface JudgedProposal<Site> {
  readonly verdict: Verdict;
  readonly finished: boolean;
  readonly site: Site;
}

/** Something that is said to be so; `statement` is the same as a Lean proposition. */
export interface Assertion {
  readonly actor: Actor;
  readonly text: string;
  readonly statement?: string;
}

/** Something that is no claim. */
export interface Remark {
  readonly actor: Actor;
  readonly text: string;
  readonly target?: string | undefined;
}

export interface Criticism {
  readonly kind: "criticised" | "agreed";
  readonly actor: Actor;
  readonly target: string;
  readonly text: string;
  readonly evidence?: Evidence;
}
