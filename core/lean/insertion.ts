import { blockColumn } from "./blockRange.ts";
import { dedent, indentWidth } from "./dedent.ts";
import type { Hole } from "./hole.ts";
import { isStepHole } from "./hole.ts";
import type { TextEdit } from "./textIndex.ts";
import { TextIndex } from "./textIndex.ts";
import type { Token } from "./tokens.ts";
import { codeTokens, tokenize } from "./tokens.ts";

/** Tactics or a term: which of them Lean expects at the hole, found out by asking Lean. */
export type HoleMode = "tactic" | "term";

/** A candidate and its place; `goalsLeft`: the number of goals that it leaves of its own goal. */
export interface InsertionRequest {
  readonly text: string;
  readonly hole: Hole;
  readonly mode: HoleMode;
  readonly candidate: string;
  readonly goalsLeft: number;
}

/**
 * The one edit that puts a candidate at its place: real indentation, `·` blocks with `sorry` where several goals
 * remain of a `sorry`, the file's own line endings. What it looks like is decided here; whether it is right is
 * decided by Lean on the resulting text.
 */
export function insertionEdit(request: InsertionRequest): TextEdit {
  const steps = dedent(request.candidate);
  const gaps = remainingGoals(request);
  const lines = [...steps, ...gaps.map((gap) => " ".repeat(firstStepColumn(steps[0] ?? "")) + gap)];
  const layout = layoutOf(request, lines.length > 1);
  const body = lines.map((line, at) => (at === 0 || line === "" ? line : layout.indent + line)).join("\n");
  const newText =
    layout.lead + body + behindComment(request, { ...layout, lastLine: lines.at(-1) ?? "" }) + layout.trail;
  return {
    start: layout.start,
    end: layout.end,
    newText: request.text.includes("\r\n") ? newText.replace(/\n/g, "\r\n") : newText,
  };
}

/** Behind a comment that opens a line, the first step stands where Lean wants the others. */
function firstStepColumn(line: string): number {
  const comment = /^(?:\/-(?![-!])[^]*?-\/\s*)+(?=\S)/u.exec(line)?.[0];
  return comment === undefined || comment.includes("\n") ? 0 : codePoints(comment);
}

/** A comment at a candidate's end must not take in what stands behind the hole. */
function behindComment(
  { text }: InsertionRequest,
  { end, indent, trail, lastLine }: Layout & { lastLine: string },
): string {
  const isComment = tokenize(lastLine).tokens.at(-1)?.text.startsWith("--") === true;
  const rest = text.slice(end, text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end)).trim();
  return isComment && !trail.startsWith("\n") && (trail !== "" || rest !== "") ? `\n${indent}` : "";
}

/** A `sorry` that is replaced by a step with goals left becomes one `sorry` a goal, so that the file still builds. */
function remainingGoals(request: InsertionRequest): string[] {
  const { kind } = request.hole;
  const standsIn = kind === "sorry" || kind === "emptyBy" || isStepHole(request.hole);
  if (!standsIn || request.goalsLeft === 0) return [];
  if (request.goalsLeft === 1) return ["sorry"];
  return Array.from({ length: request.goalsLeft }, () => "· sorry");
}

interface Layout {
  readonly start: number;
  readonly end: number;
  /** The prefix of the first line. */
  readonly lead: string;
  /** The prefix of every further line. */
  readonly indent: string;
  readonly trail: string;
}

function layoutOf({ text, hole, mode }: InsertionRequest, severalLines: boolean): Layout {
  switch (hole.kind) {
    case "sorry":
      return mode === "tactic"
        ? tacticSorryLayout(text, hole, severalLines)
        : termSorryLayout(text, hole, severalLines);
    case "step":
    case "admit":
    case "stop":
    case "search":
    case "done":
    case "placeholder":
      return tacticSorryLayout(text, hole, severalLines);
    case "emptyBy":
      return emptyByLayout(text, hole);
    case "unsolved":
      return unsolvedLayout(text, hole);
    case "cursor":
      return cursorLayout(text, hole);
  }
}

function tacticSorryLayout(text: string, hole: Hole, severalLines: boolean): Layout {
  const before = lineBefore(text, hole.start);
  const base = blankOut(bulletPrefix(before));
  if (!severalLines || base.length === before.length) {
    return { start: hole.start, end: hole.end, lead: "", indent: blankOut(before), trail: "" };
  }
  if (lastToken(before)?.text === ";") {
    const indent = blankOut(Array.from(before).slice(0, blockColumn(text, hole.start)).join(""));
    return { start: hole.start, end: hole.end, lead: "", indent, trail: "" };
  }
  const start = hole.start - (before.length - before.trimEnd().length);
  return { start, end: hole.end, lead: `\n${base}  `, indent: `${base}  `, trail: "" };
}

const beforeTerm = new Set([
  ":=",
  "=>",
  ",",
  "(",
  "⟨",
  "[",
  "{",
  "exact",
  "from",
  "refine",
  "<|",
  "$",
  "then",
  "else",
  "return",
]);

function termSorryLayout(text: string, hole: Hole, severalLines: boolean): Layout {
  const before = lineBefore(text, hole.start);
  const base = blankOut(bulletPrefix(before));
  const previous = lastToken(text.slice(0, hole.start));
  const bare = previous === undefined || beforeTerm.has(previous.text);
  const [open, close] = bare ? ["", ""] : ["(", ")"];
  const common = { start: hole.start, end: hole.end, trail: close };
  if (!severalLines) return { ...common, lead: `${open}by `, indent: "" };
  // Behind the `:=` of a declaration a block of its own; inside something else Lean may ask for a larger column.
  if (previous?.text === ":=" && !isInsideBrackets(text, hole.start) && !isBehindBlock(before)) {
    return { ...common, lead: `by\n${base}  `, indent: `${base}  ` };
  }
  return { ...common, lead: `${open}by `, indent: " ".repeat(codePoints(`${before}${open}by `)) };
}

/** True if a block has begun on the line, whose steps stand further right than the line does. */
function isBehindBlock(before: string): boolean {
  return codeTokens(before).some(({ text }) => blockOpeners.has(text));
}

const blockOpeners = new Set(["by", "calc", "=>", "do", "then", "else", ";", "<;>", "where", "from"]);

function isInsideBrackets(text: string, offset: number): boolean {
  const line = codeTokens(lineBefore(text, offset)).map((token) => token.text);
  const count = (words: readonly string[]): number => line.filter((word) => words.includes(word)).length;
  return count(["(", "[", "{", "⟨"]) > count([")", "]", "}", "⟩"]);
}

function emptyByLayout(text: string, hole: Hole): Layout {
  const index = new TextIndex(text);
  const line = index.positionAt(hole.start).line;
  const rest = index
    .lineText(line)
    .slice(hole.start - index.lineStart(line))
    .replace(/--.*$/u, "")
    .trim();
  const indent = `${blankOut(bulletPrefix(index.lineText(line)))}  `;
  // Something behind `by` on its line (a closing bracket) leaves no room for a block below it.
  if (rest !== "") return { start: hole.start, end: hole.end, lead: " ", indent, trail: "" };
  const end = index.lineStart(line) + index.lineText(line).length;
  return { start: end, end, lead: `\n${indent}`, indent, trail: "" };
}

function unsolvedLayout(text: string, hole: Hole): Layout {
  const indent = hole.column === undefined ? blockIndent(text, hole.start) : " ".repeat(hole.column);
  return { start: hole.start, end: hole.start, lead: `\n${indent}`, indent, trail: "" };
}

function cursorLayout(text: string, hole: Hole): Layout {
  const index = new TextIndex(text);
  const { line } = index.positionAt(hole.start);
  const start = index.lineStart(line);
  const content = index.lineText(line);
  if (content.trim() === "") {
    const indent = content.length > 0 ? content : blockIndent(text, start);
    return { start, end: start + content.length, lead: indent, indent, trail: "" };
  }
  if (text.slice(start, hole.start).trim() === "") {
    const indent = content.slice(0, indentWidth(content));
    return { start: start + indent.length, end: start + indent.length, lead: "", indent, trail: `\n${indent}` };
  }
  const end = start + content.length;
  const indent = blockIndent(text, end);
  return { start: end, end, lead: `\n${indent}`, indent, trail: "" };
}

/** The column at which the tactic block that ends at `offset` stands, as the white space to write. */
function blockIndent(text: string, offset: number): string {
  const index = new TextIndex(text);
  for (let { line } = index.positionAt(offset); line >= 0; line -= 1) {
    const content = index.lineText(line);
    const tokens = codeTokens(content);
    if (tokens.length === 0) continue;
    const base = blankOut(bulletPrefix(content));
    const last = tokens[tokens.length - 1];
    const isBullet = last?.text === "·" || (last?.text === "." && tokens.length === 1);
    if (isBullet && last) return `${blankOut(Array.from(content.slice(0, last.start)).join(""))}  `;
    const opens = last?.text === "by" || last?.text === "=>" || last?.text === ":=";
    const oneLine = tokens.findIndex((token) => token.text === "by");
    const afterBy = oneLine >= 0 ? tokens[oneLine + 1] : undefined;
    if (opens) return `${base}  `;
    return afterBy ? " ".repeat(codePoints(content.slice(0, afterBy.start))) : base;
  }
  return "  ";
}

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
}

/** The leading white space and the bullets of a line. */
function bulletPrefix(line: string): string {
  return /^\s*(?:[·.]\s+)*/u.exec(line)?.[0] ?? "";
}

/** White space of the same width: tabs stay tabs, everything else becomes a blank. */
function blankOut(prefix: string): string {
  return Array.from(prefix, (character) => (character === "\t" ? "\t" : " ")).join("");
}

/** Lean counts columns in code points. */
function codePoints(text: string): number {
  return Array.from(text).length;
}

function lastToken(text: string): Token | undefined {
  const tokens = codeTokens(text);
  return tokens[tokens.length - 1];
}
