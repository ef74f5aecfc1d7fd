import { declarationWords, languageWords, modifierWords, scopeWords } from "./keywords.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/** Why a text is not run at all. `offset` counts UTF-16 code units of the candidate. */
export interface Refusal {
  readonly offset: number;
  readonly what: string;
}

export interface SyntaxGateOptions {
  readonly allowNativeDecide: boolean;
}

const maxCandidateLength = 20_000;
const maxNesting = 200;
const largestRecursionDepth = 10_000;

/** Tactics whose names are free elsewhere: those that close a goal without a proof, and those that only suggest. */
const wordsOfTactics: ReadonlyMap<string, string> = new Map([
  ["admit", "leaves the goal unproved"],
  ["stop", "leaves the goal unproved"],
  ["hint", "only suggests; its suggestions are checked one by one"],
  ["polyrith", "asks a program on the network"],
]);
const tacticOpeners = new Set([
  ";",
  "by",
  "(",
  "{",
  "·",
  "=>",
  "<;>",
  "|",
  "then",
  "else",
  "first",
  "try",
  "repeat",
  "all_goals",
  "any_goals",
  "focus",
]);

/** Command words that also stand inside tactics (`open Nat in simp`) or that are ordinary names there. */
const inTactics = new Set(["open", "local", "scoped", "meta", "include", "omit", "unsafe"]);

/** Words of tactics and terms that run code while they elaborate. */
const codeWords = ["run_tac", "by_elab", "unsafe", "unsafe_term", "include_str"];

/** Elaboration-time code, commands, and ways to leave a goal unproved: refused by keyword, wherever it stands as code. */
const refusedWords: ReadonlyMap<string, string> = new Map([
  ...withReason([...codeWords, ...languageWords], "can run code or change the language"),
  ...withReason(
    [...declarationWords, ...scopeWords, ...modifierWords].filter((word) => !inTactics.has(word)),
    "belongs to a command, and a step is one tactic sequence",
  ),
  ...withReason(["sorry", "sorryAx"], "leaves the goal unproved"),
  ...withReason(["count_heartbeats"], "takes limits away"),
]);

function withReason(words: readonly string[], reason: string): readonly (readonly [string, string])[] {
  return words.map((word) => [word, `\`${word}\` ${reason}`]);
}

/** Tactics that only suggest: they are run as sources and never accepted as a step. */
const suggestingTactics = new Set([
  "exact?",
  "apply?",
  "rw?",
  "rw??",
  "simp?",
  "simp_all?",
  "simpa?",
  "dsimp?",
  "simp_arith?",
  "aesop?",
  "try?",
  "grind?",
  "decide?",
  "norm_num?",
  "observe?",
  "have?",
  "conv?",
  "bv_decide?",
  "by?",
  "show_term?",
  "solve_by_elim?",
]);

const harmlessOptions = /^(?:pp\.|linter\.|trace\.|autoImplicit$|relaxedAutoImplicit$|tactic\.)/u;
/** `trace.profiler.output` names a file that Lean writes. */
const writingOptions = /^trace\.profiler\.output/u;
const brackets: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["⟨", "⟩"],
  ["@[", "]"],
  ["#[", "]"],
  ["«", "»"],
  ["⟦", "⟧"],
  ["⟪", "⟫"],
]);
const closers = new Set(brackets.values());

/**
 * The check before anything runs: model-written Lean can do anything while it elaborates. Allows by structure and
 * keyword tokens, never by substring, so a lemma whose name contains `sorry` passes.
 * Returns undefined if the text may be handed to Lean.
 */
export function refuseCandidate(text: string, options: SyntaxGateOptions): Refusal | undefined {
  if (text.trim() === "") return { offset: 0, what: "the candidate is empty" };
  if (text.length > maxCandidateLength)
    return { offset: maxCandidateLength, what: `the candidate is longer than ${maxCandidateLength} characters` };
  if (/\p{Surrogate}/u.test(text)) return { offset: 0, what: "the candidate is not valid UTF-16" };
  if (text.includes("\0")) return { offset: text.indexOf("\0"), what: "forbidden character" };
  // Insertion makes a line end of it, Lean calls it an error: what we take for a comment would go on as code.
  const lone = /\r(?!\n)/u.exec(text);
  if (lone) return { offset: lone.index, what: "a carriage return without a line end" };
  const { tokens, problems } = tokenize(text);
  const problem = problems[0];
  if (problem) return { offset: problem.offset, what: problem.kind.replace(/-/gu, " ") };
  const code = tokens.filter(isCode);
  if (code.length === 0) return { offset: 0, what: "the candidate is only a comment" };
  return (
    refuseGluedComment(text, tokens) ??
    refuseNesting(code) ??
    refuseTokens(text, code, options) ??
    refuseInterpolations(text, code, options)
  );
}

function refuseNesting(code: readonly Token[]): Refusal | undefined {
  const open: string[] = [];
  for (const token of code) {
    if (token.kind !== "symbol") continue;
    const closer = brackets.get(token.text);
    if (closer) open.push(closer);
    else if (closers.has(token.text) && open.pop() !== token.text) {
      return { offset: token.start, what: `\`${token.text}\` closes a bracket that the candidate did not open` };
    }
    if (open.length > maxNesting) return { offset: token.start, what: `brackets are nested deeper than ${maxNesting}` };
  }
  const missing = open[open.length - 1];
  return missing === undefined
    ? undefined
    : { offset: code[code.length - 1]?.end ?? 0, what: `a closing \`${missing}\` is missing` };
}

function refuseTokens(text: string, code: readonly Token[], options: SyntaxGateOptions): Refusal | undefined {
  for (const [at, token] of code.entries()) {
    const before = code[at - 1];
    const opensLine = before !== undefined && text.slice(before.end, token.start).includes("\n");
    const what = refusedToken({ token, before, opensLine, next: code[at + 1], value: code[at + 2] }, options);
    if (what !== undefined) return { offset: token.start, what };
  }
  return undefined;
}

interface Neighbourhood {
  readonly token: Token;
  readonly before: Token | undefined;
  /** The token is the first of its line. */
  readonly opensLine: boolean;
  readonly next: Token | undefined;
  readonly value: Token | undefined;
}

function refusedToken(
  { token, before, opensLine, next, value }: Neighbourhood,
  options: SyntaxGateOptions,
): string | undefined {
  const touches = next !== undefined && next.start === token.end;
  // `#v[1, 2]` is a vector; every other word behind `#` begins a command.
  if (token.text === "#" && next?.kind === "identifier" && touches) {
    return next.text === "v" && value?.text === "[" && value.start === next.end
      ? undefined
      : `\`#${next.text}\` is a command`;
  }
  if (token.text === "@[") return "an attribute belongs to a command";
  if (token.kind !== "identifier") return undefined;
  // `simp?!` is `simp?` with another setting.
  if (suggestingTactics.has(token.text.replace(/!/gu, ""))) {
    return `\`${token.text}\` only suggests; its suggestions are checked one by one`;
  }
  if (!options.allowNativeDecide && isNative(token, before, next)) {
    return "`native_decide` and its like trust the compiler; they are off by setting";
  }
  if (token.text === "eval" && next?.text === "%" && touches) return "`eval%` runs code";
  if (token.text === "set_option") return refusedOption(next, value);
  const ofTactics = wordsOfTactics.get(token.text);
  if (ofTactics !== undefined && (opensLine || mayBeginTactic(token, before))) return `\`${token.text}\` ${ofTactics}`;
  return refusedWords.get(lastPart(token.text) === "sorryAx" ? "sorryAx" : token.text);
}

/** The axioms that `native_decide` rests on, which need no tactic; an unnamed declaration has no list of axioms to see them in. */
const compilerAxioms = new Set(["ofReduceBool", "ofReduceNat", "trustCompiler"]);

function isNative(token: Token, before: Token | undefined, next: Token | undefined): boolean {
  if (compilerAxioms.has(lastPart(token.text))) return true;
  return token.text === "native_decide" || (token.text === "native" && (before?.text === "+" || next?.text === ":="));
}

/** `_root_.«sorryAx»` means `sorryAx`. */
function lastPart(name: string): string {
  return (name.split(".").at(-1) ?? name).replace(/[«»]/gu, "");
}

/** A name after a name or a dot is an argument or a projection; these words are not reserved. */
function mayBeginTactic(token: Token, before: Token | undefined): boolean {
  if (before === undefined || tacticOpeners.has(before.text)) return true;
  return before.text === "." && before.end < token.start;
}

function refusedOption(name: Token | undefined, value: Token | undefined): string | undefined {
  if (name && harmlessOptions.test(name.text) && !writingOptions.test(name.text)) return undefined;
  if (name?.text === "maxRecDepth" && Number(value?.text) <= largestRecursionDepth) return undefined;
  return `\`set_option ${name?.text ?? ""}\` can change limits or checks`;
}

/**
 * `s!"{t}"` elaborates `t`, macros may read any string so, and `t` may hold strings and comments of its own, which for us
 * begin and end elsewhere. So where a string has a brace, nothing counts as hidden: every word of the text is judged as
 * if it were code.
 */
function refuseInterpolations(text: string, code: readonly Token[], options: SyntaxGateOptions): Refusal | undefined {
  if (!code.some((token) => token.kind === "string" && token.text.includes("{"))) return undefined;
  const bare = text.replace(hidingMarks, (mark) => " ".repeat(mark.length));
  return refuseTokens(bare, tokenize(bare).tokens, options);
}

/** What begins or ends a string, a character, a quoted name or a comment. */
const hidingMarks = /["'`«»]|--|\/-|-\//gu;

/**
 * Lean takes the longest token, so `//-` or `<--` need not begin a comment where we would see one, and what we skip it
 * would run. A comment therefore has to stand free.
 */
function refuseGluedComment(text: string, tokens: readonly Token[]): Refusal | undefined {
  const glued = tokens.find((token) => !isCode(token) && token.start > 0 && !/\s/u.test(text[token.start - 1] ?? " "));
  return glued && { offset: glued.start, what: "a comment needs white space before it" };
}

function isCode(token: Token): boolean {
  return token.kind !== "comment" && token.kind !== "docComment";
}
