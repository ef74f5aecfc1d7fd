import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { PrepareProgress } from "../embedded/prepare/preparing.ts";
import { openEmbeddedLean } from "../embedded/prepare/prepareEmbeddedLean.ts";
import type { PrepareProblem } from "../embedded/prepare/prepareProblem.ts";
import { problemMessage } from "../embedded/prepare/prepareProblem.ts";
import { describeToolchain } from "./doctorReport.ts";
import { embeddedStatus } from "./embeddedStatus.ts";
import { diskFiles } from "./fileLookup.ts";
import { findToolchain } from "./findToolchain.ts";
import type { EmbeddedCommand, LaunchPlan, LaunchSite } from "./launch.ts";
import { serverLaunch } from "./launch.ts";
import { thisHost } from "./thisHost.ts";
import type { ToolchainFound } from "./toolchain.ts";
import type { ToolchainProblem } from "./toolchainProblem.ts";
import { problemParts } from "./toolchainProblem.ts";
import { askLeanVersion } from "./versionCall.ts";

/** The folders in which the running program keeps and finds what belongs to it. */
export interface Installation {
  /** How the embedded Lean's own command is started; the prepared folder is added to its environment. */
  readonly command: EmbeddedCommand;
  /** Folders in which the npm package with the embedded Lean may be installed. */
  readonly startFolders: readonly string[];
  readonly cacheRoot: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ToolchainRequest {
  /** The file to be served, or the folder where no file is known. */
  readonly place: { readonly kind: "file" | "folder"; readonly path: string };
  /** `project`, `path`, `embedded`, or a path; undefined for the usual order. */
  readonly choice: string | undefined;
  readonly installation: Installation;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PrepareProgress) => void;
}

/** A Lean that is ready to be started, as often as one likes. */
export interface OpenedToolchain {
  readonly found: ToolchainFound;
  /** Shown to people. */
  readonly engine: string;
  readonly rootUri: string;
  readonly plan: LaunchPlan;
  /** The place in which it runs, for other ways to start it. */
  readonly site: LaunchSite;
}

export type OpenToolchainProblem =
  | { readonly kind: "notFound"; readonly problem: ToolchainProblem }
  | { readonly kind: "notPrepared"; readonly problem: PrepareProblem };

/** The search of docs/ARCHITECTURE.md on this machine; nothing is started but `lean --version`. */
export async function searchToolchain(
  request: Omit<ToolchainRequest, "onProgress">,
): Promise<Result<ToolchainFound, ToolchainProblem>> {
  return findToolchain({
    place: request.place,
    choice: request.choice,
    signal: request.signal,
    embedded: await embeddedStatus(request.installation),
    versionTimeoutMs: 10_000,
    host: thisHost(),
    files: diskFiles,
    callVersion: askLeanVersion,
  });
}

const serverOptions = [
  "-Dserver.reportDelayMs=1",
  // In term mode Lean leaves out every value of a `let` that is longer than nothing; in tactic mode it allows this much.
  // `weak`, so that a Lean that does not have the option starts all the same.
  "-Dweak.pp.showLetValues.threshold=255",
];

/** Finds a Lean and makes it ready, which for the embedded one may take a few seconds, once. */
export async function openToolchain(request: ToolchainRequest): Promise<Result<OpenedToolchain, OpenToolchainProblem>> {
  const search = await searchToolchain(request);
  if (search.kind === "error") return failure({ kind: "notFound", problem: search.problem });
  const { place, installation, signal, onProgress } = request;
  let found = search.value;
  let { command } = installation;
  if (found.toolchain.kind === "embedded") {
    const prepared = await openEmbeddedLean({ ...installation, signal, onProgress });
    if (prepared.kind === "error") return failure({ kind: "notPrepared", problem: prepared.problem });
    command = { ...command, env: { ...command.env, COLLOQUY_EMBEDDED_LEAN: prepared.value.folder } };
    // Only what has been prepared can say its version.
    const again = await searchToolchain(request);
    if (again.kind === "ok") found = again.value;
  }
  const folder = place.kind === "file" ? dirname(place.path) : place.path;
  const site = { project: found.project, folder, host: thisHost(), embedded: command };
  return ok({
    found,
    engine: describeToolchain(found.toolchain),
    rootUri: pathToFileURL(found.project?.root ?? folder).href,
    plan: serverLaunch(found.toolchain, site, serverOptions),
    site,
  });
}

/** For people who wait: "preparing the embedded Lean (once): transform 40 %". */
export function preparingText({ step, done, total }: PrepareProgress): string {
  const percent = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : "";
  return `preparing the embedded Lean (once): ${step}${percent}`;
}

/** The problem and the next step, one sentence each. */
export function openToolchainMessage(problem: OpenToolchainProblem): { readonly what: string; readonly next?: string } {
  return problem.kind === "notFound" ? problemParts(problem.problem) : { what: problemMessage(problem.problem) };
}
