import type { Token } from "../tokens.ts";
import { hashCommands, refusedSyntax } from "./refusedSyntax.ts";
import type { WordPlace } from "./refusedSyntax.ts";

/** A token among the others. */
export interface Place {
  readonly text: string;
  readonly code: readonly Token[];
  /** For each token whether a tactic may begin there. */
  readonly begins: readonly boolean[];
  readonly at: number;
}

interface WordRule {
  readonly why: string;
  readonly where: WordPlace;
}

const ruleOf: ReadonlyMap<string, WordRule> = new Map(
  refusedSyntax.flatMap(({ words, why, where }) => words.map((word) => [word, { why, where }] as const)),
);
const commandsBehindHash = new Set(hashCommands);
/** Signs after which the word before them is a name in a term: no tactic continues so. */
const ofTerms = new Set([
  ":",
  ":=",
  ",",
  "=>",
  "=",
  "→",
  "↔",
  "∧",
  "∨",
  "≤",
  "≥",
  "<",
  ">",
  "≠",
  "+",
  "*",
  "⟩",
  "]",
  "▸",
]);
/** Shorter names behind `#` are more likely something's size than an unknown command. */
const shortestCommand = 4;

/** Why the word at a place may not stand there. */
export function refusedWord(place: Place): string | undefined {
  const { code, begins, at } = place;
  const token = code[at];
  if (!token) return undefined;
  // `simp?!` is `simp?` with another setting; `%` is a token of its own for us.
  const percent = code[at + 1]?.text === "%" && code[at + 1]?.start === token.end ? "%" : "";
  const word = [`${token.text}${percent}`, token.text, token.text.replace(/!/gu, "")].find((name) => ruleOf.has(name));
  const rule = ruleOf.get(word ?? "");
  if (rule === undefined) return undefined;
  const refusal = `\`${token.text}${percent}\` ${rule.why}`;
  if (rule.where === "tactic")
    return begins[at] === true && !ofTerms.has(code[at + 1]?.text ?? "") ? refusal : undefined;
  if (rule.where === "command" && isProjection(place)) return undefined;
  return token.text === "unsafe" && isAesopPhase(code, at) ? undefined : refusal;
}

/** `(f x).prefix`, `.end`: behind a dot that touches it, a reserved word is a name; a bullet's dot is none. */
function isProjection({ code, begins, at }: Place): boolean {
  const dot = code[at - 1];
  return dot?.text === "." && dot.end === code[at]?.start && begins[at - 1] !== true;
}

/** `aesop (add unsafe 50% f)`; no term can have `unsafe` there. */
function isAesopPhase(code: readonly Token[], at: number): boolean {
  return code[at - 1]?.text === "add" && code[at - 2]?.text === "(";
}

/** `#s = 3` may be a notation of the file; commands are known by name, and an unknown word that opens a line is taken for one. */
export function refusedHash({ text, code, at }: Place): string | undefined {
  const [before, hash, word, behind] = [code[at - 1], code[at], code[at + 1], code[at + 2]];
  if (hash === undefined || word?.kind !== "identifier" || word.start !== hash.end) return undefined;
  // `#v[1, 2]` is a vector.
  if (word.text === "v" && behind?.text === "[" && behind.start === word.end) return undefined;
  const opensLine = before === undefined || text.slice(before.end, hash.start).includes("\n");
  const isCommand =
    commandsBehindHash.has(word.text.replace(/[!?]+$/u, "")) || (opensLine && word.text.length >= shortestCommand);
  return isCommand ? `\`#${word.text}\` is a command` : undefined;
}
