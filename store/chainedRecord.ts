import type { EpisodeDraft, EpisodeRecord } from "../core/episode/episodeRecord.ts";
import { EpisodeRecordSchema, recordSchemaVersion } from "../core/episode/episodeRecord.ts";
import { contentHashOf, recordHashOf } from "./recordHash.ts";

/** A place in a chain, and what the log adds to every record. */
export interface ChainPlace extends Pick<EpisodeRecord, "seq" | "prevHash" | "environmentRef" | "consentRef"> {
  /** Random for a log; see `EpisodeContent`. */
  readonly salt: string;
}

/** The record that a draft becomes at its place. A draft that could not be read again is a defect, and throws. */
export function chainedRecord(draft: EpisodeDraft, { salt, ...place }: ChainPlace): EpisodeRecord {
  const content = { salt, environment: null, talk: null, circumstances: null, ...draft.content };
  const unhashed = {
    schemaVersion: recordSchemaVersion,
    ...draft,
    ...place,
    redactions: [],
    contentHash: contentHashOf(content),
    content,
  };
  return EpisodeRecordSchema.parse({ ...unhashed, hash: recordHashOf(unhashed) });
}
