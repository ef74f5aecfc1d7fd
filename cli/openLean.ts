import { existsSync } from "node:fs";
import { freemem, homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import { openProcessConnection } from "../lean-bridge/connection/processConnection.ts";
import { cacheFolder } from "../lean-bridge/embedded/prepare/cacheFolder.ts";
import { openEmbeddedLean } from "../lean-bridge/embedded/prepare/prepareEmbeddedLean.ts";
import type { PrepareProgress } from "../lean-bridge/embedded/prepare/prepareEmbeddedLean.ts";
import { problemMessage as prepareMessage } from "../lean-bridge/embedded/prepare/prepareProblem.ts";
import { LeanSession } from "../lean-bridge/session/leanSession.ts";
import { describeToolchain } from "../lean-bridge/toolchain/doctorReport.ts";
import { findToolchain } from "../lean-bridge/toolchain/findToolchain.ts";
import { diskFiles } from "../lean-bridge/toolchain/fileLookup.ts";
import type { EmbeddedCommand } from "../lean-bridge/toolchain/launch.ts";
import { serverLaunch } from "../lean-bridge/toolchain/launch.ts";
import { thisHost } from "../lean-bridge/toolchain/thisHost.ts";
import type { ToolchainFound } from "../lean-bridge/toolchain/toolchain.ts";
import { noteMessage } from "../lean-bridge/toolchain/toolchain.ts";
import { problemParts } from "../lean-bridge/toolchain/toolchainProblem.ts";
import type { ToolchainProblem } from "../lean-bridge/toolchain/toolchainProblem.ts";
import { askLeanVersion } from "../lean-bridge/toolchain/versionCall.ts";
import { embeddedStatus } from "./embeddedStatus.ts";
import type { CommandProblem } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import type { Terminal } from "./terminal.ts";

export interface LeanRequest {
  /** The file to be served, or the folder where no file is known. */
  readonly place: { readonly kind: "file" | "folder"; readonly path: string };
  readonly choice: string | undefined;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** A found Lean, ready to be started as often as one likes. */
export interface OpenedLean {
  readonly found: ToolchainFound;
  readonly engine: string;
  /** A new server process; nothing is shared with another session. */
  newSession(): LeanSession;
}

/** The folder that holds our bundled commands: beside this file once bundled, `dist/cli` of a checkout before. */
function commandFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return existsSync(join(here, "colloquy-lean.js")) ? here : resolve(here, "../dist/cli");
}

function embeddedCommand(preparedFolder?: string): EmbeddedCommand {
  const env = preparedFolder === undefined ? {} : { COLLOQUY_EMBEDDED_LEAN: preparedFolder };
  return { nodePath: process.execPath, scriptPath: join(commandFolder(), "colloquy-lean.js"), env };
}

/** Where the npm package with the embedded Lean may be installed, seen from our own files. */
export function packageStartFolders(): readonly string[] {
  return [commandFolder(), process.cwd()];
}

export function cacheRoot(): string {
  return cacheFolder({ platform: process.platform, env: process.env, homedir: homedir() });
}

/** The search of docs/ARCHITECTURE.md for a toolchain, on this machine. */
export async function searchToolchain(
  request: LeanRequest,
  askVersion: boolean,
): Promise<Result<ToolchainFound, ToolchainProblem>> {
  const embedded = await embeddedStatus({
    cacheRoot: cacheRoot(),
    startFolders: packageStartFolders(),
    env: process.env,
  });
  return findToolchain({
    ...request,
    embedded,
    askVersion,
    versionTimeoutMs: 10_000,
    host: thisHost(),
    files: diskFiles,
    callVersion: askLeanVersion,
  });
}

/** Finds a Lean and makes it ready. The server is started by the first question. */
export async function openLean(request: LeanRequest): Promise<Result<OpenedLean, CommandProblem>> {
  const search = await searchToolchain(request, false);
  if (search.kind === "error") {
    const { what, next } = problemParts(search.problem);
    return failure({ exitCode: exitCodes.noLean, message: what, next });
  }
  const found = search.value;
  for (const note of found.notes)
    if (note.kind !== "embeddedNotPrepared") request.terminal.err(`note: ${noteMessage(note)}`);
  const prepared = found.toolchain.kind === "embedded" ? await prepare(request) : ok(undefined);
  if (prepared.kind === "error") return prepared;
  return ok(launcher(found, request, prepared.value));
}

function launcher(found: ToolchainFound, request: LeanRequest, preparedFolder: string | undefined): OpenedLean {
  const { place } = request;
  const folder = place.kind === "file" ? dirname(place.path) : place.path;
  const site = { project: found.project, folder, host: thisHost(), embedded: embeddedCommand(preparedFolder) };
  const engine = describeToolchain(found.toolchain);
  const plan = serverLaunch(found.toolchain, site, ["-Dserver.reportDelayMs=1"]);
  const rootUri = pathToFileURL(found.project?.root ?? folder).href;
  return {
    found,
    engine,
    newSession: () => new LeanSession((signal) => openProcessConnection({ ...plan, engine }, rootUri, signal)),
  };
}

async function prepare(request: LeanRequest): Promise<Result<string, CommandProblem>> {
  const opened = await openEmbeddedLean({
    startFolders: packageStartFolders(),
    env: process.env,
    cacheRoot: cacheRoot(),
    signal: request.signal,
    onProgress: (progress) => request.terminal.progress(preparingLine(progress)),
  });
  request.terminal.progress("");
  if (opened.kind === "ok") return ok(opened.value.folder);
  if (opened.problem.kind === "cancelled") request.signal.throwIfAborted();
  return failure({ exitCode: exitCodes.noLean, message: prepareMessage(opened.problem) });
}

function preparingLine({ step, done, total }: PrepareProgress): string {
  const percent = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : "";
  return `Preparing the embedded Lean (once): ${step}${percent}`;
}

/** One worker of the embedded Lean takes about 1 GB; native ones with Mathlib take more. */
export function defaultLanes(): number {
  return freemem() > 6 * 1024 ** 3 ? 2 : 1;
}
