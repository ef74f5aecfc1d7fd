import type { ConstantName } from "../../core/lean/constantName.ts";
import { literalsOf, readNameTerm } from "../../core/lean/constantName.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { FreshWords } from "../../core/lean/freshWords.ts";

/**
 * A step that does nothing but leave messages, once for each proof state at which it runs: that it ran, and the name of
 * the declaration that it ran in, which Lean's elaborator knows as `decl_name%`. And a lie that the kernel alone refuses:
 * where it goes through, the kernel is switched off (`debug.skipKernelTC`).
 */
export function probe({ name }: FreshWords): string {
  const owner = ownerOf(name);
  const tell = `have ${owner} : decl_name% = decl_name% := rfl; ${plainly}trace_state; clear ${owner}`;
  const lie = `have ${owner} : (0 : Nat) = 1 := by decide +kernel; trace "${uncheckedWords(name)}"; clear ${owner}`;
  return `trace "${wordsOf(name)}"\nfirst | (${tell}) | skip\nfirst | (${lie}) | skip`;
}

/** Settings against everything that a file may have set, or made a notation of, and that would change how the equation is printed. */
const plainly = ["pp.notation false", "pp.exprSizes false", "pp.maxSteps 10000"]
  .map((option) => `set_option ${option} in `)
  .join("");

function uncheckedWords(name: string): string {
  return `${name}_unchecked`;
}

/** True if the kernel has taken our lie. */
export function kernelIsOff(diagnostics: readonly Diagnostic[], { name }: FreshWords): boolean {
  return diagnostics.some(({ message }) => message.startsWith(uncheckedWords(name)));
}

function wordsOf(name: string): string {
  return `${name} ran`;
}

function ownerOf(name: string): string {
  return `${name}_owner`;
}

/**
 * At how many proof states the probe ran. Lean joins messages of one place into one diagnostic, so what counts is how
 * often the words are said.
 */
export function probeRuns(diagnostics: readonly Diagnostic[], { name }: FreshWords): number {
  return diagnostics
    .filter(({ message }) => message.startsWith(wordsOf(name)))
    .reduce((sum, { message }) => sum + message.split(wordsOf(name)).length - 1, 0);
}

export function isProbe({ message }: Diagnostic, { name }: FreshWords): boolean {
  const ours = [wordsOf(name), uncheckedWords(name)];
  return ours.some((words) => message.startsWith(words)) || message.includes(`${ownerOf(name)} :`);
}

/** The declaration in which the probe ran; undefined where there is none. */
export function probedOwner(diagnostics: readonly Diagnostic[], { name }: FreshWords): ConstantName | undefined {
  const mark = `${ownerOf(name)} :`;
  for (const { message } of diagnostics) {
    const at = message.indexOf(mark);
    if (at < 0) continue;
    const [equation = ""] = message.slice(at + mark.length).split(/\n(?=\S)/u);
    return readEquation(equation);
  }
  return undefined;
}

/** `` `t = `t ``, or `@Eq.{1} Lean.Name (Lean.Name.mkStr1 "t") (Lean.Name.mkStr1 "t")`, as the file's options have it. */
function readEquation(equation: string): ConstantName | undefined {
  const sides = equation.trim().replace(/\s+/gu, " ");
  const half = (sides.length - " = ".length) / 2;
  if (Number.isInteger(half) && sides.slice(half, half + 3) === " = ") return readNameTerm(sides.slice(0, half));
  const parts = literalsOf(sides);
  const left = parts.slice(0, parts.length / 2);
  const isTwice = left.length > 0 && JSON.stringify(left) === JSON.stringify(parts.slice(left.length));
  return isTwice ? left : undefined;
}
