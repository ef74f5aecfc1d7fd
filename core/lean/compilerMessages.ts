import { isWorded, uncompiled } from "./versions/wordings.ts";

/**
 * Words of Lean's compiler, from the embedded Lean (4.28), whose library comes without the compiler's intermediate code,
 * up to 4.35.
 */

/**
 * A constant that only Lean's compiler makes (`List.appendTR._redArg`) or that a user cannot name
 * (`_private.Init.Data.Array.Basic.0.Array.f`). Source: `src/Lean/Exception.lean` (`throwUnknownConstant`).
 */
const missingCode =
  /^Unknown constant `(?:_private\.(?:Init|Std|Lean)\.[^`\s]+|[^`\s]+\._(?:redArg|boxed|unsafe_rec|lam_\d+|elam_\d+|spec_\d+|closed_\d+))`\s*$/;

/** A definition that needs another that has no code. Source: `src/Lean/Compiler/IR/Checker.lean` (`getDecl`). */
const missingDependency =
  /^failed to compile definition, compiler IR check failed at `([^`]+)`\. Error: depends on declaration '([^']+)', which has no executable code; consider marking definition as 'noncomputable'\s*$/;

/** A definition that no Lean compiles. Source: `src/Lean/Compiler/` (`throwNoncomputable`, `checkUnsupported`). */
const refusedByCompiler =
  /not supported by code generator; consider marking|^failed to compile definition, consider marking it as 'noncomputable'|^code generator does not support recursor/;

/** The name of library code that was not shipped, where a message complains of nothing else. */
export function missingLibraryCode(message: string): string | undefined {
  return missingCode.test(message) ? (/`([^`]+)`/.exec(message)?.[1] ?? "") : undefined;
}

export interface MissingDependency {
  readonly declaration: string;
  readonly needed: string;
}

/** The declaration that could not be compiled, and the one whose code it lacks. */
export function readMissingDependency(message: string): MissingDependency | undefined {
  const [, declaration, needed] = missingDependency.exec(message) ?? [];
  return declaration !== undefined && needed !== undefined ? { declaration, needed } : undefined;
}

export function isRefusedByCompiler(message: string): boolean {
  return refusedByCompiler.test(message);
}

/** A definition that rests on an axiom of the given name and so is not compiled. */
export function saysNotCompiledFor(message: string, axiom: string): boolean {
  return message.includes(axiom) && isWorded(message, uncompiled);
}
