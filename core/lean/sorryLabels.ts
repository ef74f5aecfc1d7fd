import { literalsOf } from "./constantName.ts";
import type { Position } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import { codeTokens } from "./tokens.ts";

/**
 * Where the `sorry`s of a term come from. Lean writes into each the place in the file that it stands for, also where
 * error recovery or a macro has made it (`Lean.Meta.mkLabeledSorry`).
 */
export interface SorryLabels {
  /** Starts, as the language server counts them; each place once, in no order. */
  readonly places: readonly SorryPlace[];
  /** A `sorryAx` without a place, which somebody has written as such. */
  readonly unlabelled: boolean;
}

export interface SorryPlace extends Position {
  /** Lean has put it in the place of what it could not elaborate. */
  readonly isError?: boolean;
}

/** Reads a declaration that Lean has printed in full. */
export function sorryLabels(printed: string): SorryLabels {
  const tokens = codeTokens(printed.replace(/\.\{[^}]*\}/gu, ""));
  const places = new Map<string, SorryPlace>();
  let unlabelled = false;
  for (const [at, token] of tokens.entries()) {
    if (token.text !== "sorryAx") continue;
    const place = labelAt(tokens, at);
    if (place) places.set(`${place.line} ${place.character}`, place);
    else unlabelled = true;
  }
  return { places: [...places.values()], unlabelled };
}

/** `sorryAx (∀ tag, T) synthetic label`: of the label's numbers the six before `"_sorry"` are lines and columns. */
function labelAt(tokens: readonly Token[], at: number): SorryPlace | undefined {
  const typeEnd = argumentEnd(tokens, at + 1);
  const flagEnd = argumentEnd(tokens, typeEnd);
  const labelEnd = argumentEnd(tokens, flagEnd);
  const literals = literalsOf(
    tokens
      .slice(flagEnd, labelEnd)
      .map(({ text }) => text)
      .join(" "),
  );
  const [line, , , , character] = literals.slice(0, literals.lastIndexOf("_sorry")).slice(-6);
  if (!literals.includes("_sorry") || typeof line !== "number" || typeof character !== "number") return undefined;
  // Lean's own lines count from 1.
  const isError = tokens[typeEnd]?.text.endsWith("true") === true;
  return { line: line - 1, character, ...(isError ? { isError } : {}) };
}

const opening = new Set(["(", "[", "{", "⟨"]);
const closing = new Set([")", "]", "}", "⟩"]);

/** Behind the argument that begins at `from`; `from` itself where none does. */
function argumentEnd(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const text = tokens[at]?.text ?? "";
    if (depth === 0 && closing.has(text)) return from;
    if (opening.has(text)) depth += 1;
    if (closing.has(text)) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return from;
}

/** Constants that Lean has made for parts of a declaration (`f._proof_1`, `f.match_1`), as the printed text names them. */
export function partsNamedIn(printed: string, declaration: string): readonly string[] {
  const names = codeTokens(printed.replace(/\.\{[^}]*\}/gu, ""))
    .filter(({ kind }) => kind === "identifier")
    .map(({ text }) => text.replace(/^_root_\./u, ""))
    .filter((text) => isPartOf(text, declaration));
  return [...new Set(names)];
}

function isPartOf(name: string, declaration: string): boolean {
  const shown = name.replace(/^_private\.(?:.*?)\.0\./u, "");
  return shown.startsWith(`${declaration}.`) || /(?:^|\.)_auxLemma(?:\.|$)/u.test(shown);
}
