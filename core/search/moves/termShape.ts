import type { Token } from "../../lean/tokens.ts";
import { codeTokens } from "../../lean/tokens.ts";
import { lastPart } from "../fileNames.ts";

/** The outermost form of a proposition as Lean prints it, with its parts as texts. */
export type TermShape =
  | { readonly kind: "forall" | "exists"; readonly binders: readonly Binder[]; readonly body: string }
  | { readonly kind: "not"; readonly body: string }
  | { readonly kind: "iff" | "implies" | "or" | "and" | "relation"; readonly sign: string; readonly sides: Sides }
  | { readonly kind: "other" };

export interface Binder {
  readonly name: string;
  /** Empty where Lean leaves it out. */
  readonly type: string;
}

export type Sides = readonly [left: string, right: string];

const closing: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["⟨", "⟩"],
]);
const closers = new Set(closing.values());

/** Weakest first, as Lean's grammar binds them; a list holds signs of the same strength. */
const signs: readonly (readonly [kind: "iff" | "implies" | "or" | "and" | "relation", signs: ReadonlySet<string>])[] = [
  ["iff", new Set(["↔"])],
  ["implies", new Set(["→"])],
  ["or", new Set(["∨"])],
  ["and", new Set(["∧"])],
  ["relation", new Set(["=", "≠", "<", ">", "≤", "≥", "∣", "∈", "∉"])],
];

export function shapeOf(text: string): TermShape {
  const whole = stripBrackets(text.trim());
  const tokens = codeTokens(whole);
  const first = tokens[0]?.text;
  if (first === "∀" || first === "∃") return quantified(whole, { kind: first === "∀" ? "forall" : "exists", tokens });
  const outer = outerTokens(tokens);
  for (const [kind, alike] of signs) {
    const at = outer.find((token) => alike.has(token.text));
    if (at)
      return {
        kind,
        sign: at.text,
        sides: [whole.slice(0, at.start).trim(), whole.slice(at.end).trim()],
      };
    if (kind === "and" && first === "¬") return { kind: "not", body: whole.slice(1).trim() };
  }
  return { kind: "other" };
}

/** Tokens outside of brackets and before whatever binds a variable and so reaches to the end. */
function outerTokens(tokens: readonly Token[]): readonly Token[] {
  const outer: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (closing.has(token.text)) depth += 1;
    else if (closers.has(token.text)) depth -= 1;
    else if (depth === 0) {
      if (["∀", "∃", "fun", "λ", "if", "match"].includes(token.text)) return outer;
      outer.push(token);
    }
  }
  return outer;
}

interface Quantified {
  readonly kind: "forall" | "exists";
  readonly tokens: readonly Token[];
}

function quantified(whole: string, { kind, tokens }: Quantified): TermShape {
  const comma = commaOf(tokens);
  if (!comma) return { kind: "other" };
  const head = tokens.filter((token) => token.start > 0 && token.end <= comma.start);
  return {
    kind,
    binders: bindersOf(whole.slice(tokens[0]?.end ?? 0, comma.start), head),
    body: whole.slice(comma.end).trim(),
  };
}

function commaOf(tokens: readonly Token[]): Token | undefined {
  let depth = 0;
  for (const token of tokens) {
    if (closing.has(token.text)) depth += 1;
    else if (closers.has(token.text)) depth -= 1;
    else if (token.text === "," && depth === 0) return token;
  }
  return undefined;
}

/** `x y`, `x : T`, `(x y : T) (z : U)`; also `x > 0`, which binds `x` and a proof. */
function bindersOf(head: string, tokens: readonly Token[]): readonly Binder[] {
  const groups = [...head.matchAll(/\(([^:()]+):([^()]*(?:\([^()]*\)[^()]*)*)\)/gu)];
  const [, names = head, type = ""] = /^([^:()]+):(.*)$/su.exec(head) ?? [];
  if (groups.length > 0 && head.trim().startsWith("("))
    return groups.flatMap(([, group = "", of = ""]) => words(group).map((name) => ({ name, type: of.trim() })));
  const plain = tokens.filter((token) => token.kind === "identifier").map((token) => token.text);
  return words(names)
    .filter((name) => plain.includes(name))
    .map((name) => ({ name, type: type.trim() }));
}

function words(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");
}

/** Without brackets around the whole. */
export function stripBrackets(text: string): string {
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  let depth = 0;
  const characters = Array.from(text);
  for (const [at, character] of characters.entries()) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth === 0 && at < characters.length - 1) return text;
  }
  return stripBrackets(text.slice(1, -1).trim());
}

/** As an argument: in brackets unless it is one word. */
export function asArgument(term: string): string {
  const bare = stripBrackets(term.trim());
  return /^[\p{L}_][\p{L}\p{N}_'.!?₀-₉]*$|^\d+$|^\[[^[\]]*\]$/u.test(bare) ? bare : `(${bare})`;
}

/** A function with the arguments that it is given at one place of a printed term. */
export interface Application {
  readonly head: string;
  readonly args: readonly string[];
  readonly text: string;
}

/** Every application with the head among them, outermost first, as Lean prints it: `f a (g b)`, `a.f b`, `(a b).f`. */
export function applications(text: string): readonly Application[] {
  const tokens = codeTokens(text);
  return tokens.flatMap((token, at) => {
    if (token.kind !== "identifier" || notHeads.has(token.text)) return [];
    const args: string[] = [];
    let next = at + 1;
    for (let end = argumentEnd(tokens, next); end !== undefined; end = argumentEnd(tokens, next)) {
      args.push(text.slice(tokens[next]?.start, tokens[end - 1]?.end));
      next = end;
    }
    if (args.length === 0) return [];
    return [{ head: token.text, args, text: text.slice(token.start, tokens[next - 1]?.end) }];
  });
}

const notHeads = new Set(["fun", "if", "then", "else", "match", "with", "let", "have", "case"]);

/** The index behind the argument that begins at `at`; undefined if none begins there. */
function argumentEnd(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === "number" || (token.kind === "identifier" && !notHeads.has(token.text)))
    return withFields(tokens, at + 1);
  const close = closing.get(token.text);
  if (close === undefined) return undefined;
  let depth = 0;
  for (let end = at; end < tokens.length; end += 1) {
    const { text } = tokens[end] ?? token;
    if (closing.has(text)) depth += 1;
    if (closers.has(text)) depth -= 1;
    if (depth === 0) return withFields(tokens, end + 1);
  }
  return undefined;
}

/** Behind `.f.g` that stands without a blank behind a term. */
function withFields(tokens: readonly Token[], at: number): number {
  const dot = tokens[at];
  const field = tokens[at + 1];
  const isField = dot?.text === "." && field?.start === dot.end && tokens[at - 1]?.end === dot.start;
  return isField ? withFields(tokens, at + 2) : at;
}

/** Compound parts of a term: applications and whatever stands in round brackets, each once, short ones first. */
export function compoundParts(text: string): readonly string[] {
  const parts = applications(text).flatMap((application) => [
    application.text,
    ...application.args.map((argument) => stripBrackets(argument)).filter((argument) => /\s/u.test(argument)),
  ]);
  return [...new Set(parts)].toSorted((left, right) => left.length - right.length);
}

/** Whether a text has a name as a whole word; a dotted name counts by its last part. */
export function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![\\p{L}\\d_])${lastPart(name)}(?![\\p{L}\\d_])`, "u").test(text);
}

/** The text up to the bracket that closes one outside of it. */
export function balanced(text: string): string {
  let depth = 0;
  for (const [at, character] of Array.from(text).entries()) {
    if ("([{⟨".includes(character)) depth += 1;
    if (")]}⟩".includes(character)) depth -= 1;
    if (depth < 0) return Array.from(text).slice(0, at).join("");
  }
  return text;
}
