import { commandStarts } from "./commandRange.ts";
import { parseHeader } from "./header.ts";
import { codeTokens } from "./tokens.ts";

/** The part of a text before a declaration that a compiled module does not carry. */
export interface PrefixContext {
  /** The header's imports, as written. */
  readonly header: string;
  /** Commands that must be said again: scopes, variables, options, and whatever is local to the file. */
  readonly replay: string;
}

const replayed = new Set([
  "namespace",
  "section",
  "end",
  "open",
  "variable",
  "universe",
  "set_option",
  "include",
  "omit",
  "local",
]);

/** With these in the text, names or meanings of a compiled module differ from those inside the file. */
const unfaithful = new Set(["private", "seal", "unseal", "module", "prelude", "initialize"]);

/**
 * The commands that must be repeated behind `import` of the compiled prefix so that a declaration means what it means in the file;
 * undefined where that cannot be promised. A first filter only: the caller compares goals and diagnostics with those
 * of the file itself before it trusts the result, and the gate judges every text in the file.
 */
export function prefixContext(prefix: string): PrefixContext | undefined {
  const tokens = codeTokens(prefix);
  const isLocalAttribute = tokens.some((token, at) => token.text === "@[" && tokens[at + 1]?.text === "local");
  if (isLocalAttribute || tokens.some((token) => token.kind === "identifier" && unfaithful.has(token.text)))
    return undefined;
  const { end } = parseHeader(prefix);
  const starts = commandStarts(prefix);
  const commands = starts.map((start, at) => prefix.slice(start, starts[at + 1] ?? prefix.length));
  return { header: prefix.slice(0, end), replay: commands.filter(mustBeReplayed).join("") };
}

function mustBeReplayed(command: string): boolean {
  const tokens = codeTokens(command);
  const words = tokens.map((token) => token.text);
  // `open Nat in theorem ...` is a declaration; its scope ends with it.
  if (words.includes("in") && (words[0] === "open" || words[0] === "set_option")) return false;
  if (words[0] === "noncomputable" || words[0] === "public") return words[1] === "section";
  if (words[0] === "attribute") return words[2] === "local" || words[2] === "-";
  return replayed.has(words[0] ?? "");
}
