import type { Verdict } from "../lean/verdict.ts";

/** The six types of a turn. They come from what was done and from Lean's verdict, not from reading the text. */
export type UtteranceType = "proposal" | "critique" | "repair" | "integration" | "meta-comment" | "final-solution";

/** Who or what decided on a type; a model's guess stays a suggestion until a person confirms it. */
export type TypeSource = "action" | "verdict" | "human" | "model";

export interface TypeMark {
  readonly type: UtteranceType;
  readonly typeSource: TypeSource;
  /** The utterance that this one speaks of. */
  readonly target?: string;
}

export interface Actor {
  readonly id: string;
  readonly kind: "human" | "model" | "lean" | "colloquy";
}

export type Decision = "accepted" | "edited" | "rejected" | "ignored";

/** What a critique rests on; without one it is shown as unsupported. */
export type Evidence =
  | { readonly kind: "verdict"; readonly utterance: string }
  | { readonly kind: "message"; readonly text: string };

/** One turn of a conversation about a goal. */
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
  /** `lemma_1`, `h`: what the Lean text introduces for later steps. */
  readonly introduces: readonly string[];
  readonly verdict?: Verdict;
  readonly evidence?: Evidence;
  readonly decision?: Decision;
}

/** Whether an utterance has a type, whoever said so. */
export function hasType(utterance: Utterance, type: UtteranceType): boolean {
  return utterance.types.some((mark) => mark.type === type);
}
