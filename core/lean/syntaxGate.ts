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
  ...withReason(["sorry", "admit", "stop", "sorryAx"], "leaves the goal unproved"),
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
]);

const harmlessOptions = /^(?:pp\.|linter\.|trace\.|autoImplicit$|relaxedAutoImplicit$|tactic\.|maxRecDepth$)/u;
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
  const { tokens, problems } = tokenize(text);
  const problem = problems[0];
  if (problem) return { offset: problem.offset, what: problem.kind.replace(/-/gu, " ") };
  const code = tokens.filter((token) => token.kind !== "comment" && token.kind !== "docComment");
  if (code.length === 0) return { offset: 0, what: "the candidate is only a comment" };
  return refuseNesting(code) ?? refuseTokens(code, options) ?? refuseInterpolations(code, options);
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

function refuseTokens(code: readonly Token[], options: SyntaxGateOptions): Refusal | undefined {
  for (const [at, token] of code.entries()) {
    const what = refusedToken(token, code[at + 1], options);
    if (what !== undefined) return { offset: token.start, what };
  }
  return undefined;
}

function refusedToken(token: Token, next: Token | undefined, options: SyntaxGateOptions): string | undefined {
  if (token.text === "#" && next?.kind === "identifier" && next.start === token.end)
    return `\`#${next.text}\` is a command`;
  if (token.text === "@[") return "an attribute belongs to a command";
  if (token.kind !== "identifier") return undefined;
  if (suggestingTactics.has(token.text))
    return `\`${token.text}\` only suggests; its suggestions are checked one by one`;
  if (token.text === "native_decide" && !options.allowNativeDecide)
    return "`native_decide` trusts the compiler; it is off by setting";
  if (token.text === "eval" && next?.text === "%" && next.start === token.end) return "`eval%` runs code";
  if (token.text === "set_option") return refusedOption(next);
  return refusedWords.get(token.text);
}

function refusedOption(name: Token | undefined): string | undefined {
  if (name && harmlessOptions.test(name.text)) return undefined;
  return `\`set_option ${name?.text ?? ""}\` can change limits or checks`;
}

/** `s!"{t}"` elaborates `t`, and macros may read any string so; the text between braces is judged as code too. */
function refuseInterpolations(code: readonly Token[], options: SyntaxGateOptions): Refusal | undefined {
  for (const token of code) {
    if (token.kind !== "string") continue;
    for (const part of token.text.matchAll(/\{([^{}]*)\}/gu)) {
      const refusal = refuseTokens(tokenize(part[1] ?? "").tokens, options);
      if (refusal) return { offset: token.start, what: refusal.what };
    }
  }
  return undefined;
}
