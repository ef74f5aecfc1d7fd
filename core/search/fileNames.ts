import { lastPart, nameParts } from "../lean/names.ts";
import { codeTokens } from "../lean/tokens.ts";
import type { Token } from "../lean/tokens.ts";

/** A declaration of the file itself, as far as its text shows. */
export interface FileDeclaration {
  readonly kind: "definition" | "theorem" | "inductive";
  /** As written behind the keyword. */
  readonly name: string;
  /** Names that its statement or body mentions. */
  readonly mentions: ReadonlySet<string>;
  /** A definition that calls itself. */
  readonly isRecursive: boolean;
  /** Full names of an inductive type's constructors. */
  readonly constructors: readonly string[];
}

const keywords: ReadonlyMap<string, FileDeclaration["kind"]> = new Map([
  ["def", "definition"],
  ["abbrev", "definition"],
  ["theorem", "theorem"],
  ["lemma", "theorem"],
  ["inductive", "inductive"],
  ["structure", "inductive"],
]);

/** The declarations of a text in its order. Names inside a namespace are given without it. */
export function fileDeclarations(textBefore: string): readonly FileDeclaration[] {
  const tokens = codeTokens(textBefore);
  const starts = tokens.flatMap((token, at) =>
    keywords.has(token.text) && tokens[at + 1]?.kind === "identifier" ? [at] : [],
  );
  return starts.flatMap((start, at) => {
    const name = tokens[start + 1];
    const kind = keywords.get(tokens[start]?.text ?? "");
    if (!name || !kind) return [];
    return [declaration(kind, name.text, tokens.slice(start + 2, starts[at + 1] ?? tokens.length))];
  });
}

function declaration(kind: FileDeclaration["kind"], name: string, body: readonly Token[]): FileDeclaration {
  const mentions = new Set(
    body.filter((token) => token.kind === "identifier").flatMap((token) => wholeAndParts(token.text)),
  );
  const isRecursive = kind === "definition" && mentions.has(lastPart(name));
  const constructors =
    kind === "inductive" ? body.filter((token, at) => token.kind === "identifier" && body[at - 1]?.text === "|") : [];
  return { kind, name, mentions, isRecursive, constructors: constructors.map((token) => `${name}.${token.text}`) };
}

/** `t.mirror.size` may mean the functions `mirror` and `size`, so every part counts. */
function wholeAndParts(name: string): readonly string[] {
  return [name, ...nameParts(name)];
}

/** The names that a text mentions, with the parts of dotted ones. */
export function mentionedNames(text: string): ReadonlySet<string> {
  const tokens = codeTokens(text.replace(/✝[⁰¹²³⁴⁵⁶⁷⁸⁹]*/gu, ""));
  return new Set(tokens.filter((token) => token.kind === "identifier").flatMap((token) => wholeAndParts(token.text)));
}

export interface Relevant {
  /** Definitions of the file that the goal mentions, and those that these mention. */
  readonly definitions: readonly FileDeclaration[];
  /** Theorems of the file about one of these definitions, the latest first. */
  readonly theorems: readonly FileDeclaration[];
  /** Inductive types that the goal mentions. */
  readonly inductives: readonly FileDeclaration[];
}

/** The declarations that are about a goal, of those given. */
export function relevantDeclarations(declarations: readonly FileDeclaration[], goalText: string): Relevant {
  const seen = new Set(mentionedNames(goalText));
  const isMentioned = (entry: FileDeclaration): boolean => seen.has(entry.name) || seen.has(lastPart(entry.name));
  const definitions = declarations.filter((entry) => entry.kind === "definition" && isMentioned(entry));
  const inductives = declarations.filter((entry) => entry.kind === "inductive" && isMentioned(entry));
  for (const entry of [...definitions, ...inductives]) for (const name of entry.mentions) seen.add(name);
  const further = declarations.filter((entry) => entry.kind !== "theorem" && isMentioned(entry));
  const all = [
    ...definitions,
    ...further.filter((entry) => entry.kind === "definition" && !definitions.includes(entry)),
  ];
  const predicates = [
    ...inductives,
    ...further.filter((entry) => entry.kind === "inductive" && !inductives.includes(entry)),
  ];
  const about = new Set([...all, ...inductives].map((entry) => lastPart(entry.name)));
  const theorems = declarations.filter(
    (entry) => entry.kind === "theorem" && [...entry.mentions].some((name) => about.has(name)),
  );
  return { definitions: all, theorems: theorems.reverse(), inductives: predicates };
}
