import type { EpisodeState } from "../episodeState.ts";

/** What an export makes of one episode: rows, and what it could not use, each with its reason. */
export type Projected =
  | { readonly kind: "row"; readonly row: Readonly<Record<string, unknown>> }
  | { readonly kind: "dropped"; readonly reason: string };

export interface ProjectionContext {
  /** A document's text by its hash; undefined where it was deleted. */
  readonly textOf: (hash: string | null) => string | undefined;
  readonly nameOf: (actor: { readonly id: string; readonly kind: string }) => string;
}

export type Projection = (episode: EpisodeState, context: ProjectionContext) => readonly Projected[];

export function row(fields: Readonly<Record<string, unknown>>): Projected {
  return { kind: "row", row: fields };
}

export function dropped(reason: string): Projected {
  return { kind: "dropped", reason };
}

/** The goals as Lean prints them, the one to be worked on first. */
export function goalText(goals: readonly string[]): string {
  return goals.join("\n\n");
}

/** What an episode is about, in words that a reader or a trained model sees first. */
export function problemOf({ declaration, steps, offered, conversation }: EpisodeState): string {
  const goal = steps[0]?.lean.goalBefore ?? offered[0]?.goalBefore ?? [];
  if (goal.length > 0) return `${declaration}\n${goalText(goal)}`;
  // Imported episodes begin with their problem, as the data set's own remark.
  const [first] = conversation.utterances;
  const isProblem = first?.types.some(({ type, typeSource }) => type === "meta-comment" && typeSource === "human");
  return first && isProblem ? first.text : declaration;
}
