import { codeTokens } from "../../lean/tokens.ts";
import type { FileDeclaration } from "../fileNames.ts";
import { fileDeclarations } from "../fileNames.ts";

const declaring = new Set(["def", "abbrev", "theorem", "lemma", "inductive", "structure"]);

/**
 * The declarations of a text under names that mean them at its end: what stands in a namespace that is closed again is
 * called by its full name, as far as the namespaces that are still open do not say it already.
 */
export function declarationsInScope(textBefore: string): readonly FileDeclaration[] {
  const { namespaces, atEnd } = scopesOf(textBefore);
  return fileDeclarations(textBefore).map((declaration, at) => {
    const prefix = missingPrefix(namespaces[at] ?? [], atEnd);
    if (prefix === "") return declaration;
    const constructors = declaration.constructors.map((name) => prefix + name);
    return { ...declaration, name: prefix + declaration.name, constructors };
  });
}

interface Scopes {
  /** For each declaration, in order, the parts of its namespace. */
  readonly namespaces: readonly (readonly string[])[];
  readonly atEnd: readonly string[];
}

function scopesOf(text: string): Scopes {
  const tokens = codeTokens(text);
  const open: (readonly string[])[] = [];
  const namespaces: (readonly string[])[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== "identifier") return;
    const next = tokens[at + 1];
    const name = next?.kind === "identifier" ? next.text : undefined;
    if (token.text === "namespace" && name !== undefined) open.push(name.split("."));
    else if (token.text === "section") open.push([]);
    else if (token.text === "end") open.pop();
    else if (declaring.has(token.text) && name !== undefined) namespaces.push(open.flat());
  });
  return { namespaces, atEnd: open.flat() };
}

/** The parts of `own` behind those with which `open` begins as well, ready to stand before a name. */
function missingPrefix(own: readonly string[], open: readonly string[]): string {
  const same = own.findIndex((part, at) => part !== open[at]);
  const missing = same < 0 ? [] : own.slice(same);
  return missing.map((part) => `${part}.`).join("");
}
