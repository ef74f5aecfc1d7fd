import { execFile as execFileWithCallback } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import packageFile from "../package.json" with { type: "json" };
import type { EpisodeDraft, EpisodeEnvironment } from "../core/episode/episodeRecord.ts";
import { emptyLeanPart } from "../core/episode/recordedEvents.ts";

const execFile = promisify(execFileWithCallback);

const ManifestSchema = z.looseObject({
  packages: z.array(
    z.looseObject({
      name: z.string(),
      url: z.string().nullish(),
      rev: z.string().nullish(),
      inputRev: z.string().nullish(),
    }),
  ),
});

export interface EnvironmentFacts {
  readonly engine?: string;
  /** Our settings that change the questions to Lean. */
  readonly options?: Readonly<Record<string, string>>;
}

/** Reads the environment of a workspace: its toolchain file, Lake's manifest and the current commit. */
export async function environmentOf(
  workspaceFolder: string,
  { engine, options = {} }: EnvironmentFacts = {},
): Promise<EpisodeEnvironment> {
  const read = (...path: readonly string[]): Promise<string | undefined> =>
    readFile(join(workspaceFolder, ...path), "utf8").catch(() => undefined);
  const manifest = await read("lake-manifest.json");
  return {
    leanToolchain: (await read("lean-toolchain"))?.trim() ?? null,
    engine: engine ?? null,
    manifestHash: manifest === undefined ? null : createHash("sha256").update(manifest).digest("hex"),
    packages: packagesOf(manifest),
    workspaceCommit: await commitOf(read),
    workspaceDirty: await isDirty(workspaceFolder),
    options: { ...options },
    colloquyVersion: packageFile.version,
  };
}

function packagesOf(manifest: string | undefined): EpisodeEnvironment["packages"] {
  if (manifest === undefined) return [];
  try {
    const { packages } = ManifestSchema.parse(JSON.parse(manifest));
    return packages.map(({ name, url, rev, inputRev }) => {
      return { name, url: url ?? null, rev: rev ?? null, inputRev: inputRev ?? null };
    });
  } catch {
    // A manifest that Lake could not read either lists no packages; its hash is recorded anyway.
    return [];
  }
}

/** Reads git's plain files; a packed reference is looked up in git's list. */
async function commitOf(read: (...path: readonly string[]) => Promise<string | undefined>): Promise<string | null> {
  const head = (await read(".git", "HEAD"))?.trim();
  const reference = /^ref: (refs\/[\w./-]+)$/u.exec(head ?? "")?.[1];
  if (reference === undefined) return isCommit(head) ? head : null;
  const loose = (await read(".git", ...reference.split("/")))?.trim();
  if (isCommit(loose)) return loose;
  const packed = (await read(".git", "packed-refs"))?.split("\n").find((line) => line.endsWith(` ${reference}`));
  const commit = packed?.split(" ")[0];
  return isCommit(commit) ? commit : null;
}

/** Git is told not to start a file system monitor that the workspace configures, so that no program of it is run. */
async function isDirty(workspaceFolder: string): Promise<boolean | null> {
  const settings = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
  const status = ["status", "--porcelain", "--untracked-files=no"];
  try {
    const { stdout } = await execFile("git", ["-C", workspaceFolder, ...settings, ...status], { timeout: 5_000 });
    return stdout !== "";
  } catch {
    return null;
  }
}

function isCommit(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{40,64}$/u.test(text);
}

/** The record before the first step of a file of the log. */
export function environmentDraft(environment: EpisodeEnvironment, timeMs: number): EpisodeDraft {
  const place = { episodeId: "environment", uri: "", declaration: "" };
  return {
    episodeId: "environment",
    timeMs,
    event: "environment",
    utterance: null,
    types: [],
    decision: null,
    actor: {
      id: "colloquy",
      kind: "colloquy",
    },
    content: {
      text: "",
      lean: emptyLeanPart(place),
      candidates: [],
      environment,
    },
  };
}
