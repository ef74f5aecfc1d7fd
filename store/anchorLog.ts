import { execFile as execFileWithCallback } from "node:child_process";
import { promisify } from "node:util";
import { join } from "node:path";
import * as z from "zod";
import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import type { ReadProblem } from "./chainReader.ts";
import { ChainReader } from "./chainReader.ts";
import { segmentLines } from "./segmentFiles.ts";
import { episodeFolder } from "./textStore.ts";
import type { LogVerification, SegmentHead } from "./verifyLog.ts";

const execFile = promisify(execFileWithCallback);
const tagPrefix = "colloquy-episodes-";

const HeadsSchema = z.array(z.strictObject({ file: z.string(), records: z.int(), hash: z.string() }));

/** The reason that a workspace cannot be anchored: no git, no repository, or no commit yet. */
export interface AnchorProblem {
  readonly kind: "no-git";
  readonly detail: string;
}

/**
 * Writes the last hashes of a log's files into the message of a git tag and returns the tag's name. A local chain
 * cannot prove that its end was not cut off or rewritten by its owner; a tag that others have, or that is signed or
 * dated elsewhere, can.
 */
export async function anchorLog(
  workspaceFolder: string,
  { head, heads }: LogVerification,
): Promise<Result<string, AnchorProblem>> {
  const tag = `${tagPrefix}${head.slice(0, 16)}`;
  const message = `Ends of the episode log.\n\n${JSON.stringify(heads)}`;
  try {
    const known = await git(workspaceFolder, ["tag", "--list", tag]);
    if (known.trim() === "") await git(workspaceFolder, ["tag", "--annotate", "--message", message, tag]);
    return ok(tag);
  } catch (error) {
    return failure({ kind: "no-git", detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Compares the log with every such tag: the recorded hashes must still match. Without tags there are no problems. */
export async function anchorProblems(workspaceFolder: string): Promise<readonly ReadProblem[]> {
  const listed = await git(workspaceFolder, ["for-each-ref", "--format=%(refname:short)", `refs/tags/${tagPrefix}*`])
    // A folder that is not a repository has no tags.
    .catch(() => "");
  const problems: ReadProblem[] = [];
  for (const tag of listed.split("\n").filter(Boolean)) {
    const message = await git(workspaceFolder, ["for-each-ref", "--format=%(contents:body)", `refs/tags/${tag}`]);
    for (const head of headsIn(message)) {
      const found = await hashAt(join(workspaceFolder, ...episodeFolder, head.file), head.records);
      if (found !== head.hash)
        problems.push({
          kind: "not-as-anchored",
          file: join(workspaceFolder, ...episodeFolder, head.file),
          line: head.records,
          detail: `${tag} names another record here`,
        });
    }
  }
  return problems;
}

function headsIn(message: string): readonly SegmentHead[] {
  try {
    // A file without records has no hash to compare.
    return HeadsSchema.parse(JSON.parse(message)).filter(({ records }) => records > 0);
  } catch {
    return [];
  }
}

/** The hash of the record with this number, from 1, among the readable ones. */
async function hashAt(file: string, records: number): Promise<string | undefined> {
  const chain = new ChainReader(file);
  try {
    for await (const { bytes, isWhole } of segmentLines(file)) {
      if (isWhole) chain.read(bytes.toString("utf8"));
      if (chain.records === records) return chain.lastHash;
    }
  } catch {
    return undefined;
  }
  return undefined;
}

async function git(workspaceFolder: string, args: readonly string[]): Promise<string> {
  const settings = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
  return (await execFile("git", ["-C", workspaceFolder, ...settings, ...args], { timeout: 10_000 })).stdout;
}
