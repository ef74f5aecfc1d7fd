import type { TextEdit } from "./textIndex.ts";
import { applyEdits } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import { codeTokens } from "./tokens.ts";

/** A step that was changed at one place; it may still be a right step, only Lean can say. */
export interface StepMutation {
  readonly kind: "hypothesis" | "dropped" | "side" | "order" | "number";
  readonly text: string;
}

const openers = new Set(["(", "[", "{", "⟨"]);
const closers = new Set([")", "]", "}", "⟩"]);
const rewriting = new Set(["rw", "rwa", "rewrite", "erw"]);
const wholeWords: ReadonlyMap<string, string> = new Map([
  ["left", "right"],
  ["right", "left"],
]);
const nameParts: ReadonlyMap<string, string> = new Map([
  ["1", "2"],
  ["2", "1"],
  ["mp", "mpr"],
  ["mpr", "mp"],
  ["inl", "inr"],
  ["inr", "inl"],
]);

/**
 * Every change of one place of a step, in the order of the text: another local name, a dropped item of a list, a
 * swapped side, another number. `names` are the local names of the goal at which the step runs.
 */
export function stepMutations(step: string, names: readonly string[]): readonly StepMutation[] {
  const tokens = codeTokens(step);
  const edits = tokens.flatMap((token, at) => [
    ...namedEdits(token, names),
    ...sideEdits(tokens, at),
    ...numberEdits(tokens, at),
    ...listEdits(step, tokens, at),
  ]);
  const seen = new Set([step]);
  return edits.flatMap(({ kind, edit }) => {
    const text = applyEdits(step, [edit]);
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ kind, text }];
  });
}

/** The mutations that a seed chooses, at most `count`; the same seed and step give the same ones. */
export function chooseMutations(
  mutations: readonly StepMutation[],
  count: number,
  seed: number,
): readonly StepMutation[] {
  const left = [...mutations];
  const random = randomNumbers(seed);
  const chosen: StepMutation[] = [];
  while (left.length > 0 && chosen.length < count) {
    chosen.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return chosen;
}

interface KindOfEdit {
  readonly kind: StepMutation["kind"];
  readonly edit: TextEdit;
}

function namedEdits(token: Token, names: readonly string[]): readonly KindOfEdit[] {
  if (token.kind !== "identifier") return [];
  const own = names.find((name) => token.text === name || token.text.startsWith(`${name}.`));
  if (own === undefined) return [];
  const end = token.start + own.length;
  return names
    .filter((name) => name !== own)
    .map((newText) => ({ kind: "hypothesis", edit: { start: token.start, end, newText } }));
}

function sideEdits(tokens: readonly Token[], at: number): readonly KindOfEdit[] {
  const token = tokens[at];
  if (!token) return [];
  const whole = wholeWords.get(token.text);
  if (whole !== undefined) return [side(token.start, token.end, whole)];
  if (token.kind === "number" && tokens[at - 1]?.text === "." && tokens[at - 1]?.end === token.start) {
    const other = nameParts.get(token.text);
    return other === undefined ? [] : [side(token.start, token.end, other)];
  }
  if (token.kind === "identifier") return partEdits(token, tokens[at - 1]?.text === ".");
  return arrowEdits(tokens, at);
}

/** `h.1`, `h.mpr`, `Or.inl`, `.inr`: the parts behind a dot. */
function partEdits(token: Token, afterDot: boolean): readonly KindOfEdit[] {
  const edits: KindOfEdit[] = [];
  let start = token.start;
  for (const [number, part] of token.text.split(".").entries()) {
    const other = nameParts.get(part);
    if (other !== undefined && (number > 0 || afterDot)) edits.push(side(start, start + part.length, other));
    start += part.length + 1;
  }
  return edits;
}

/** In the list of a rewriting tactic: `←` goes, or comes. */
function arrowEdits(tokens: readonly Token[], at: number): readonly KindOfEdit[] {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || !next || enclosing(tokens, at) === undefined) return [];
  const opens = token.text === "[" || token.text === ",";
  const list = token.text === "[" ? at : enclosing(tokens, at);
  if (!opens || !rewriting.has(tokens[(list ?? 0) - 1]?.text ?? "") || next.text === "]") return [];
  if (next.text === "←") return [side(next.start, tokens[at + 2]?.start ?? next.end, "")];
  return [side(next.start, next.start, "← ")];
}

function side(start: number, end: number, newText: string): KindOfEdit {
  return { kind: "side", edit: { start, end, newText } };
}

function numberEdits(tokens: readonly Token[], at: number): readonly KindOfEdit[] {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token?.kind !== "number" || (before?.text === "." && before.end === token.start)) return [];
  if (!/^[0-9]{1,15}$/u.test(token.text)) return [];
  return [{ kind: "number", edit: { start: token.start, end: token.end, newText: String(Number(token.text) + 1) } }];
}

/** Of `[a, b]` an item is dropped, of `⟨a, b⟩` the first two change places. */
function listEdits(step: string, tokens: readonly Token[], at: number): readonly KindOfEdit[] {
  const token = tokens[at];
  if (!token || (token.text !== "[" && token.text !== "⟨")) return [];
  const items = itemsOf(tokens, at);
  const [first, second] = items;
  if (!first) return [];
  if (token.text === "⟨") {
    if (!second) return [];
    const between = step.slice(first.end, second.start);
    const newText = step.slice(second.start, second.end) + between + step.slice(first.start, first.end);
    return [{ kind: "order", edit: { start: first.start, end: second.end, newText } }];
  }
  return items.map((item, number) => {
    const next = items[number + 1];
    const previous = items[number - 1];
    const start = next || !previous ? item.start : previous.end;
    return { kind: "dropped", edit: { start, end: next?.start ?? item.end, newText: "" } };
  });
}

/** The items between a bracket and its closing one, as offsets. */
function itemsOf(tokens: readonly Token[], at: number): readonly { readonly start: number; readonly end: number }[] {
  const items: { start: number; end: number }[] = [];
  let depth = 0;
  let first = at + 1;
  for (let i = at; i < tokens.length; i += 1) {
    const text = tokens[i]?.text ?? "";
    if (openers.has(text)) depth += 1;
    if (closers.has(text)) depth -= 1;
    if (depth === 0 || (depth === 1 && text === ",")) {
      const [from, to] = [tokens[first], tokens[i - 1]];
      if (from && to && i > first) items.push({ start: from.start, end: to.end });
      first = i + 1;
    }
    if (depth === 0) return items;
  }
  return [];
}

/** Index of the bracket that is open around a token; itself if it opens one. */
function enclosing(tokens: readonly Token[], at: number): number | undefined {
  if (openers.has(tokens[at]?.text ?? "")) return at;
  let depth = 0;
  for (let i = at - 1; i >= 0; i -= 1) {
    const text = tokens[i]?.text ?? "";
    if (closers.has(text)) depth += 1;
    if (openers.has(text)) depth -= 1;
    if (depth < 0) return i;
  }
  return undefined;
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
