import { offsetAt } from "./documentText.ts";
import { isObject, type JsonObject, member } from "./jsonRpc.ts";
import { isRefusedByCompiler, missingLibraryCode, readMissingDependency } from "../../../core/lean/compilerMessages.ts";

/** Said once for each file whose definitions the embedded Lean cannot compile. */
export const limitNote =
  "This Lean has no code for some library functions that are used here or below, so what is defined with them cannot " +
  "be run by `#eval`. That is a limit of the embedded Lean, not an error of this file; proofs are checked as usual.";

/** An error of Lean, and the stretch of the text at which it stands. */
export interface CodeMessage {
  readonly message: string;
  readonly place: string;
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
    const missing = missingLibraryCode(message);
    if (missing !== undefined) return !this.#isWritten(missing);
    const dependency = readMissingDependency(message);
    if (dependency) {
      if (!this.#isBroken(dependency.needed)) return true;
      this.#broken.add(dependency.declaration).add(place);
    } else if (isRefusedByCompiler(message)) {
      this.#broken.add(place);
    }
    return false;
  }

  /** How much is known about broken definitions; it only grows. */
  get knownBroken(): number {
    return this.#broken.size;
  }

  /** For a constant that the text itself names, the message that there is none is true. */
  #isWritten(name: string): boolean {
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
