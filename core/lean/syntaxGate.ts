import { brokenText, forbiddenCharacter, unhidden } from "./gate/hiddenText.ts";
import { refusedOption } from "./gate/refusedOption.ts";
import { refusedName } from "./gate/refusedNames.ts";
import { isNativeFlag, nativeReason, refusedSetting } from "./gate/settings.ts";
import { tacticPositions } from "./gate/tacticPositions.ts";
import { refusedHash, refusedWord } from "./gate/refusedWord.ts";
import type { Place } from "./gate/refusedWord.ts";
import type { TokenProblem } from "./tokens.ts";
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

const tokenProblemWords = {
  unterminatedComment: "unterminated comment",
  unterminatedString: "unterminated string",
  unterminatedName: "unterminated name",
  forbiddenCharacter: "forbidden character",
} as const satisfies Record<TokenProblem["kind"], string>;

/**
 * The check before anything runs: model-written Lean can do anything while it elaborates. Allows by structure and
 * tokens, never by substring, so a lemma whose name contains `sorry` passes. What runs code, reaches outside or raises a
 * limit has to be caught here; what only leaves a goal unproved would be found in the proof as well, so that names of
 * people are given the benefit of the doubt. Returns undefined if the text may be handed to Lean.
 */
export function refuseCandidate(text: string, options: SyntaxGateOptions): Refusal | undefined {
  if (text.trim() === "") return { offset: 0, what: "the candidate is empty" };
  if (text.length > maxCandidateLength)
    return { offset: maxCandidateLength, what: `the candidate is longer than ${maxCandidateLength} characters` };
  const character = forbiddenCharacter(text);
  if (character) return character;
  const { tokens, problems } = tokenize(text);
  const problem = problems[0];
  if (problem) return { offset: problem.offset, what: tokenProblemWords[problem.kind] };
  const code = tokens.filter(isCode);
  if (code.length === 0) return { offset: 0, what: "the candidate is only a comment" };
  return (
    brokenText(text, tokens) ??
    refuseNesting(code) ??
    refuseTokens(text, code, options) ??
    refuseHidden(text, tokens, options)
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
  const begins = tacticPositions(text, code);
  for (const [at, token] of code.entries()) {
    const what = refusedToken({ text, code, begins, at }, options);
    if (what !== undefined) return { offset: token.start, what };
  }
  const setting = refusedSetting({ code, begins }, options.allowNativeDecide);
  return setting && { offset: setting.token.start, what: setting.what };
}

function refusedToken(place: Place, { allowNativeDecide }: SyntaxGateOptions): string | undefined {
  const { code, at } = place;
  const token = code[at];
  if (token?.text === "#") return refusedHash(place);
  if (token?.text === "@[") return "an attribute belongs to a command";
  if (token?.kind !== "identifier") return undefined;
  if (token.text === "set_option") return refusedOption(code, at);
  if (!allowNativeDecide && (token.text === "native_decide" || isNativeFlag(place, at))) return nativeReason;
  const name = refusedName(token.text, allowNativeDecide);
  return name === undefined ? refusedWord(place) : `\`${token.text}\` ${name}`;
}

/** If Lean might read strings and comments differently from us, nothing counts as hidden. */
function refuseHidden(text: string, tokens: readonly Token[], options: SyntaxGateOptions): Refusal | undefined {
  const bare = unhidden(text, tokens);
  return bare === undefined ? undefined : refuseTokens(bare, tokenize(bare).tokens, options);
}

function isCode(token: Token): boolean {
  return token.kind !== "comment" && token.kind !== "docComment";
}
