import { existsSync } from "node:fs";
import { homedir, totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Result } from "../core/base/result.ts";
import { failure, ok } from "../core/base/result.ts";
import { openProcessConnection } from "../lean-bridge/connection/processConnection.ts";
import { cacheFolder } from "../lean-bridge/embedded/prepare/cacheFolder.ts";
import type { ConnectionOpener } from "../lean-bridge/session/leanSession.ts";
import { LeanSession } from "../lean-bridge/session/leanSession.ts";
import { usualMemoryLimit } from "../lean-bridge/session/memoryWatch.ts";
import type { Installation, ToolchainRequest } from "../lean-bridge/toolchain/openToolchain.ts";
import type { LaunchSite } from "../lean-bridge/toolchain/launch.ts";
import { openToolchain, openToolchainMessage, preparingText } from "../lean-bridge/toolchain/openToolchain.ts";
import type { Toolchain, ToolchainFound } from "../lean-bridge/toolchain/toolchain.ts";
import { noteMessage } from "../lean-bridge/toolchain/toolchain.ts";
import type { CommandProblem } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import type { Terminal } from "./terminal.ts";

export interface LeanRequest extends Pick<ToolchainRequest, "place" | "choice" | "signal"> {
  readonly terminal: Terminal;
}

/** A found Lean, ready to be started as often as one likes. */
export interface OpenedLean {
  readonly found: ToolchainFound;
  readonly engine: string;
  /** The way to start it for one file, without a server. */
  readonly batch: { readonly toolchain: Toolchain; readonly site: LaunchSite };
  /** A new server process; nothing is shared with another session. */
  newSession(): LeanSession;
}

/** The folder that holds our bundled commands: beside this file once bundled, `dist/cli` of a checkout before. */
function commandFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return existsSync(join(here, "colloquy-lean.js")) ? here : resolve(here, "../dist/cli");
}

export function thisInstallation(): Installation {
  return {
    command: { nodePath: process.execPath, scriptPath: join(commandFolder(), "colloquy-lean.js"), env: {} },
    startFolders: [commandFolder(), process.cwd()],
    cacheRoot: cacheFolder({ platform: process.platform, env: process.env, homedir: homedir() }),
    env: process.env,
  };
}

/** Finds a Lean and makes it ready. The server is started by the first question. */
export async function openLean(request: LeanRequest): Promise<Result<OpenedLean, CommandProblem>> {
  const { terminal, signal } = request;
  const opened = await openToolchain({
    ...request,
    installation: thisInstallation(),
    onProgress: (progress) => terminal.progress(preparingText(progress)),
  });
  terminal.progress("");
  if (opened.kind === "error") {
    signal.throwIfAborted();
    const { what, next } = openToolchainMessage(opened.problem);
    return failure({ exitCode: exitCodes.noLean, message: what, ...(next === undefined ? {} : { next }) });
  }
  const { found, engine, plan, rootUri, site } = opened.value;
  for (const note of found.notes) if (note.kind !== "embeddedNotPrepared") terminal.err(`note: ${noteMessage(note)}`);
  const connect: ConnectionOpener = (stop) => openProcessConnection({ ...plan, engine }, rootUri, stop);
  return ok({
    found,
    engine,
    batch: { toolchain: found.toolchain, site },
    newSession: () => new LeanSession(connect, usualMemoryLimit(totalmem()), found.toolchain.version),
  });
}
