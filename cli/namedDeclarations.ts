import { nameParts } from "../core/lean/names.ts";
import type { Token } from "../core/lean/tokens.ts";
import { codeTokens } from "../core/lean/tokens.ts";

/** A declaration of a file, as its text says; only Lean knows those that macros make. */
export interface NamedDeclaration {
  /** With the namespaces that are open where it stands. */
  readonly fullName: string;
  /** As the file writes it. */
  readonly written: string;
  /** Of its name. */
  readonly offset: number;
}

const declaring = new Set([
  "theorem",
  "lemma",
  "def",
  "abbrev",
  "instance",
  "opaque",
  "axiom",
  "structure",
  "inductive",
  "class",
  "coinductive",
]);

/** The declarations that have a name, in the order of the text. */
export function namedDeclarations(text: string): readonly NamedDeclaration[] {
  const tokens = codeTokens(text);
  const open: (readonly string[])[] = [];
  const found: NamedDeclaration[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== "identifier") return;
    const next = tokens[at + 1];
    const name = next?.kind === "identifier" ? next : undefined;
    if (token.text === "namespace" && name) open.push(nameParts(name.text));
    else if (token.text === "section" || token.text === "mutual") open.push([]);
    else if (token.text === "end") close(open, isOnLineOf(text, token, name) ? name : undefined);
    else if (declaring.has(token.text) && name && !declaring.has(name.text))
      found.push({ fullName: fullNameOf(open.flat(), name.text), written: name.text, offset: name.start });
  });
  return found;
}

function fullNameOf(namespaces: readonly string[], written: string): string {
  const [first, ...rest] = nameParts(written);
  return first === "_root_" ? rest.join(".") : [...namespaces, written].join(".");
}

function isOnLineOf(text: string, { end }: Token, name: Token | undefined): boolean {
  return name !== undefined && !text.slice(end, name.start).includes("\n");
}

/** `end A.B` may close two namespaces that were opened one by one, or a part of one that was opened as a whole. */
function close(open: (readonly string[])[], name: Token | undefined): void {
  const last = open.pop() ?? [];
  const closed = name ? nameParts(name.text).length : last.length;
  if (closed < last.length) open.push(last.slice(0, last.length - closed));
  for (let left = closed - Math.max(1, last.length); left > 0; left -= 1) open.pop();
}

/** True if a dotted name ends with all parts of another. */
export function endsWithParts(name: string, ending: string): boolean {
  return name === ending || nameParts(name).slice(-nameParts(ending).length).join(".") === ending;
}
