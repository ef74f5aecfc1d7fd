import { createInterface } from "node:readline/promises";
import { readFile } from "node:fs/promises";
import { codeTokens } from "../../core/lean/tokens.ts";

/** One input of a person, continued lines joined: `/command words`, or a turn in prose. */
export type DiscussInput = AsyncIterable<string>;

/**
 * The turns of a script. A line that begins with white space goes on with the one before; `--` at the beginning of a
 * line is a remark.
 * @internal
 */
export function scriptTurns(script: string): readonly string[] {
  const turns: string[][] = [];
  for (const line of script.replace(/\r\n?/gu, "\n").split("\n")) {
    if (line.startsWith("--")) continue;
    if (/^\s+\S/u.test(line)) turns.at(-1)?.push(line);
    else if (line.trim() !== "") turns.push([line]);
  }
  return turns.map(([first = "", ...rest]) => [first, ...goingOn(first, rest)].join("\n"));
}

/** Line ends after which a block of its own follows. */
const opening = new Set(["by", "=>", "↦", "with", ":=", "do", "then", "else", "from", "at", "·", ",", "|", "<;>"]);
const brackets = new Set(["(", "[", "{", "⟨"]);

/**
 * Lines that only go on lose the indentation that they share, which says no more than that; the block of a first line that
 * ends in `by` and the like keeps it, because there it means something; so do the further steps of a `calc`.
 */
function goingOn(first: string, lines: readonly string[]): readonly string[] {
  const widths = lines.map((line) => line.length - line.trimStart().length);
  const shared = widths.reduce((least, width) => Math.min(least, width), Infinity);
  const last = codeTokens(first).at(-1)?.text ?? "";
  const isOpen = opening.has(last) || brackets.has(last) || /^\s*_/u.test(lines[0] ?? "");
  const isBlock = isOpen && widths[0] === shared;
  return isBlock ? lines : lines.map((line) => line.slice(shared));
}

export async function* turnsOfFile(path: string): AsyncGenerator<string> {
  yield* scriptTurns(await readFile(path, "utf8"));
}

/** From the keyboard or a pipe; a line that ends in `\` goes on. */
export async function* typedTurns(prompt: string, signal: AbortSignal): AsyncGenerator<string> {
  const isWatched = process.stdin.isTTY;
  const lines = createInterface({
    input: process.stdin,
    output: isWatched ? process.stdout : undefined,
    terminal: isWatched,
  });
  signal.addEventListener("abort", () => lines.close(), { once: true });
  lines.setPrompt(prompt);
  let begun: string[] = [];
  lines.prompt();
  for await (const line of lines) {
    if (line.endsWith("\\")) begun.push(line.slice(0, -1));
    else {
      const turn = [...begun, line].join("\n");
      begun = [];
      if (turn.trim() !== "") yield turn;
      lines.prompt();
    }
  }
}
