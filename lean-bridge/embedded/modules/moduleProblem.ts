import { assertNever } from "../../../core/base/result.ts";

/** Why a module that somebody imports has no compiled form. */
export type ModuleProblem =
  | { readonly kind: "missing"; readonly module: string; readonly importedBy?: string }
  | { readonly kind: "unreadable"; readonly module: string; readonly file: string; readonly reason: string }
  /** The modules of a circle of imports, each importing the next and the last the first. */
  | { readonly kind: "cycle"; readonly modules: readonly string[] }
  /** Lean found errors; `firstError` is `FILE:LINE:COLUMN: MESSAGE` in one line. */
  | { readonly kind: "failed"; readonly module: string; readonly firstError: string };

/** One line for a person. */
export function describeModuleProblem(problem: ModuleProblem): string {
  switch (problem.kind) {
    case "missing": {
      const by = problem.importedBy === undefined ? "" : ` (imported by '${problem.importedBy}')`;
      return `module '${problem.module}'${by} is neither in this project nor in Lean's own library`;
    }
    case "unreadable":
      return `module '${problem.module}' cannot be read from ${problem.file}: ${problem.reason}`;
    case "cycle":
      return `modules import each other in a circle: ${[...problem.modules, problem.modules[0]].join(" -> ")}`;
    case "failed":
      return `module '${problem.module}' has errors: ${problem.firstError}`;
    default:
      return assertNever(problem);
  }
}
