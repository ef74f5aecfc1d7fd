import type { Goal } from "../lean/goal.ts";
import { codeTokens } from "../lean/tokens.ts";

/** Signs that say what kind of claim a proposition is. */
const shapeSigns = [
  "∀",
  "∃",
  "→",
  "↔",
  "∧",
  "∨",
  "¬",
  "=",
  "≠",
  "<",
  "≤",
  "∣",
  "∈",
  "::",
  "++",
  "+",
  "*",
  "^",
  "%",
  "if",
  "match",
  "fun",
];

/**
 * The subject of a goal as words that can be counted: names, adjacent pairs of names, and the signs of its shape. Words
 * of the target begin with `g`, those of hypotheses with `h`. Names of hypotheses count as the kind of what they stand
 * for, so that two goals which differ in them only have the same words.
 */
export function goalFeatures(goal: Goal): readonly string[] {
  const kinds = kindsOf(goal);
  const target = wordsOf(goal.target, "g", kinds);
  const hypotheses = goal.hypotheses
    .filter((hypothesis) => !hypothesis.isInstance)
    .flatMap((hypothesis) => wordsOf(hypothesis.type, "h", kinds));
  return [...new Set([...target, ...hypotheses])];
}

function wordsOf(text: string, prefix: string, kinds: ReadonlyMap<string, string>): readonly string[] {
  const tokens = codeTokens(text.replace(/✝[⁰¹²³⁴⁵⁶⁷⁸⁹]*/gu, ""));
  const names = tokens
    .filter((token) => token.kind === "identifier" || token.kind === "number")
    .flatMap((token) => token.text.split("."))
    .map((name) => kinds.get(name) ?? name);
  const pairs = names.slice(1).map((name, at) => `${names[at]} ${name}`);
  const signs = shapeSigns.filter((sign) => text.includes(sign));
  return [
    ...names.map((name) => `${prefix}:${name}`),
    ...pairs.map((pair) => `${prefix}:${pair}`),
    ...signs.map((sign) => `${prefix}#${sign}`),
  ];
}

/** For each name of the context the kind that stands for it in a pattern: `‹List›`, `‹Nat›`, `‹fact›`. */
export function kindsOf(goal: Goal): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  for (const { names, type } of goal.hypotheses)
    for (const name of names) kinds.set(name.replace(/✝.*$/u, ""), `‹${kindOf(type)}›`);
  return kinds;
}

function kindOf(type: string): string {
  if (/[=<>≤≥≠∈∣¬∧∨↔∀∃]/u.test(type)) return "fact";
  if (type.includes("→")) return "function";
  return type.split(/[\s(]/u)[0] ?? type;
}

/** A tactic without the names of one goal: what it has in common with the same step elsewhere. */
export function tacticPattern(tactic: string, goal: Goal): string {
  const kinds = kindsOf(goal);
  let pattern = "";
  let from = 0;
  for (const token of codeTokens(tactic)) {
    if (token.kind !== "identifier") continue;
    const [first = "", ...rest] = token.text.split(".");
    const kind = kinds.get(first);
    if (kind === undefined) continue;
    pattern += tactic.slice(from, token.start) + [kind, ...rest].join(".");
    from = token.end;
  }
  return (pattern + tactic.slice(from)).replace(/\s+/gu, " ").trim();
}

/** The first word of a tactic: what kind of step it is. */
function tacticHead(tactic: string): string {
  return /^[^\s[(;]+/u.exec(tactic.trim())?.[0] ?? "";
}

/** Words about a goal and a tactic together, for the pairwise ranker: few, so that little history goes a long way. */
export function pairFeatures(goal: Goal, tactic: string): readonly string[] {
  const head = tacticHead(tactic);
  const pattern = tacticPattern(tactic, goal);
  const signs = shapeSigns.filter((sign) => goal.target.includes(sign));
  const about = tacticHead(goal.target);
  return [`t:${head}`, `p:${pattern}`, `a:${about} ${head}`, ...signs.map((sign) => `s:${sign} ${head}`)];
}
