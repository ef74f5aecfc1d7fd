import type { DependencyReason, Looked, ProjectFolder, Toolchain, ToolchainNote } from "./toolchain.ts";
import { dependencyReasons, type EmbeddedReach } from "./dependencies.ts";
import type { FileLookup } from "./fileLookup.ts";
import type { ToolchainHost } from "./host.ts";
import type { LeanVersion } from "./leanVersion.ts";
import type { ToolchainProblemCause } from "./toolchainProblem.ts";
import type { VersionCall } from "./versionCall.ts";

/** The embedded Lean as the composition root knows it. */
export interface EmbeddedLean extends EmbeddedReach {
  readonly status: EmbeddedStatus;
  readonly version: LeanVersion | undefined;
}

/** `notPrepared`: its package is there, and it can be made ready on first use. */
export type EmbeddedStatus =
  | { readonly kind: "ready"; readonly folder: string }
  | { readonly kind: "notPrepared"; readonly reason: string }
  | { readonly kind: "absent"; readonly reason: string };

export interface ToolchainRequest {
  /** The file to be served, which need not exist yet, or a folder where no file is known. */
  readonly place: { readonly kind: "file" | "folder"; readonly path: string };
  /**
   * `project`, `path`, `embedded`, or a path to a lean executable or a toolchain folder; undefined leaves the choice
   * to the variable COLLOQUY_LEAN, and without that to the search.
   */
  readonly choice: string | undefined;
  readonly embedded: EmbeddedLean;
  readonly versionTimeoutMs: number;
  readonly host: ToolchainHost;
  readonly files: FileLookup;
  readonly callVersion: VersionCall;
  readonly signal: AbortSignal;
}

/** One search under way: the request with what has been learned so far. */
export interface Search {
  readonly request: ToolchainRequest;
  /** The folder from which to walk upward. */
  readonly folder: string;
  readonly project: ProjectFolder | undefined;
  readonly looked: Looked[];
  readonly notes: ToolchainNote[];
}

/** The outcome of one step of a search; `nothing` means that there was nothing to find, and the next step may follow. */
export type Attempt =
  | { readonly kind: "found"; readonly toolchain: Toolchain }
  | { readonly kind: "problem"; readonly cause: ToolchainProblemCause }
  | { readonly kind: "nothing" };

export const nothing: Attempt = { kind: "nothing" };

export function found(toolchain: Toolchain): Attempt {
  return { kind: "found", toolchain };
}

export function stopped(cause: ToolchainProblemCause): Attempt {
  return { kind: "problem", cause };
}

/** Why the embedded Lean would not do for this search's file; see `dependencyReasons`. */
export function dependenciesOf(search: Search): Promise<readonly DependencyReason[]> {
  const { files, host, place, embedded } = search.request;
  const file = place.kind === "file" ? place.path : undefined;
  return dependencyReasons({ files, host, project: search.project, file, reach: embedded });
}
