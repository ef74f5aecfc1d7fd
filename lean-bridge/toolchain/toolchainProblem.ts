import { type DependencyReason, describeDependencies, type Looked, type NamedBy } from "./toolchain.ts";

/** Every way in which no Lean can be given, with the evidence. */
export type ToolchainProblemCause =
  | {
      /**
       * A toolchain is named but not there. With `dependencies` nothing may stand in for it; without, this problem
       * only ends a search that was told to take the project's own.
       */
      readonly kind: "namedNotInstalled";
      readonly name: string;
      readonly namedBy: NamedBy;
      readonly expectedAt: string;
      readonly install: string | undefined;
      readonly elanIsThere: boolean;
      readonly dependencies: readonly DependencyReason[];
    }
  | { readonly kind: "toolchainFileUnreadable"; readonly path: string; readonly message: string }
  | { readonly kind: "toolchainFileEmpty"; readonly path: string }
  | { readonly kind: "nameMalformed"; readonly namedBy: NamedBy; readonly text: string }
  | { readonly kind: "nothingNamed"; readonly folder: string }
  | { readonly kind: "nothingOnPath" }
  | { readonly kind: "locationMissing"; readonly path: string }
  | { readonly kind: "locationWithoutLean"; readonly folder: string }
  | { readonly kind: "notExecutable"; readonly path: string }
  | { readonly kind: "notLean"; readonly path: string; readonly answer: string }
  | { readonly kind: "notLeanFour"; readonly path: string; readonly version: string }
  | { readonly kind: "lakeMissing"; readonly leanPath: string; readonly lakefile: string }
  | { readonly kind: "versionFailed"; readonly leanPath: string; readonly message: string }
  | { readonly kind: "versionTimedOut"; readonly leanPath: string; readonly timeoutMs: number }
  | { readonly kind: "dependenciesNeedLean"; readonly dependencies: readonly DependencyReason[] }
  | { readonly kind: "embeddedAbsent"; readonly reason: string };

/** A cause, and where the search had looked until then. */
export type ToolchainProblem = ToolchainProblemCause & { readonly looked: readonly Looked[] };

const orEmbedded = "or use --toolchain embedded";

/** The problem as one line for people: what it is about, and the next step. */
export function problemMessage(problem: ToolchainProblemCause): string {
  const { what, next } = problemParts(problem);
  return `${what}; ${next}`;
}

/** A problem in two halves of a sentence: `what` names the thing, `next` says what to do. */
export interface ProblemParts {
  readonly what: string;
  readonly next: string;
}

export function problemParts(problem: ToolchainProblemCause): ProblemParts {
  switch (problem.kind) {
    case "namedNotInstalled":
      return parts(notInstalled(problem), `${installStep(problem)}, ${orEmbedded}`);
    case "toolchainFileUnreadable":
      return parts(`${problem.path} cannot be read (${problem.message})`, `check its permissions, ${orEmbedded}`);
    case "toolchainFileEmpty":
      return parts(`${problem.path} is empty`, `write a toolchain into it, for example leanprover/lean4:v4.20.0`);
    case "nameMalformed":
      return parts(
        `${describeNamedBy(problem.namedBy)} names "${problem.text}", which is not a toolchain`,
        `write for example leanprover/lean4:v4.20.0`,
      );
    case "nothingNamed":
      return parts(
        `no toolchain is named for ${problem.folder}`,
        `add a lean-toolchain file there, or use --toolchain path`,
      );
    case "nothingOnPath":
      return parts(`there is no Lean on the PATH`, `install one with elan, ${orEmbedded}`);
    case "dependenciesNeedLean":
      return parts(
        `no Lean is installed, and ${describeDependencies(problem.dependencies)}`,
        `install elan and build the project, ${orEmbedded} for what needs no package`,
      );
    case "embeddedAbsent":
      return parts(
        `no Lean was found, and the embedded one is not there (${problem.reason})`,
        `install elan, or install Colloquy again`,
      );
    default:
      return executableParts(problem);
  }
}

type ExecutableProblem = Extract<
  ToolchainProblemCause,
  {
    readonly kind:
      | "locationMissing"
      | "locationWithoutLean"
      | "notExecutable"
      | "notLean"
      | "notLeanFour"
      | "lakeMissing"
      | "versionFailed"
      | "versionTimedOut";
  }
>;

function executableParts(problem: ExecutableProblem): ProblemParts {
  switch (problem.kind) {
    case "locationMissing":
      return parts(
        `${problem.path} does not exist`,
        `give project, path, embedded, a lean executable or a toolchain folder`,
      );
    case "locationWithoutLean":
      return parts(`${problem.folder} holds no bin/lean`, `give a toolchain folder or a lean executable`);
    case "notExecutable":
      return parts(`${problem.path} may not be executed`, `make it executable, or name another Lean with --toolchain`);
    case "notLean":
      return parts(
        `${problem.path} is not Lean (it answered "${problem.answer}")`,
        `name a lean executable with --toolchain`,
      );
    case "notLeanFour":
      return parts(`${problem.path} is Lean ${problem.version}, and Lean 4 is needed`, `name another with --toolchain`);
    case "lakeMissing":
      return parts(
        `${problem.leanPath} came without lake, which ${problem.lakefile} needs`,
        `install the full toolchain with elan`,
      );
    case "versionFailed":
      return parts(`${problem.leanPath} --version failed (${problem.message})`, `install it again, ${orEmbedded}`);
    case "versionTimedOut":
      return parts(
        `${problem.leanPath} --version gave no answer in ${problem.timeoutMs} ms`,
        `try it in a terminal, ${orEmbedded}`,
      );
  }
}

function parts(what: string, next: string): ProblemParts {
  return { what, next };
}

function notInstalled(problem: ToolchainProblemCause & { readonly kind: "namedNotInstalled" }): string {
  const who = `${describeNamedBy(problem.namedBy)} names ${problem.name}, which is not installed`;
  return problem.dependencies.length === 0 ? who : `${who}, and ${describeDependencies(problem.dependencies)}`;
}

function installStep(problem: ToolchainProblemCause & { readonly kind: "namedNotInstalled" }): string {
  if (problem.install === undefined) {
    return `put a toolchain at ${problem.expectedAt}`;
  }
  return problem.elanIsThere ? `run: ${problem.install}` : `install elan, then run: ${problem.install}`;
}

/** For example `/p/lean-toolchain`, or `elan's override for /p`. */
export function describeNamedBy(namedBy: NamedBy): string {
  switch (namedBy.kind) {
    case "environment":
      return `the variable ${namedBy.variable}`;
    case "elanOverride":
      return `elan's override for ${namedBy.folder}`;
    case "toolchainFile":
      return namedBy.path;
    case "insideToolchain":
      return `the folder ${namedBy.folder}`;
  }
}
