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

/** Why a workspace cannot be anchored: no git, no repository, no commit yet. */
export interface AnchorProblem {
  readonly kind: "no-git";
  readonly detail: string;
}

/**
 * Writes the ends of a log's files into the message of a git tag. A local chain cannot show that its end was cut off or
 * that its owner wrote it anew; a tag that others have, or that is signed or dated elsewhere, can.
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

/** Holds the log against every such tag: what stood then must stand there still. No tag, no problem. */
export async function anchorProblems(workspaceFolder: string): Promise<readonly ReadProblem[]> {
  const listed = await git(workspaceFolder, ["for-each-ref", "--format=%(refname:short)", `refs/tags/${tagPrefix}*`])
    // A workspace that is no repository has no tags.
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
    // A file without a record has no end to be held against.
    return HeadsSchema.parse(JSON.parse(message)).filter(({ records }) => records > 0);
  } catch {
    return [];
  }
}

/** The hash of the record with this number among those that can be read, from 1. */
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
