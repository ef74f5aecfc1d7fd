import type { Verdict } from "../lean/verdict.ts";

/** The six types of an utterance. They come from what was done and from Lean's verdict, not from reading the text. */
export type UtteranceType = "proposal" | "critique" | "repair" | "integration" | "meta-comment" | "final-solution";

/** Who or what decided on a type; a model's guess stays a suggestion until a person confirms it. */
export type TypeSource = "action" | "verdict" | "human" | "model";

export interface TypeMark {
  readonly type: UtteranceType;
  readonly typeSource: TypeSource;
  /** The utterance, or the claim inside one, that this one speaks of. */
  readonly target?: string;
}

export interface Actor {
  readonly id: string;
  readonly kind: "human" | "model" | "lean" | "colloquy";
}

export type Decision = "accepted" | "edited" | "rejected" | "ignored";

/** A value for a variable of a claim, as Lean text. */
export interface InstanceValue {
  readonly name: string;
  readonly value: string;
}

/**
 * What a critique rests on; without one it is shown as unsupported. Only the first two can be looked up in the
 * conversation; the others count once Lean has confirmed them (see `Weight`).
 */
export type Evidence =
  /** Lean's word on an utterance. */
  | { readonly kind: "verdict"; readonly utterance: string }
  /** Something that Lean said about the target, or a part of it. */
  | { readonly kind: "message"; readonly text: string }
  /** An instance for which the claim is false. */
  | { readonly kind: "counterexample"; readonly values: readonly InstanceValue[] }
  /** The claim holds without this hypothesis. */
  | { readonly kind: "unused-hypothesis"; readonly name: string }
  /** The step would go through if this held as well. */
  | { readonly kind: "missing-hypothesis"; readonly statement: string }
  | { readonly kind: "unknown-lemma"; readonly name: string };

/** What Lean has found out about the evidence of an utterance; `detail` is what it said. */
export interface Weight {
  readonly kind: "confirmed" | "refuted" | "undecided";
  readonly detail: string;
}

/** A Lean code block of an utterance, as it was run, and what came of it. */
export interface CodeRun {
  readonly code: string;
  /** `refused`: not run at all. `unknown`: no answer in time. */
  readonly outcome: "holds" | "fails" | "refused" | "unknown";
  readonly output: string;
}

/** One utterance of a conversation about a goal. */
export interface Utterance {
  readonly id: string;
  /** Milliseconds since 1970, as the clock of the machine had it. */
  readonly timeMs: number;
  readonly actor: Actor;
  readonly types: readonly TypeMark[];
  /** Prose in Markdown; may be empty where the Lean text says it all. */
  readonly text: string;
  /** The Lean text that a proposal stands for. */
  readonly tactic?: string;
  /** The Lean proposition that a claim in prose stands for, where somebody has written it. */
  readonly statement?: string;
  /** `lemma_1`, `h`: what the Lean text introduces for later steps. */
  readonly introduces: readonly string[];
  readonly verdict?: Verdict;
  readonly evidence?: Evidence;
  readonly weight?: Weight;
  /** The claim that this one agrees with. */
  readonly agreesWith?: string;
  readonly runs?: readonly CodeRun[];
  readonly decision?: Decision;
}

/** Whether an utterance has a type, whoever said so. */
export function hasType(utterance: Utterance, type: UtteranceType): boolean {
  return utterance.types.some((mark) => mark.type === type);
}

/** What an utterance speaks of, by one of its types. */
export function targetsOf({ types }: Utterance, type: UtteranceType): readonly string[] {
  return types.flatMap((mark) => (mark.type === type && mark.target !== undefined ? [mark.target] : []));
}

/** `UTTERANCE.NAME`: a claim inside a sketch. Ids of utterances have no dot. */
export function partId(utterance: string, name: string): string {
  return `${utterance}.${name}`;
}

/** The utterance that a claim stands in; the claim itself where it is one. */
export function utteranceOf(claim: string): string {
  return claim.split(".")[0] ?? claim;
}
