import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { textHashOf } from "./recordHash.ts";
import type { ReadProblem } from "./readEpisodes.ts";
import { ChainReader, segmentFiles } from "./readEpisodes.ts";

export interface LogVerification {
  readonly files: number;
  readonly records: number;
  readonly problems: readonly ReadProblem[];
  /** Over the last hash of each file: what can be written down elsewhere to notice later that a file was cut. */
  readonly head: string;
}

/** Holds every line of a log against its hash and the line before it, one file after the other, line by line. */
export async function verifyLog(workspaceFolder: string, signal: AbortSignal): Promise<LogVerification> {
  const files = await segmentFiles(workspaceFolder);
  const problems: ReadProblem[] = [];
  const heads: string[] = [];
  let records = 0;
  for (const file of files) {
    const chain = new ChainReader(file);
    const isTorn = await endsTorn(file);
    let last = "";
    let held: string | undefined;
    // The last line is known to be the last only when no other follows.
    for await (const line of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity })) {
      signal.throwIfAborted();
      if (held !== undefined) last = readOne(chain, held) ?? last;
      if (held !== undefined) records += 1;
      held = line;
    }
    if (held !== undefined && isTorn) chain.torn();
    else if (held !== undefined) {
      last = readOne(chain, held) ?? last;
      records += 1;
    }
    problems.push(...chain.problems);
    heads.push(`${basename(file)} ${last}`);
  }
  return { files: files.length, records: records - unreadable(problems), problems, head: textHashOf(heads.join("\n")) };
}

function readOne(chain: ChainReader, line: string): string | undefined {
  return chain.read(line)?.hash;
}

function unreadable(problems: readonly ReadProblem[]): number {
  return problems.filter(({ kind }) => kind === "malformed" || kind === "future").length;
}

async function endsTorn(file: string): Promise<boolean> {
  const { size } = await stat(file);
  if (size === 0) return false;
  await using handle = await open(file, "r");
  const last = Buffer.alloc(1);
  await handle.read(last, 0, 1, size - 1);
  return last[0] !== 10;
}
