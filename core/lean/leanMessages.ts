/**
 * Lean's own words: every place that tells one message of Lean from another asks here. Each recogniser names the file of
 * leanprover/lean4 that words the message; all hold for Lean 4.20 to 4.36, and where the wording changed between them
 * `versions/wordings.ts` has every form of it. What Lean's compiler says about missing code is in `compilerMessages.ts`.
 */
import type { Diagnostic } from "./diagnostic.ts";
import { isWorded, missingModule, notFalse, sorryWarning, unknownName, wordedPart } from "./versions/wordings.ts";

type Said = Pick<Diagnostic, "severity" | "message">;

/**
 * The warning about a declaration whose term has `sorry` in it, which `warningAsError` makes an error.
 * Source: `src/Lean/AddDecl.lean`.
 */
export function saysSorry({ severity, message }: Said): boolean {
  return (severity === "warning" || severity === "error") && isSorryWarning(message);
}

export function isSorryWarning(message: string): boolean {
  return isWorded(message, sorryWarning);
}

/**
 * An error of Lean's parser. Source: `src/Lean/Parser/Types.lean` (`Error.toString`), `src/Lean/Parser/Basic.lean`
 * (`unterminated`), `src/Lean/Parser/Extension.lean` (`<input>`), `src/Lean/Parser/Tactic.lean` (`unknown tactic`).
 */
export function isParseError({ message }: Pick<Said, "message">): boolean {
  return /^(?:unexpected|expected|<input>|unterminated|unknown tactic)/u.test(message);
}

/** An error of the parser or of an elaborator that wanted something else; wider than `isParseError`. */
export function mentionsExpected(line: string): boolean {
  return /unexpected|expected/u.test(line);
}

/** Lean's parser has stopped at a word that begins no tactic. Source: `src/Lean/Parser/Tactic.lean`. */
export function saysUnknownTactic(message: string): boolean {
  return message.startsWith("unknown tactic");
}

/** A `_` in the place of a tactic, at which Lean's parser stops. Source: `src/Lean/Parser/Types.lean`. */
export function saysMisplacedPlaceholder(message: string): boolean {
  return /^unexpected token '_'; expected (?:command|.*\btactic)\b/u.test(message);
}

/** A `_` or `?name` that Lean cannot fill. Source: `src/Lean/Elab/Term/TermElabM.lean`. */
export function saysUnfilledPlaceholder(message: string): boolean {
  return message.startsWith("don't know how to synthesize placeholder");
}

/**
 * A tactic block that ends with open goals. Of a server the tag of the diagnostic says it first
 * (`src/Lean/Data/Lsp/Diagnostics.lean`). Source: `src/Lean/Elab/Term/TermElabM.lean` (`reportUnsolvedGoals`).
 */
export function saysUnsolvedGoals(message: string): boolean {
  return message.startsWith("unsolved goals");
}

/** `leanTags` of a diagnostic. Source: `src/Lean/Data/Lsp/Diagnostics.lean` (`LeanDiagnosticTag`). */
export const diagnosticTags = { unsolvedGoals: 1, goalsAccomplished: 2 } as const;

/** A name that Lean does not know. Source: `src/Lean/Exception.lean`. */
export function saysUnknownName(message: string): boolean {
  return isWorded(message, unknownName);
}

/**
 * The used-up `maxHeartbeats`: an honest step may need more than the limit, so this is not Lean's no.
 * Source: `src/Lean/CoreM.lean` (`throwMaxHeartbeat`).
 */
export function saysOutOfHeartbeats(message: string): boolean {
  return message.startsWith("(deterministic) timeout");
}

/**
 * A universe level that nothing in the text settles. Source: `src/Lean/Elab/Term/TermElabM.lean` and
 * `src/Lean/Elab/MutualDef.lean` (`universe levels in`), `src/Lean/Meta/LevelDefEq.lean` (`universe level constraints`).
 */
export function mentionsUniverseLevel(message: string): boolean {
  return /universe level/u.test(message);
}

/**
 * The type that a term has where `False` is expected. Source: `src/Lean/Meta/Check.lean` (`mkHasTypeButIsExpectedMsg`).
 * Lean names the sorts after the types: until 4.23 always, since then if they differ.
 */
export function typeWhereFalseIsExpected(message: string): string | undefined {
  return wordedPart(message, notFalse);
}

export interface AxiomReport {
  readonly name: string;
  /** The text between the brackets; undefined where it rests on no axiom. */
  readonly list: string | undefined;
}

/**
 * The answer to `#print axioms`: `'N.t' depends on axioms: [a, «b, c»]`. A name may have primes, so what Lean says is read
 * from the end. Source: `src/Lean/Elab/Print.lean`.
 */
export function readAxiomReport(message: string): AxiomReport | undefined {
  const about = /^'(?<name>.+)' (?:depends on axioms: \[(?<list>[^]*)\]|does not depend on any axioms)\s*$/su;
  const groups = about.exec(message)?.groups;
  return groups && { name: groups["name"] ?? "", list: groups["list"] };
}

/** The title of a code action with which a suggesting tactic offers a text. Source: `src/Lean/Meta/TryThis.lean`. */
export function isTryThisTitle(title: string): boolean {
  return title.startsWith("Try this");
}

/**
 * The texts that a message offers in the place that it is about: on a line of its own each, behind `[apply]`, and in older Leans
 * one in the same line. Source: `src/Lean/Meta/TryThis.lean`, `src/Lean/Meta/Hint.lean`.
 */
export function offeredTexts(message: string): readonly string[] {
  const [, single] = /^Try this: (?!\s)([^]+)$/u.exec(message) ?? [];
  if (single !== undefined) return [single.trim()];
  const isOffer = /^(?:Try (?:this|these):\s*$|Hint: )/mu.test(message);
  if (!isOffer) return [];
  const lines = message.split(/\n\s*\[apply\] /u).slice(1);
  return lines.map((text) => text.split(/\n(?!\s)/u)[0]?.trimEnd() ?? "").filter((text) => text !== "");
}

/** `#exit`, behind which Lean reads nothing. Source: `src/Lean/Elab/BuiltinCommand.lean` (`elabExit`). */
export function saysExit(message: string): boolean {
  return /^using ['‘`]?#?exit['’`]? to interrupt Lean/u.test(message);
}

/**
 * A file that this one imports has changed. The watchdog tells the worker (`$/lean/staleDependency`), and the worker puts
 * this message on the first line until it is restarted. Source: `src/Lean/Server/FileWorker.lean` (`handleStaleDependency`).
 */
export function saysStaleImports(message: string): boolean {
  return message.startsWith("Imports are out of date");
}

/** The end of what a program of Lean's says where it does not find a module that it can read. */
export function saysMissingModule(output: string): boolean {
  return isWorded(output, missingModule);
}
