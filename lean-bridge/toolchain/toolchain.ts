import type { Checkers } from "./checkers.ts";
import type { LeanVersion } from "./leanVersion.ts";

/**
 * A Lean that can serve a file. Searched in this order: the one named for the file, one on the PATH, the embedded one.
 * `project`: named by the project, by elan's overrides or by ELAN_TOOLCHAIN, and installed.
 * `path`: not named for this file, but there: on the PATH, elan's default, or the one a person pointed at.
 * `embedded`: the Lean that comes with Colloquy.
 */
export type Toolchain = ProjectToolchain | PathToolchain | EmbeddedToolchain;

export interface ProjectToolchain extends NativeParts {
  readonly kind: "project";
  /** As elan writes it, for example `leanprover/lean4:v4.20.0`, or a linked name, or a folder. */
  readonly name: string;
  readonly namedBy: NamedBy;
}

export interface PathToolchain extends NativeParts {
  readonly kind: "path";
  readonly source: PathSource;
  /** elan's name for it where it has one; undefined for a Lean that elan does not know. */
  readonly name: string | undefined;
}

export interface EmbeddedToolchain {
  readonly kind: "embedded";
  readonly version: LeanVersion | undefined;
  readonly capabilities: Capabilities;
}

/** The parts that every Lean outside of Colloquy has. Paths are absolute. */
export interface NativeParts {
  readonly leanPath: string;
  /** Undefined when this Lean came without Lake; projects can then not be served by it. */
  readonly lakePath: string | undefined;
  /** The folder that holds `bin/`. */
  readonly root: string;
  readonly version: LeanVersion;
  readonly capabilities: Capabilities;
}

/** The origin of a toolchain's name, in elan's order of precedence. */
export type NamedBy =
  | { readonly kind: "environment"; readonly variable: string }
  | { readonly kind: "elanOverride"; readonly folder: string }
  | { readonly kind: "toolchainFile"; readonly path: string }
  | { readonly kind: "insideToolchain"; readonly folder: string };

export type PathSource = "searchPath" | "besidePath" | "elanDefault" | "explicit";

/** The capabilities of a toolchain; the rest of the product asks here, never for the kind. */
export interface Capabilities {
  /** Runs what a person writes: `#eval`, `elab`, `run_tac`; and definitions compile to code. */
  readonly compilesPrograms: boolean;
  /** Builds projects and their dependencies. */
  readonly lake: boolean;
  /** Packages such as Mathlib can be imported, when the project requires them. */
  readonly mathlibPossible: boolean;
  /** False: library theorems have no bodies here, so that `#print axioms` lists them as axioms. */
  readonly completeAxiomReports: boolean;
  /** Definitions in the library can be opened as source. */
  readonly librarySources: boolean;
  readonly checkers: Checkers;
}

/** A folder that has `lean-toolchain`, `lakefile.lean` or `lakefile.toml`. */
export interface ProjectFolder {
  readonly root: string;
  /** The one that Lake reads; undefined means that Lake cannot serve here. */
  readonly lakefile: { readonly path: string; readonly flavour: "lean" | "toml" } | undefined;
  readonly toolchainFile: string | undefined;
}

/** Why a file needs more than Lean's own library, each with the evidence. */
export type DependencyReason =
  | { readonly kind: "packages"; readonly listedIn: string; readonly packages: readonly string[] }
  | { readonly kind: "imports"; readonly file: string; readonly modules: readonly string[] };

/** One place where the search looked. */
export interface Looked {
  readonly place: string;
  readonly outcome: "found" | "absent" | "passedOver" | "broken";
  readonly detail: string;
}

/**
 * Notes for a person although a Lean was found.
 * A file is served by another Lean than the one named for it only with one of the last two, or by an explicit path.
 */
export type ToolchainNote =
  | { readonly kind: "channelNotAsked"; readonly channel: string; readonly using: string }
  | { readonly kind: "embeddedNotPrepared"; readonly reason: string }
  | { readonly kind: "importsNotAvailable"; readonly modules: readonly string[] }
  | { readonly kind: "embeddedByChoice"; readonly dependencies: readonly DependencyReason[] }
  | { readonly kind: "namedNotInstalled"; readonly name: string; readonly install: string | undefined };

export interface ToolchainFound {
  readonly toolchain: Toolchain;
  readonly project: ProjectFolder | undefined;
  readonly looked: readonly Looked[];
  readonly notes: readonly ToolchainNote[];
}

/** A note as one line for people. */
export function noteMessage(note: ToolchainNote): string {
  switch (note.kind) {
    case "channelNotAsked":
      return `"${note.channel}" is taken as ${note.using}, the newest installed; elan might download a newer one`;
    case "embeddedNotPrepared":
      return `the embedded Lean will be prepared on first use (${note.reason})`;
    case "importsNotAvailable":
      return `this Lean has no ${note.modules.join(", ")}: open the file inside its project`;
    case "embeddedByChoice":
      return `the embedded Lean was asked for, but ${describeDependencies(note.dependencies)}`;
    case "namedNotInstalled":
      return `${note.name} is named here but not installed; another Lean stands in for it${installHint(note.install)}`;
  }
}

function installHint(install: string | undefined): string {
  return install === undefined ? "" : ` (to have it: ${install})`;
}

/** For example `/p/lakefile.toml requires mathlib; /p/A.lean imports Mathlib.Tactic`. */
export function describeDependencies(dependencies: readonly DependencyReason[]): string {
  return dependencies
    .map((reason) =>
      reason.kind === "packages"
        ? `${reason.listedIn} requires ${abbreviated(reason.packages)}`
        : `${reason.file} imports ${abbreviated(reason.modules)}`,
    )
    .join("; ");
}

function abbreviated(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(", ");
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
}

/** How a Lean that nobody named was come by. */
export function describeSource(source: PathSource): string {
  switch (source) {
    case "searchPath":
      return "on the PATH";
    case "besidePath":
      return "not on the PATH, but in a usual place";
    case "elanDefault":
      return "elan's default toolchain";
    case "explicit":
      return "as chosen";
  }
}
