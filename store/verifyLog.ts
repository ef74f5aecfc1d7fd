import { basename } from "node:path";
import type { ReadProblem } from "./chainReader.ts";
import { ChainReader } from "./chainReader.ts";
import { textHashOf } from "./recordHash.ts";
import { segmentFiles, segmentLines } from "./segmentFiles.ts";

/** The end of one file of a log. */
export interface SegmentHead {
  /** The name without its folder. */
  readonly file: string;
  readonly records: number;
  /** The hash of the last readable record; empty if there is none. */
  readonly hash: string;
}

export interface LogVerification {
  readonly files: number;
  readonly records: number;
  readonly problems: readonly ReadProblem[];
  readonly heads: readonly SegmentHead[];
  /** A hash over all of `heads`, which can be written down elsewhere to notice later that a file was cut. */
  readonly head: string;
}

/** Checks every line of a log against its hash and the previous line. Throws if `signal` aborts. */
export async function verifyLog(workspaceFolder: string, signal: AbortSignal): Promise<LogVerification> {
  const files = await segmentFiles(workspaceFolder);
  const problems: ReadProblem[] = [];
  const heads: SegmentHead[] = [];
  for (const file of files) {
    const chain = new ChainReader(file);
    for await (const { bytes, isWhole } of segmentLines(file)) {
      signal.throwIfAborted();
      if (isWhole) chain.read(bytes.toString("utf8"));
      else chain.torn();
    }
    for (const problem of chain.problems) problems.push(problem);
    heads.push({ file: basename(file), records: chain.records, hash: chain.lastHash });
  }
  const records = heads.reduce((sum, head) => sum + head.records, 0);
  const head = textHashOf(heads.map(({ file, hash }) => `${file} ${hash}`).join("\n"));
  return { files: files.length, records, problems, heads, head };
}
