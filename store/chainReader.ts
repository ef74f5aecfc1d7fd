import type { EpisodeRecord, RecordProblem } from "../core/episode/episodeRecord.ts";
import { parseRecord } from "../core/episode/episodeRecord.ts";
import { contentHashOf, recordHashOf } from "./recordHash.ts";

/** A difference between a log and what was written; nothing is repaired. `line` counts from 1. */
export type ReadProblem = { readonly file: string; readonly line: number } & (
  | RecordProblem
  /** The last line has no end: its writer was interrupted. */
  | { readonly kind: "torn" }
  /** The record or its content does not match its hash, or a line before it is missing. */
  | { readonly kind: "broken-chain"; readonly detail: string }
  /** The file does not match a git tag; see `anchorLog`. */
  | { readonly kind: "not-as-anchored"; readonly detail: string }
);

/** Reads a file line by line and checks each line against the previous one. */
export class ChainReader {
  readonly problems: ReadProblem[] = [];
  readonly #file: string;
  #line = 0;
  #prevHash = "";
  #records = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** The hash of the last readable record; empty before the first. */
  get lastHash(): string {
    return this.#prevHash;
  }

  get records(): number {
    return this.#records;
  }

  /**
   * Reads the next line; undefined if it is unreadable. A record that breaks the chain is returned and reported in
   * `problems`.
   */
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

/** The hashes cover the line as it was written, not its migrated form. */
function chainFault(
  record: EpisodeRecord,
  written: Readonly<Record<string, unknown>>,
  prevHash: string,
): string | undefined {
  if (record.prevHash !== prevHash) return "the line before it is missing or was changed";
  if (recordHashOf(written) !== record.hash) return "the record was changed";
  const { content } = written;
  if (content !== null && contentHashOf(content) !== record.contentHash) return "the content was changed";
  return undefined;
}
