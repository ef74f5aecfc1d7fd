import { saysMissingModule } from "../../core/lean/leanMessages.ts";

/** Programs that judge a compiled file again. */
export const checkerNames = [
  "leanchecker",
  "lean4checker",
  "nanoda",
  "lean4lean",
  "leanchecker-paranoid",
  "con-leche",
  "con-ron",
  "lake check",
] as const;

export type CheckerName = (typeof checkerNames)[number];

export interface PresentChecker {
  readonly name: CheckerName;
  readonly path: string;
}

/** The checkers at hand for a toolchain and a project, and the program that writes what some of them read. */
export interface Checkers {
  readonly present: readonly PresentChecker[];
  /** `leanexport`, or `lean4export` of the same Lean. */
  readonly exporter: string | undefined;
}

export const noCheckers: Checkers = { present: [], exporter: undefined };

/** The answer of a second program about a compiled file. Whatever is not its plain yes or no is `unknown`. */
export type IndependentOutcome =
  | { readonly kind: "accepts" }
  | { readonly kind: "refuses"; readonly detail: string }
  | { readonly kind: "unknown"; readonly detail: string };

/** How a program ended by itself. */
export interface Ended {
  readonly exitCode: number;
  readonly output: string;
  readonly errorOutput: string;
}

export interface CheckerFacts {
  /** The file in a toolchain's `bin`, without the system's ending; undefined for those that are looked for elsewhere. */
  readonly program?: string;
  /** May also stand on the PATH, since no Lean before 4.35 brings it. */
  readonly isOnPath?: boolean;
  /** A module, by name through LEAN_PATH; or an export file in one of two ways. */
  readonly reads: "module" | "export" | "exportByConfig";
  /** Before the name of what it reads. */
  readonly args: readonly string[];
  /** Run only when everything at hand is asked for. */
  readonly isThorough: boolean;
  /** What it says when it accepts; where this is not said, exit code 0 alone is no yes. */
  readonly yes?: RegExp;
  /** Exit codes of a no. Any other says nothing about the file. */
  readonly noCodes: readonly number[];
  /** True of what it says with such a code where that is no judgement of the file all the same. */
  readonly isNoAnswer: (said: string) => boolean;
}

const isNotFound = (said: string): boolean => said.split("\n").some((line) => saysMissingModule(line.trimEnd()));
const isBroken = (said: string): boolean => /INTERNAL PANIC|out of memory/u.test(said);

/**
 * Sources: `src/LeanChecker.lean` and `src/lake/Lake/CLI/Check.lean` of leanprover/lean4 (4.28 and 4.35), `Main.lean` of
 * digama0/lean4lean and leanprover/con-leche, of which leanprover/con-ron is a port (exit codes: 1 rejected, 2 declined,
 * 3 failed), `src/main.rs` and `src/parser.rs` of ammkrn/nanoda_lib (101: it panicked, which is its no; 2: declined).
 */
export const checkerFacts: Readonly<Record<CheckerName, CheckerFacts>> = {
  leanchecker: {
    program: "leanchecker",
    reads: "module",
    args: [],
    isThorough: false,
    noCodes: [1],
    isNoAnswer: isNotFound,
  },
  lean4checker: { reads: "module", args: [], isThorough: false, noCodes: [1], isNoAnswer: isNotFound },
  nanoda: {
    program: "nanoda_bin",
    isOnPath: true,
    reads: "exportByConfig",
    args: [],
    isThorough: false,
    yes: /^Checked \d+ declarations with no errors/mu,
    noCodes: [101],
    isNoAnswer: (said) => /panicked at [^\n]*(?:parser|util|main)\.rs/u.test(said),
  },
  lean4lean: {
    program: "lean4lean",
    reads: "module",
    args: [],
    isThorough: true,
    yes: /^checked \d+ declarations/mu,
    noCodes: [1],
    isNoAnswer: isNotFound,
  },
  "leanchecker-paranoid": {
    program: "leanchecker-paranoid",
    reads: "module",
    args: [],
    isThorough: true,
    noCodes: [1],
    isNoAnswer: isNotFound,
  },
  "con-leche": {
    program: "con-leche",
    isOnPath: true,
    reads: "export",
    args: [],
    isThorough: true,
    yes: /^con-leche: accepted \d+ declarations/mu,
    noCodes: [1],
    isNoAnswer: isBroken,
  },
  "con-ron": {
    program: "con-ron",
    isOnPath: true,
    reads: "export",
    args: [],
    isThorough: true,
    yes: /^con-ron: accepted \d+ declarations/mu,
    noCodes: [1],
    isNoAnswer: isBroken,
  },
  "lake check": {
    reads: "export",
    args: ["check", "--from-export"],
    isThorough: true,
    yes: /kernel accepts the solution[^]*^Uses (?:no axioms|axioms: )/mu,
    noCodes: [1],
    // Code 1 is also a build that failed or a sandbox that could not be made.
    isNoAnswer: (said) => !/kernel rejected the solution|is not permitted/u.test(said),
  },
};

/** The judgement that is in how a checker ended. */
export function judgement(name: CheckerName, { exitCode, output, errorOutput }: Ended): IndependentOutcome {
  const { yes, noCodes, isNoAnswer } = checkerFacts[name];
  const all = `${output}\n${errorOutput}`;
  const detail = lastLine(errorOutput) || lastLine(output) || `exit code ${exitCode}`;
  if (exitCode === 0) {
    if (yes === undefined || yes.test(all)) return { kind: "accepts" };
    return { kind: "unknown", detail: `it ends without saying that it accepts: ${detail}` };
  }
  return { kind: noCodes.includes(exitCode) && !isNoAnswer(all) ? "refuses" : "unknown", detail };
}

export function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
