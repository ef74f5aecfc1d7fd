import { createHash } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { EpisodeIndex } from "../episodeIndex.ts";
import { verifyLog } from "../verifyLog.ts";
import { ExportRun } from "./exportRun.ts";
import { exportFormats } from "./exportFormats.ts";
import type { ExportProblem, ExportRequest, ExportSummary } from "./exportRequest.ts";
import { isLicence } from "./licence.ts";
import type { WrittenFile } from "./metadata.ts";

/**
 * Writes a log in one format into a new folder: first into a folder beside it, which is then renamed, so that the
 * target is always complete. The same log gives the same bytes.
 */
export async function exportEpisodes(
  request: ExportRequest,
  index: EpisodeIndex,
  signal: AbortSignal,
): Promise<Result<ExportSummary, ExportProblem>> {
  const bad = requestProblem(request) ?? unknownEpisode(request, index);
  if (bad) return failure({ kind: "bad-request", ...bad });
  const { target } = request;
  const standing = target === undefined ? undefined : await whatStands(target);
  if (standing === "other" || (standing !== undefined && !request.replace)) return failure(existing(target, standing));
  const { head, problems } = await verifyLog(request.workspaceFolder, signal);
  const staging = target === undefined ? undefined : `${target}.${process.pid}.tmp`;
  try {
    if (staging !== undefined) await mkdir(staging, { recursive: true });
    const run = new ExportRun({ ...request, staging, sourceHead: head, names: privateNames(request.names) });
    await run.write(index, signal);
    const files = staging === undefined ? [] : await filesOf(staging);
    const summary = { ...run.summary, format: request.format, files, sourceHead: head, damagedLines: problems.length };
    if (staging !== undefined && target !== undefined) {
      await run.writePapers(staging, files, index);
      const { preview: _, ...manifest } = summary;
      await writeFile(join(staging, "export.json"), `${JSON.stringify(withoutExamples(manifest), null, 2)}\n`);
      await putInPlace(staging, target, standing !== undefined);
    }
    return ok(summary);
  } catch (error) {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
    return failure({
      kind: "not-written",
      message: `the export cannot be written (${error.message})`,
      next: "choose a writable folder",
    });
  }
}

function requestProblem({
  format,
  licence,
  contributors,
}: ExportRequest): { message: string; next: string } | undefined {
  if (!exportFormats.includes(format))
    return { message: `there is no format ${format}`, next: `choose one of ${exportFormats.join(", ")}` };
  if (!isLicence(licence))
    return { message: `"${licence}" is not an SPDX licence`, next: "use one such as --license CC-BY-4.0" };
  if (contributors.every((name) => name.trim() === ""))
    return { message: "an export must name its contributors", next: "add --contributor NAME" };
  return undefined;
}

function unknownEpisode(
  { episodes }: ExportRequest,
  index: EpisodeIndex,
): { message: string; next: string } | undefined {
  const unknown = episodes.find((id) => !index.has(id));
  return unknown === undefined
    ? undefined
    : { message: `there is no episode ${unknown}`, next: "choose one from the log" };
}

/** The manifest must not contain the text that was removed. */
function withoutExamples(manifest: Omit<ExportSummary, "preview">): unknown {
  return { ...manifest, redactions: manifest.redactions.map(({ rule, count }) => ({ rule, count })) };
}

function privateNames(given: readonly string[]): readonly string[] {
  const user = userInfo().username;
  // These occur in every second sentence about Lean or machines and identify nobody.
  const common = new Set(["root", "user", "admin", "lean", "localhost", "ubuntu", "node"]);
  return [...given, ...[user, hostname()].filter((name) => !common.has(name.toLowerCase()))];
}

/**
 * The kind of an existing target: an export of ours or an empty folder may be replaced on request. Undefined if there
 * is none.
 */
async function whatStands(target: string): Promise<"export" | "other" | undefined> {
  const found = await stat(target).catch(() => undefined);
  if (!found) return undefined;
  if (!found.isDirectory()) return "other";
  const names = await readdir(target);
  return names.length === 0 || names.includes("export.json") ? "export" : "other";
}

function existing(target: string | undefined, standing: "export" | "other" | undefined): ExportProblem {
  return standing === "export"
    ? { kind: "exists", message: `${target} exists`, next: "choose another folder, or add --force" }
    : { kind: "exists", message: `${target} exists and is not an export of Colloquy`, next: "choose another folder" };
}

/** Only renames, so that there is never half an export, and the old one is removed once the new one is in place. */
async function putInPlace(staging: string, target: string, isReplaced: boolean): Promise<void> {
  const old = `${target}.${process.pid}.old`;
  if (isReplaced) await rename(target, old);
  await rename(staging, target);
  if (isReplaced) await rm(old, { recursive: true, force: true });
}

async function filesOf(folder: string): Promise<readonly WrittenFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
  const files: WrittenFile[] = [];
  for (const name of names) files.push({ name: name.replaceAll("\\", "/"), ...(await hashedFile(join(folder, name))) });
  return files;
}

/** Reads into one buffer: a stream makes a new one for each piece, and a gigabyte of them is not freed in time. */
async function hashedFile(path: string): Promise<Pick<WrittenFile, "sha256" | "bytes">> {
  await using file = await open(path, "r");
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1 << 18);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length);
    if (bytesRead === 0) return { sha256: hash.digest("hex"), bytes };
    hash.update(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}
