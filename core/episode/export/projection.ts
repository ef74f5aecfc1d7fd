import type { EpisodeState } from "../episodeState.ts";

/** The export of one episode: rows, and for each part that was dropped the reason. */
export type Projected =
  | { readonly kind: "row"; readonly row: Readonly<Record<string, unknown>> }
  | { readonly kind: "dropped"; readonly reason: string };

export interface ProjectionContext {
  /** A document's text by its hash; undefined if it was deleted. */
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

/** The goals as Lean prints them, the main goal first. */
export function goalText(goals: readonly string[]): string {
  return goals.join("\n\n");
}

/** The problem of an episode, as the first text for a reader or a model in training. */
export function problemOf({ declaration, steps, offered, conversation }: EpisodeState): string {
  const goal = steps[0]?.lean.goalBefore ?? offered[0]?.goalBefore ?? [];
  if (goal.length > 0) return `${declaration}\n${goalText(goal)}`;
  // Imported episodes begin with their problem, as a remark of the data set.
  const [first] = conversation.utterances;
  const isProblem = first?.types.some(({ type, typeSource }) => type === "meta-comment" && typeSource === "human");
  return first && isProblem ? first.text : declaration;
}
