import type { Token } from "../../lean/tokens.ts";
import { codeTokens } from "../../lean/tokens.ts";

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
  ["⦃", "⦄"],
]);
const closers = new Set(closing.values());

/** Weakest first, as Lean's grammar binds them; a list holds signs of the same strength. */
const signs: readonly (readonly [kind: "iff" | "implies" | "or" | "and" | "relation", signs: ReadonlySet<string>])[] = [
  ["iff", new Set(["↔"])],
  ["implies", new Set(["→"])],
  ["or", new Set(["∨"])],
  ["and", new Set(["∧"])],
  ["relation", new Set(["=", "≠", "<", ">", "≤", "≥", "∣", "∈", "∉", "⊆", "⊂"])],
];

export function shapeOf(text: string): TermShape {
  const whole = stripBrackets(text.trim());
  const tokens = codeTokens(whole);
  const first = tokens[0]?.text;
  if (first === "∀" || first === "∃") return quantified(whole, { kind: first === "∀" ? "forall" : "exists", tokens });
  const outer = outerTokens(tokens);
  for (const [kind, alike] of signs) {
    const at = outer.find((token) => alike.has(token.text) && standsAlone(whole, token));
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

/** A sign has blanks around it, as Lean prints it; in `>>=`, `<$>`, `==` and `→ₗ` it is a part of another one. */
function standsAlone(text: string, { start, end }: Token): boolean {
  return /\s/u.test(text[start - 1] ?? "") && /\s/u.test(text[end] ?? "");
}

/** Words that bind a variable or take a block, and so reach to the end of the term. */
const reachingToTheEnd = new Set(["∀", "∃", "fun", "λ", "if", "match", "let", "have", "show", "do", "by"]);
/** Signs that bind a variable up to a comma, with a term of its own behind it: `∑ i ∈ s, f i = n` is an equation. */
const bigOperators = new Set(["∑", "∏", "⋃", "⋂", "⨆", "⨅", "∫", "⨁"]);

/** Tokens outside of brackets and binders, and before whatever reaches to the end. */
function outerTokens(tokens: readonly Token[]): readonly Token[] {
  const outer: Token[] = [];
  let depth = 0;
  let isInBinder = false;
  for (const token of tokens) {
    if (closing.has(token.text)) depth += 1;
    else if (closers.has(token.text)) depth -= 1;
    else if (depth === 0) {
      if (reachingToTheEnd.has(token.text)) return outer;
      if (bigOperators.has(token.text)) isInBinder = true;
      if (!isInBinder) outer.push(token);
      if (token.text === ",") isInBinder = false;
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
  const head = tokens.filter((token) => token.start > 0 && token.end <= comma.start && token.text !== "!");
  return { kind, binders: bindersOf(whole, head), body: whole.slice(comma.end).trim() };
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

/** `x y`, `x : T`, `(x y : T) {z : U} [V]`; also `x > 0`, which binds `x` and a proof. */
function bindersOf(text: string, tokens: readonly Token[]): readonly Binder[] {
  const [first] = tokens;
  if (!first || !closing.has(first.text)) return bindersIn(text, tokens);
  return bracketed(tokens).flatMap((group) => {
    const isNameless = group[0]?.text === "[" && group.every((token) => token.text !== ":");
    return isNameless ? [{ name: "inst", type: "" }] : bindersIn(text, group.slice(1));
  });
}

/** The names of one group, and the type behind its colon. */
function bindersIn(text: string, tokens: readonly Token[]): readonly Binder[] {
  const colon = tokens.findIndex((token) => token.text === ":");
  const other = tokens.findIndex((token) => token.kind !== "identifier");
  const names = tokens.slice(0, other < 0 ? tokens.length : other).map((token) => token.text);
  const type = colon < 0 ? "" : text.slice(tokens[colon]?.end, tokens.at(-1)?.end).trim();
  return names.map((name) => ({ name, type }));
}

/** The brackets that stand one behind the other, each with its opening one and without its closing one. */
function bracketed(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const groups: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (closers.has(token.text)) depth -= 1;
    if (depth === 0 && closing.has(token.text)) groups.push([]);
    if (closing.has(token.text)) depth += 1;
    if (depth > 0) groups.at(-1)?.push(token);
  }
  return groups;
}

/** Without brackets around the whole. */
export function stripBrackets(text: string): string {
  let bare = text;
  while (isInBrackets(bare)) bare = bare.slice(1, -1).trim();
  return bare;
}

/** True if the last character closes the first bracket. */
function isInBrackets(text: string): boolean {
  if (!text.startsWith("(") || !text.endsWith(")")) return false;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) return false;
  }
  return depth === 1;
}

/** So many quantifiers and premises are looked behind. */
const mostPremises = 40;

/** The conclusion of a proposition, behind its quantifiers and premises. */
export function conclusionOf(type: string): string {
  let left = type;
  for (let at = 0; at < mostPremises; at += 1) {
    const shape = shapeOf(left);
    if (shape.kind === "forall") left = shape.body;
    else if (shape.kind === "implies") [, left] = shape.sides;
    else return left;
  }
  return left;
}

const longestWord = 200;

/** As an argument: in brackets unless it is one word. */
export function asArgument(term: string): string {
  const bare = stripBrackets(term.trim());
  if (bare.length > longestWord) return `(${bare})`;
  const [only, more] = codeTokens(bare);
  const isWord = !more && only?.end === bare.length && (only.kind === "identifier" || only.kind === "number");
  return isWord || /^\[[^[\]]*\]$/u.test(bare) ? bare : `(${bare})`;
}

/** A function with the arguments that it is given at one place of a printed term. */
export interface Application {
  readonly head: string;
  readonly args: readonly string[];
  readonly text: string;
}

/** A term with more of them is too long for a step to be guessed from its parts. */
const mostApplications = 300;

/**
 * Every application with the head among them, outermost first, as Lean prints it: `f a (g b)`, `a.f b`, `(a b).f`. Of a very
 * long text only the first few hundred.
 */
export function applications(text: string): readonly Application[] {
  return [...eachApplication(text)];
}

/** The first of them, which is the cheaper question. */
export function firstApplication(text: string): Application | undefined {
  return eachApplication(text).next().value;
}

function* eachApplication(text: string): Generator<Application, undefined> {
  const tokens = codeTokens(text);
  let found = 0;
  for (const [at, token] of tokens.entries()) {
    if (found >= mostApplications) return;
    if (token.kind !== "identifier" || notHeads.has(token.text)) continue;
    const args: string[] = [];
    let next = at + 1;
    for (let end = argumentEnd(tokens, next); end !== undefined; end = argumentEnd(tokens, next)) {
      args.push(text.slice(tokens[next]?.start, tokens[end - 1]?.end));
      next = end;
    }
    if (args.length === 0) continue;
    found += 1;
    yield { head: token.text, args, text: text.slice(token.start, tokens[next - 1]?.end) };
  }
}

const notHeads = new Set(["fun", "if", "then", "else", "match", "with", "let", "have", "case"]);

/** The index behind the argument that begins at `at`; undefined if none begins there. */
export function argumentEnd(tokens: readonly Token[], at: number): number | undefined {
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
  let end = at;
  const isField = (): boolean => {
    const dot = tokens[end];
    return dot?.text === "." && tokens[end + 1]?.start === dot.end && tokens[end - 1]?.end === dot.start;
  };
  while (isField()) end += 2;
  return end;
}

/** Compound parts of a term: applications and whatever stands in round brackets, each once, short ones first. */
export function compoundParts(text: string): readonly string[] {
  const parts = applications(text).flatMap((application) => [
    application.text,
    ...application.args.map((argument) => stripBrackets(argument)).filter((argument) => /\s/u.test(argument)),
  ]);
  return [...new Set(parts)].toSorted((left, right) => left.length - right.length);
}

/** The text up to the bracket that closes one outside of it. */
export function balanced(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if ("([{⟨".includes(character)) depth += 1;
    if (")]}⟩".includes(character)) depth -= 1;
    if (depth < 0) return text.slice(0, at);
  }
  return text;
}
