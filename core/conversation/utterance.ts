import type { Verdict } from "../lean/verdict.ts";

/** The six types of an utterance. They follow from the act and from Lean's verdict, not from reading the text. */
export type UtteranceType = "proposal" | "critique" | "repair" | "integration" | "meta-comment" | "final-solution";

/** The source of a type; a model's guess remains a suggestion until a person confirms it. */
export type TypeSource = "action" | "verdict" | "human" | "model";

export interface TypeMark {
  readonly type: UtteranceType;
  readonly typeSource: TypeSource;
  /** The utterance, or the claim inside one, that this one is about. */
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
 * The basis of a critique; a critique without evidence is shown as unsupported. Only the first two kinds can be looked
 * up in the conversation; the others count once Lean has confirmed them (see `Weight`).
 */
export type Evidence =
  /** Lean's word on an utterance. */
  | { readonly kind: "verdict"; readonly utterance: string }
  /** A message of Lean about the target, or a part of one. */
  | { readonly kind: "message"; readonly text: string }
  /** An instance for which the claim is false. */
  | { readonly kind: "counterexample"; readonly values: readonly InstanceValue[] }
  /** The claim holds without this hypothesis. */
  | { readonly kind: "unused-hypothesis"; readonly name: string }
  /** The step would go through if this held as well. */
  | { readonly kind: "missing-hypothesis"; readonly statement: string }
  | { readonly kind: "unknown-lemma"; readonly name: string };

/** Lean's finding about the evidence of an utterance; `detail` is its message. */
export interface Weight {
  readonly kind: "confirmed" | "refuted" | "undecided";
  readonly detail: string;
}

/** A Lean code block of an utterance with the result of running it. */
export interface CodeRun {
  readonly code: string;
  /** `refused`: not run at all. `unknown`: no answer in time. */
  readonly outcome: "holds" | "fails" | "refused" | "unknown";
  readonly output: string;
}

/** One utterance of a conversation about a goal. */
export interface Utterance {
  readonly id: string;
  /** Milliseconds since 1970, by the machine's clock. */
  readonly timeMs: number;
  readonly actor: Actor;
  readonly types: readonly TypeMark[];
  /** Prose in Markdown; may be empty if the Lean text says it all. */
  readonly text: string;
  /** The Lean text of a proposal. */
  readonly tactic?: string;
  /** The Lean proposition of a claim in prose, if somebody has written one. */
  readonly statement?: string;
  /** The names that the Lean text introduces for later steps, such as `lemma_1` or `h`. */
  readonly introduces: readonly string[];
  readonly verdict?: Verdict;
  readonly evidence?: Evidence;
  readonly weight?: Weight;
  /** The claim that this one agrees with. */
  readonly agreesWith?: string;
  readonly runs?: readonly CodeRun[];
  readonly decision?: Decision;
}

/** True if an utterance has a type, from any source. */
export function hasType(utterance: Utterance, type: UtteranceType): boolean {
  return utterance.types.some((mark) => mark.type === type);
}

/** The targets of an utterance under one of its types. */
export function targetsOf({ types }: Utterance, type: UtteranceType): readonly string[] {
  return types.flatMap((mark) => (mark.type === type && mark.target !== undefined ? [mark.target] : []));
}

/** The id of a claim inside a sketch, `UTTERANCE.NAME`. Ids of utterances have no dot. */
export function partId(utterance: string, name: string): string {
  return `${utterance}.${name}`;
}

/** The utterance that contains a claim; the claim itself if it is an utterance. */
export function utteranceOf(claim: string): string {
  return claim.split(".")[0] ?? claim;
}
