import * as z from "zod";
import type { Result } from "../../base/result.ts";
import { failure, ok } from "../../base/result.ts";
import type { EpisodeDraft } from "../episodeRecord.ts";
import { emptyLeanPart } from "../recordedEvents.ts";

/** The formats of other people's data that can be read. */
export const importFormats = ["crowdmath", "processbench", "prm800k", "chat"] as const;
export type ImportFormat = (typeof importFormats)[number];

/** One turn of somebody else's data. Nothing in it was ever judged by Lean, so none carries a verdict. */
interface ImportedTurn {
  readonly id: string;
  readonly speaker: string;
  readonly speakerKind: "human" | "model";
  readonly text: string;
  readonly type: EpisodeDraft["types"][number]["type"];
  readonly target: string | null;
}

interface ImportedEpisode {
  readonly id: string;
  readonly problem: string;
  readonly turns: readonly ImportedTurn[];
}

const LabelSchema = z.looseObject({ label_type: z.string(), prev_ref: z.union([z.string(), z.number()]).nullish() });

const ChainSchema = z.looseObject({
  result_id: z.union([z.string(), z.number()]),
  problem_text: z.string(),
  posts: z.array(
    z.looseObject({
      post_id: z.union([z.string(), z.number()]),
      title: z.string().nullish(),
      text: z.string(),
      labels: z.array(LabelSchema),
    }),
  ),
});

/** By the published mapping; what has no counterpart is a remark. */
const typeOfLabel: Readonly<Record<string, ImportedTurn["type"]>> = {
  ...{ Start: "proposal", Progress: "proposal", NewProgress: "proposal", FindError: "critique" },
  ...{ Result: "integration", Proof: "final-solution", NewProof: "final-solution" },
};

function crowdMathEpisode(value: unknown): ImportedEpisode {
  const chain = ChainSchema.parse(value);
  return {
    id: String(chain.result_id),
    problem: chain.problem_text,
    turns: chain.posts.map((post) => {
      const label = post.labels.find(({ label_type }) => label_type in typeOfLabel) ?? post.labels[0];
      const reference = label?.prev_ref ?? null;
      return {
        ...{ id: String(post.post_id), speaker: post.title || "contributor", speakerKind: "human", text: post.text },
        type: typeOfLabel[label?.label_type ?? ""] ?? "meta-comment",
        target: reference === null ? null : String(reference),
      };
    }),
  };
}

const ProcessBenchSchema = z.looseObject({
  id: z.string(),
  generator: z.string(),
  problem: z.string(),
  steps: z.array(z.string()),
  label: z.int(),
});

/** The first wrong step is where a critique stands; who labelled it is the data set's expert. */
function processBenchEpisode(value: unknown): ImportedEpisode {
  const { id, generator, problem, steps, label } = ProcessBenchSchema.parse(value);
  const proposals = steps.map((text, at): ImportedTurn => {
    return { id: `${id}-${at}`, speaker: generator, speakerKind: "model", text, type: "proposal", target: null };
  });
  const wrong = proposals[label];
  const said = { speaker: "annotator", speakerKind: "human", type: "critique" } as const;
  const critiques = wrong ? [{ ...said, id: `${wrong.id}-wrong`, text: "the first wrong step", target: wrong.id }] : [];
  return { id, problem, turns: [...proposals, ...critiques] };
}

const RatingSchema = z.looseObject({
  labeler: z.string(),
  timestamp: z.string(),
  question: z.looseObject({ problem: z.string() }),
  label: z.looseObject({
    steps: z.array(
      z.looseObject({
        completions: z.array(z.looseObject({ text: z.string(), rating: z.number().nullish() })).nullable(),
        chosen_completion: z.int().nullish(),
      }),
    ),
  }),
});

function stepRatingEpisode(value: unknown): ImportedEpisode {
  const { labeler, timestamp, question, label } = RatingSchema.parse(value);
  const id = `${labeler} ${timestamp}`;
  const turns = label.steps.flatMap(({ completions }, step) =>
    (completions ?? []).flatMap(({ text, rating }, at): readonly ImportedTurn[] => {
      const own = `${id} ${step}.${at}`;
      const proposal = {
        id: own,
        speaker: "generator",
        speakerKind: "model",
        text,
        type: "proposal",
        target: null,
      } as const;
      if (rating !== -1) return [proposal];
      const said = { speaker: labeler, speakerKind: "human", text: "rated wrong", type: "critique" } as const;
      return [proposal, { ...said, id: `${own} wrong`, target: own }];
    }),
  );
  return { id, problem: question.problem, turns };
}

const ChatSchema = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
});

function chatEpisode(value: unknown, line: number): ImportedEpisode {
  const { messages } = ChatSchema.parse(value);
  return {
    id: `chat-${line}`,
    problem: messages.find(({ role }) => role === "user")?.content ?? "",
    turns: messages.map(({ role, content }, at) => ({
      ...{ id: `chat-${line}-${at}`, speaker: role, text: content, target: null },
      ...{
        speakerKind: role === "assistant" ? "model" : "human",
        type: role === "assistant" ? "proposal" : "meta-comment",
      },
    })),
  };
}

const readers: Readonly<Record<ImportFormat, (value: unknown, line: number) => ImportedEpisode>> = {
  crowdmath: crowdMathEpisode,
  processbench: processBenchEpisode,
  prm800k: stepRatingEpisode,
  chat: chatEpisode,
};

/**
 * Reads one row of another data set as the records of an episode. `line` counts from 1. The problem is what is wrong with
 * the row, in one sentence.
 */
export function importedDrafts(
  format: ImportFormat,
  row: string,
  { line, source, timeMs }: { readonly line: number; readonly source: string; readonly timeMs: number },
): Result<readonly EpisodeDraft[], string> {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    return failure("the line is not JSON");
  }
  try {
    return ok(draftsOf(readers[format](value, line), source, timeMs));
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return failure(z.prettifyError(error).replace(/\s*\n\s*/gu, "; "));
  }
}

function draftsOf(episode: ImportedEpisode, source: string, timeMs: number): readonly EpisodeDraft[] {
  const place = { episodeId: `${source}:${episode.id}`, uri: source, declaration: episode.id };
  const draft = (turn: ImportedTurn): EpisodeDraft => ({
    ...{ episodeId: place.episodeId, timeMs, utterance: turn.id, decision: null },
    event: turn.type === "critique" && turn.target !== null ? "criticised" : "commented",
    actor: { id: turn.speaker, kind: turn.speakerKind },
    types: [{ type: turn.type, typeSource: "human", target: turn.target }],
    content: { text: turn.text, lean: emptyLeanPart(place), candidates: [] },
  });
  const problem: ImportedTurn = {
    ...{ id: `${episode.id}-problem`, speaker: source, speakerKind: "human", text: episode.problem },
    ...{ type: "meta-comment", target: null },
  };
  return [problem, ...episode.turns].map(draft);
}
