import { createInterface } from "node:readline/promises";
import { readFile } from "node:fs/promises";

/** What a person has typed, lines that go on joined: `/command words`, or a turn in prose. */
export type DiscussInput = AsyncIterable<string>;

/**
 * The turns of a script. A line that begins with white space goes on with the one before; `--` at the beginning of a
 * line is a remark.
 */
export function scriptTurns(script: string): readonly string[] {
  const turns: string[][] = [];
  for (const line of script.replace(/\r\n?/gu, "\n").split("\n")) {
    if (line.startsWith("--")) continue;
    if (/^\s+\S/u.test(line)) turns.at(-1)?.push(line);
    else if (line.trim() !== "") turns.push([line]);
  }
  return turns.map(([first = "", ...rest]) => [first, ...outdented(rest)].join("\n"));
}

/** Without the indentation that all further lines share, which only says that they go on. */
function outdented(lines: readonly string[]): readonly string[] {
  const widths = lines.map((line) => line.length - line.trimStart().length);
  return lines.map((line) => line.slice(Math.min(...widths)));
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
