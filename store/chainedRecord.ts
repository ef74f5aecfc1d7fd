import type { EpisodeDraft, EpisodeRecord } from "../core/episode/episodeRecord.ts";
import { EpisodeRecordSchema, recordSchemaVersion } from "../core/episode/episodeRecord.ts";
import { contentHashOf, recordHashOf } from "./recordHash.ts";

/** A place in a chain, and the fields that the log adds to every record. */
export interface ChainPlace extends Pick<EpisodeRecord, "seq" | "prevHash" | "environmentRef" | "consentRef"> {
  /** Random in a log; see `EpisodeContent`. */
  readonly salt: string;
}

/** Returns the record of a draft at its place. Throws if the record does not match the schema, which is a bug. */
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
