import { combinators } from "./keywords.ts";
import type { PlacedToken, Stretch } from "./tacticLayout.ts";
import { hasArmsOfFun, isBar, placeTokens, readBlock } from "./tacticLayout.ts";

/** A tactic step of a text; offsets count UTF-16 code units. */
export interface TacticStep {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of its first token, in code points. */
  readonly column: number;
  /** Only Lean can say whether tactics stand here: an arm of a tactic that we do not know, `conv`, a quotation. */
  readonly uncertain: boolean;
  /** The reason for which the step runs at several states or fails without harm, in words. */
  readonly within?: string;
}

/** A block that is found inside a step, and what holds for everything in it. */
interface InnerBlock extends Stretch {
  readonly uncertain?: boolean;
  readonly within?: string;
}

const combinatorWords = new Set(combinators);
const plainCombinators = new Set(["focus", "with_reducible", "with_unfolding_all", "with_reducible_and_instances"]);
const alternatives = new Set(["first", "solve"]);
const armed = new Set(["induction", "cases", "match", "intro", "rintro", "fun_induction", "fun_cases"]);
const named = new Set(["case", "case'", "next", "on_goal"]);
/** Tactics that go on with a term: an arrow in them belongs to it. */
const termHeads = new Set([
  "exact",
  "refine",
  "refine'",
  "apply",
  "have",
  "let",
  "show",
  "suffices",
  "specialize",
  "calc",
  "change",
  "letI",
  "obtain",
  "rcases",
  "exists",
  "use",
  "haveI",
  "simpa",
  "simp",
  "rw",
  "rwa",
  "cases'",
  "generalize",
  "set",
  "grind",
]);

/**
 * Every tactic step of a text, outer before inner, in the order of their first tokens. Blocks begin behind `by`,
 * bullets, arms and combinators; their ends follow Lean's layout rule, read from tokens alone.
 */
export function tacticSteps(text: string): readonly TacticStep[] {
  const tokens = placeTokens(text);
  const steps = new Map<string, Stretch>();
  const regions: InnerBlock[] = quotations(tokens);
  const collect = (block: InnerBlock): void => {
    if (block.uncertain || block.within !== undefined) regions.push(block);
    for (const step of readBlock(tokens, block)) {
      const key = `${step.first} ${step.end}`;
      if (steps.has(key)) continue;
      steps.set(key, step);
      for (const inner of innerBlocks(tokens, step)) collect(inner);
    }
  };
  tokens.forEach((token, at) => {
    if (token.kind === "identifier" && (token.text === "by" || token.text === "decreasing_by")) {
      collect({ first: at + 1, end: tokens.length });
    }
  });
  const ordered = [...steps.values()].sort((left, right) => left.first - right.first || right.end - left.end);
  return ordered.map((step) => describeStep(text, { tokens, step, regions }));
}

interface Found {
  readonly tokens: readonly PlacedToken[];
  readonly step: Stretch;
  readonly regions: readonly InnerBlock[];
}

function describeStep(text: string, { tokens, step, regions }: Found): TacticStep {
  const start = tokens[step.first]?.start ?? 0;
  const end = tokens[step.end - 1]?.end ?? start;
  const around = regions.filter((region) => region.first <= step.first && region.end >= step.end);
  const within = around.find((region) => region.within !== undefined)?.within;
  const uncertain = around.some((region) => region.uncertain);
  const column = tokens[step.first]?.column ?? 0;
  return { start, end, text: text.slice(start, end), column, uncertain, ...(within === undefined ? {} : { within }) };
}

/** Text in a quotation is syntax, not a proof. */
function quotations(tokens: readonly PlacedToken[]): InnerBlock[] {
  return tokens.flatMap((token, at) => {
    if (token.text !== "`" || tokens[at + 1]?.text !== "(") return [];
    const end = closing(tokens, { first: at + 1, end: tokens.length });
    return [{ first: at, end, uncertain: true }];
  });
}

/** The blocks directly inside a step; those behind `by` are found by themselves. */
function innerBlocks(tokens: readonly PlacedToken[], step: Stretch): readonly InnerBlock[] {
  const { first, end } = step;
  const head = tokens[first]?.text ?? "";
  if (head === "·" || head === ".") return [{ first: first + 1, end }];
  if (plainCombinators.has(head)) return [{ first: first + 1, end }];
  if (alternatives.has(head)) return bars(tokens, step).map((bar) => ({ ...bar, within: `inside \`${head}\`` }));
  if (combinatorWords.has(head)) {
    const numbered = tokens[first + 1]?.kind === "number" ? 2 : 1;
    return [{ first: first + numbered, end, within: `inside \`${head}\`` }];
  }
  if (head === "open" || head === "set_option") return [{ first: findWord(tokens, step, "in") + 1, end }];
  const sequence = findWord(tokens, step, "<;>");
  if (sequence < Math.min(...["by", "=>", "with"].map((word) => findWord(tokens, step, word)))) {
    return [
      { first, end: sequence },
      { first: sequence + 1, end, within: "right of `<;>`" },
    ];
  }
  return structuredBlocks(tokens, step, head);
}

function structuredBlocks(tokens: readonly PlacedToken[], step: Stretch, head: string): readonly InnerBlock[] {
  const { first, end } = step;
  if (head === "(" || head === "{") return [{ first: first + 1, end: closing(tokens, step) }];
  if (head === "if") {
    const otherwise = findWord(tokens, step, "else");
    return [
      { first: findWord(tokens, step, "then") + 1, end: otherwise },
      { first: otherwise + 1, end },
    ];
  }
  if (armed.has(head)) return arms(tokens, step);
  const arrow = findWord(tokens, step, "=>");
  if (arrow === end || termHeads.has(head)) return [];
  if (!named.has(head)) return [{ first: arrow + 1, end, uncertain: true }];
  const several = bars(tokens, { first, end: arrow }).length > 0;
  return [{ first: arrow + 1, end, ...(several ? { within: "at several cases" } : {}) }];
}

/** The first such token of a step outside brackets, behind its head; the step's end if there is none. */
function findWord(tokens: readonly PlacedToken[], { first, end }: Stretch, word: string): number {
  const level = tokens[first]?.depth ?? 0;
  for (let at = first + 1; at < end; at += 1) {
    if (tokens[at]?.depth === level && tokens[at]?.text === word) return at;
  }
  return end;
}

/** The stretches behind the bars of a step. */
function bars(tokens: readonly PlacedToken[], { first, end }: Stretch): readonly Stretch[] {
  const level = tokens[first]?.depth ?? 0;
  const at: number[] = [];
  let lastBar: PlacedToken | undefined;
  for (let i = first; i < end; i += 1) {
    const token = tokens[i];
    if (!token || token.depth !== level || !isBar(tokens, i)) continue;
    // A bar that opens a line deeper than the one before belongs to something inside.
    if (lastBar && token.firstOnLine && token.column > lastBar.column) continue;
    if (lastBar && isOfInnerStep(tokens, at.at(-1) ?? first, i)) continue;
    at.push(i);
    lastBar = token;
  }
  return at.map((bar, number) => ({ first: bar + 1, end: at[number + 1] ?? end }));
}

const ownBars = new Set(["rcases", "obtain", "rintro", "first", "match", "with", "solve"]);

/** True if a bar belongs to something that has begun behind the bar before it. */
function isOfInnerStep(tokens: readonly PlacedToken[], last: number, bar: number): boolean {
  const { firstOnLine = false, column = 0 } = tokens[bar] ?? {};
  const between = tokens.slice(last, bar);
  const own = between.filter(({ text }) => ownBars.has(text));
  if (!firstOnLine) return own.length > 0 || hasArmsOfFun(tokens, { first: last, end: bar });
  if (tokens[last]?.firstOnLine) return false;
  // If the bar before does not open a line, steps of its arm may stand in this one's column, with arms of their own.
  const steps = between.filter((token) => token.firstOnLine && token.column <= column).map(({ line }) => line);
  return own.some(({ line }) => steps.includes(line));
}

/** `| pattern => steps`, also `| a | b => steps`, which run at both. */
function arms(tokens: readonly PlacedToken[], step: Stretch): readonly InnerBlock[] {
  const level = tokens[step.first]?.depth ?? 0;
  const head = tokens[step.first]?.text;
  const from = ownWith(tokens, step);
  if (from < 0 && head !== "intro" && head !== "rintro") return [];
  let waiting = 0;
  return bars(tokens, { first: from < 0 ? step.first : from, end: step.end }).flatMap((bar) => {
    const arrow = tokens.findIndex(
      (token, i) => i >= bar.first && i < bar.end && token.depth === level && token.text === "=>",
    );
    if (arrow < 0) {
      waiting += 1;
      return [];
    }
    const several = waiting > 0;
    waiting = 0;
    return [{ first: arrow + 1, end: bar.end, ...(several ? { within: "at several cases" } : {}) }];
  });
}

/** The `with` of the step itself, not of a `match` in one of its terms; -1 if there is none. */
function ownWith(tokens: readonly PlacedToken[], { first, end }: Stretch): number {
  let matches = 0;
  for (let at = first + 1; at < end; at += 1) {
    const text = tokens[at]?.text;
    if (text === "match") matches += 1;
    if (text !== "with") continue;
    if (matches === 0) return at;
    matches -= 1;
  }
  return -1;
}

/** The closing bracket of the one at `first`. */
function closing(tokens: readonly PlacedToken[], { first, end }: Stretch): number {
  const level = tokens[first]?.depth ?? 0;
  for (let at = first + 1; at < end; at += 1) if (tokens[at]?.depth === level) return at;
  return end;
}

/** The steps of a text that is one tactic block itself, without what is inside them. */
export function tacticBlockSteps(text: string): readonly { readonly start: number; readonly end: number }[] {
  const tokens = placeTokens(text);
  return readBlock(tokens, { first: 0, end: tokens.length }).map(({ first, end }) => ({
    start: tokens[first]?.start ?? 0,
    end: tokens[end - 1]?.end ?? text.length,
  }));
}
