import type { Verdict } from "../lean/verdict.ts";
import type { Actor, Evidence } from "./utterance.ts";

/** A step, a proof or a sketch, with its actor's comment on it. */
export interface Proposal {
  readonly actor: Actor;
  readonly tactic: string;
  readonly text: string;
  /** The claim that it proves, or the utterance that it replaces. */
  readonly target?: string | undefined;
  /** The claims that it joins, if it is meant to join any. */
  readonly joins?: readonly string[];
}

/** Lean's word on a proposal; `finished` if it leaves the declaration without a hole. */
export interface JudgedProposal<Site> {
  readonly verdict: Verdict;
  readonly finished: boolean;
  readonly site: Site;
}

/** A claim in prose; `statement` is the same claim as a Lean proposition. */
export interface Assertion {
  readonly actor: Actor;
  readonly text: string;
  readonly statement?: string;
}

/** An utterance that makes no claim. */
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
