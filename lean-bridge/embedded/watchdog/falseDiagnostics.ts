import { offsetAt } from "./documentText.ts";
import { isObject, type JsonObject, member } from "./jsonRpc.ts";

// The embedded library comes without the compiler's intermediate code. Lean then misses constants that only its
// compiler makes (`List.appendTR._redArg`) or that a user cannot name (`_private.Init.Data.Array.Basic.0.Array.f`).
// The definition that it complains of is in the environment all the same.
const missingCode =
  /^Unknown constant `(?:_private\.(?:Init|Std|Lean)\.[^`\s]+|[^`\s]+\._(?:redArg|boxed|unsafe_rec|lam_\d+|elam_\d+|spec_\d+|closed_\d+))`\s*$/;

// `Lean.IR.Checker.getDecl`: what the definition needs was not compiled either.
const missingDependency =
  /^failed to compile definition, compiler IR check failed at `([^`]+)`\. Error: depends on declaration '([^']+)', which has no executable code; consider marking definition as 'noncomputable'\s*$/;

// What Lean's compiler refuses wherever it runs: `throwNoncomputable` and `checkUnsupported` of its sources.
const refusedByCompiler =
  /not supported by code generator; consider marking|^failed to compile definition, consider marking it as 'noncomputable'|^code generator does not support recursor/;

/** Said once for each file whose definitions the embedded Lean cannot compile. */
export const limitNote =
  "This Lean has no code for some library functions that are used here or below, so what is defined with them cannot " +
  "be run by `#eval`. That is a limit of the embedded Lean, not an error of this file; proofs are checked as usual.";

/** An error of Lean, and the stretch of the text at which it stands. */
export interface CodeMessage {
  readonly message: string;
  readonly place: string;
}

/** Whether a message of the embedded Lean complains only of library code that it was not shipped. */
export function isMissingLibraryCode(message: string): boolean {
  return missingCode.test(message);
}

/**
 * Tells the embedded Lean's own limit from the errors of one text. It is given the errors in the order of the text, as a
 * definition cannot be compiled for want of another's code: whether that is the file's fault depends on the other.
 */
export class CodeLimits {
  readonly #text: string;
  /** Names, or their last parts, of definitions that no Lean could compile. */
  readonly #broken = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** True for an error that a Lean with a whole library would not report. */
  isLimit({ message, place }: CodeMessage): boolean {
    if (isMissingLibraryCode(message)) return !this.#isWritten(message);
    const [, declaration, needed] = missingDependency.exec(message) ?? [];
    if (declaration !== undefined && needed !== undefined) {
      if (!this.#isBroken(needed)) return true;
      this.#broken.add(declaration).add(place);
    } else if (refusedByCompiler.test(message)) {
      this.#broken.add(place);
    }
    return false;
  }

  /** How much is known about broken definitions; it only grows. */
  get knownBroken(): number {
    return this.#broken.size;
  }

  /** Who writes the name of such a constant in the text is told truly that there is none. */
  #isWritten(message: string): boolean {
    const name = /`([^`]+)`/.exec(message)?.[1] ?? "";
    const written = name.startsWith("_private.") ? withoutPrivatePrefix(name) : name.slice(name.lastIndexOf("._") + 1);
    return this.#text.includes(written);
  }

  #isBroken(name: string): boolean {
    const plain = withoutPrivatePrefix(name);
    return [...this.#broken].some((broken) => plain === broken || name === broken || plain.endsWith(`.${broken}`));
  }
}

/** `_private.Module.0.name`: how Lean keeps a private `name`. */
function withoutPrivatePrefix(name: string): string {
  return name.startsWith("_private.") ? name.replace(/^.*?\.\d+\./, "") : name;
}

/** The params of `publishDiagnostics` without the false ones; `extra` diagnostics come first. */
export function correctedDiagnostics(params: JsonObject, text: string, extra: readonly JsonObject[]): JsonObject {
  return { ...params, diagnostics: [...extra, ...withoutFalseDiagnostics(params["diagnostics"], text)] };
}

/**
 * Diagnostics of a text, plain or interactive (`message` is then a tagged text), less the false ones. In the place of
 * the first of these stands a note.
 */
export function withoutFalseDiagnostics(diagnostics: unknown, text: string): readonly unknown[] {
  if (!Array.isArray(diagnostics)) return [];
  const limits = limitsAmong(diagnostics, text);
  const first = limits.values().next().value;
  return diagnostics.flatMap((diagnostic: unknown) => {
    if (diagnostic === first) return [noteAt(diagnostic)];
    return limits.has(diagnostic) ? [] : [diagnostic];
  });
}

/** In the order of the text; Lean reports what it elaborates side by side in any order. */
function limitsAmong(diagnostics: readonly unknown[], text: string): ReadonlySet<unknown> {
  const errors = diagnostics
    .filter((diagnostic) => member(diagnostic, "severity") === 1)
    .map((diagnostic) => ({ diagnostic, ...stretchOf(diagnostic, text) }))
    .toSorted((left, right) => left.start - right.start);
  const judge = new CodeLimits(text);
  for (;;) {
    const known = judge.knownBroken;
    const limits = errors.filter(({ diagnostic, place }) =>
      judge.isLimit({ message: plainText(member(diagnostic, "message")), place }),
    );
    if (judge.knownBroken === known) return new Set(limits.map(({ diagnostic }) => diagnostic));
  }
}

function stretchOf(diagnostic: unknown, text: string): { readonly start: number; readonly place: string } {
  const range = member(diagnostic, "fullRange") ?? member(diagnostic, "range");
  const offset = (position: unknown): number =>
    offsetAt(text, Number(member(position, "line") ?? 0), Number(member(position, "character") ?? 0));
  const start = offset(member(range, "start"));
  return { start, place: text.slice(start, offset(member(range, "end"))) };
}

function noteAt(diagnostic: unknown): JsonObject {
  const [range, fullRange, message] = ["range", "fullRange", "message"].map((key) => member(diagnostic, key));
  const note = typeof message === "string" ? limitNote : { text: limitNote };
  return { range, ...(fullRange === undefined ? {} : { fullRange }), severity: 3, source: "Colloquy", message: note };
}

// `{ text }`, `{ append: [...] }` or `{ tag: [tag, text] }`.
function plainText(tagged: unknown): string {
  if (typeof tagged === "string") return tagged;
  if (Array.isArray(tagged)) return tagged.map(plainText).join("");
  if (!isObject(tagged)) return "";
  if (typeof tagged["text"] === "string") return tagged["text"];
  if (Array.isArray(tagged["append"])) return plainText(tagged["append"]);
  return Array.isArray(tagged["tag"]) ? plainText(tagged["tag"][1]) : "";
}
