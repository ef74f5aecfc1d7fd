import * as z from "zod";
import type { Result } from "../../base/result.ts";
import { failure, ok } from "../../base/result.ts";
import type { EpisodeDraft } from "../episodeRecord.ts";
import { crowdMathEpisode } from "./crowdMath.ts";
import type { ImportedEpisode } from "./importedEpisode.ts";
import { draftsOfImported } from "./importedEpisode.ts";
import { processBenchEpisode, stepRatingEpisode } from "./stepRatings.ts";

/** The supported formats of other data sets. */
export const importFormats = ["crowdmath", "processbench", "prm800k", "chat"] as const;
export type ImportFormat = (typeof importFormats)[number];

const ChatSchema = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
});

function chatEpisode(value: unknown, line: number): ImportedEpisode {
  const { messages } = ChatSchema.parse(value);
  return {
    id: `chat-${line}`,
    problem: messages.find(({ role }) => role === "user")?.content ?? "",
    turns: messages.map(({ role, content }, at) => ({
      id: `chat-${line}-${at}`,
      speaker: role,
      text: content,
      speakerKind: role === "assistant" ? "model" : "human",
      types: [{ type: role === "assistant" ? "proposal" : "meta-comment" }],
    })),
  };
}

const readers: Readonly<Record<ImportFormat, (value: unknown, line: number) => ImportedEpisode>> = {
  crowdmath: crowdMathEpisode,
  processbench: processBenchEpisode,
  prm800k: stepRatingEpisode,
  chat: chatEpisode,
};

/** The origin of a row: `line` counts from 1, `source` names the file, `timeMs` is the time of reading. */
export interface RowOrigin {
  readonly line: number;
  readonly source: string;
  readonly timeMs: number;
}

/** Parses one row of another data set as the records of an episode. The problem is one sentence. */
export function importedDrafts(
  format: ImportFormat,
  row: string,
  { line, ...origin }: RowOrigin,
): Result<readonly EpisodeDraft[], string> {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    return failure("the line is not JSON");
  }
  try {
    return ok(draftsOfImported(readers[format](value, line), origin));
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return failure(z.prettifyError(error).replace(/\s*\n\s*/gu, "; "));
  }
}
