import type { EpisodeRecord, RecordProblem } from "../core/episode/episodeRecord.ts";
import { parseRecord } from "../core/episode/episodeRecord.ts";
import { contentHashOf, recordHashOf } from "./recordHash.ts";

/** Something in a log that is not as it was written; nothing is repaired. `line` counts from 1. */
export type ReadProblem = { readonly file: string; readonly line: number } & (
  | RecordProblem
  /** The last line has no end: whoever wrote it was stopped. */
  | { readonly kind: "torn" }
  /** The record or its content is not what its hash says, or a line before it is missing. */
  | { readonly kind: "broken-chain"; readonly detail: string }
  /** What a git tag says of the file is not what stands in it; see `anchorLog`. */
  | { readonly kind: "not-as-anchored"; readonly detail: string }
);

/** Reads a file line by line and holds each against the one before it. */
export class ChainReader {
  readonly problems: ReadProblem[] = [];
  readonly #file: string;
  #line = 0;
  #prevHash = "";
  #records = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Of the last record that could be read; empty before the first. */
  get lastHash(): string {
    return this.#prevHash;
  }

  get records(): number {
    return this.#records;
  }

  /** A record that breaks the chain is kept and said to. */
  read(line: string): EpisodeRecord | undefined {
    this.#line += 1;
    const at = { file: this.#file, line: this.#line };
    const parsed = parseRecord(line);
    if (parsed.kind === "error") {
      this.problems.push({ ...at, ...parsed.problem });
      return undefined;
    }
    const { record, written } = parsed.value;
    const detail = chainFault(record, written, this.#prevHash);
    if (detail !== undefined) this.problems.push({ ...at, kind: "broken-chain", detail });
    this.#prevHash = record.hash;
    this.#records += 1;
    return record;
  }

  torn(): void {
    this.problems.push({ file: this.#file, line: this.#line + 1, kind: "torn" });
  }
}

/** The hashes are over what stands in the line, not over what a later version makes of it. */
function chainFault(
  record: EpisodeRecord,
  written: Readonly<Record<string, unknown>>,
  prevHash: string,
): string | undefined {
  if (record.prevHash !== prevHash) return "the line before is not the one that was there";
  if (recordHashOf(written) !== record.hash) return "the record was changed";
  const { content } = written;
  if (content !== null && contentHashOf(content) !== record.contentHash) return "the content was changed";
  return undefined;
}
