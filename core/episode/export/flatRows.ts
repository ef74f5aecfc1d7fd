import type { Utterance } from "../../conversation/utterance.ts";
import type { LeanPart } from "../episodeRecord.ts";
import type { Projection } from "./projection.ts";
import { dropped, row } from "./projection.ts";

/** The columns of the flat table, in order, each of one type. Lists and objects are JSON texts. */
export const flatColumns = [
  { name: "episode_id", type: "STRING", about: "the episode" },
  { name: "file", type: "STRING", about: "path in its workspace" },
  { name: "declaration", type: "STRING", about: "full name of the declaration" },
  { name: "utterance_index", type: "INT32", about: "place in the episode, from 0" },
  { name: "utterance_id", type: "STRING", about: "the utterance" },
  { name: "time_ms", type: "INT64", about: "milliseconds since 1970" },
  { name: "actor", type: "STRING", about: "pseudonym of a person, name of a model" },
  { name: "actor_kind", type: "STRING", about: "human, model, lean or colloquy" },
  { name: "types", type: "STRING", about: "JSON: type, typeSource and target of each" },
  { name: "text", type: "STRING", about: "prose" },
  { name: "tactic", type: "STRING", about: "the Lean text that was proposed; empty if there is none" },
  { name: "goal_before", type: "STRING", about: "JSON: goals as Lean prints them" },
  { name: "goal_hash", type: "STRING", about: "of the normalised goals before" },
  { name: "goals_after", type: "STRING", about: "JSON: goals, or null if Lean gave none" },
  { name: "verdict", type: "STRING", about: "what Lean says; empty if it was not asked" },
  { name: "level", type: "STRING", about: "verification level of the verdict" },
  { name: "messages", type: "STRING", about: "JSON: Lean's messages" },
  { name: "axioms", type: "STRING", about: "JSON: axioms of the finished declaration, or null" },
  { name: "elapsed_ms", type: "INT32", about: "time of the check" },
  { name: "engine", type: "STRING", about: "the Lean that answered" },
  { name: "decision", type: "STRING", about: "accepted, edited, rejected, ignored or empty" },
  { name: "withdrawn", type: "BOOLEAN", about: "withdrawn by its author" },
] as const;

type FlatRow = Readonly<Record<(typeof flatColumns)[number]["name"], string | number | boolean>>;

/** One row for each utterance; every row has every key. */
export const flatRows: Projection = (episode, { nameOf }) => {
  const { conversation, steps } = episode;
  if (conversation.utterances.length === 0) return [dropped("no utterance is left in the episode")];
  const leanOf = new Map(steps.map(({ utterance, lean }) => [utterance.id, lean]));
  return conversation.utterances.map((utterance, at) =>
    row({
      episode_id: episode.id,
      file: episode.uri,
      declaration: episode.declaration,
      utterance_index: at,
      ...spokenColumns(utterance, nameOf(utterance.actor)),
      ...leanColumns(leanOf.get(utterance.id)),
      decision: utterance.decision ?? "",
      withdrawn: conversation.withdrawn.has(utterance.id),
    }),
  );
};

function spokenColumns({ id, timeMs, actor, types, text, tactic }: Utterance, name: string): Partial<FlatRow> {
  const marks = types.map(({ type, typeSource, target }) => ({ type, typeSource, target: target ?? null }));
  return {
    utterance_id: id,
    time_ms: timeMs,
    actor: name,
    actor_kind: actor.kind,
    types: JSON.stringify(marks),
    text,
    tactic: tactic ?? "",
  };
}

function leanColumns(lean: LeanPart | undefined): Partial<FlatRow> {
  return {
    goal_before: JSON.stringify(lean?.goalBefore ?? []),
    goal_hash: lean?.goalHash ?? "",
    goals_after: JSON.stringify(lean?.goalsAfter ?? null),
    verdict: lean?.verdict?.kind ?? "",
    level: lean?.verdict?.level ?? "",
    messages: JSON.stringify(lean?.messages ?? []),
    axioms: JSON.stringify(lean?.axioms ?? null),
    elapsed_ms: lean?.elapsedMs ?? 0,
    engine: lean?.engine ?? "",
  };
}
