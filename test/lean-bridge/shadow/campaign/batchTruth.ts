import type { TextEdit } from "../../../../core/lean/textIndex.ts";
import { applyEdits, TextIndex } from "../../../../core/lean/textIndex.ts";
import { codeTokens } from "../../../../core/lean/tokens.ts";
import type { BatchMessage } from "./batchLean.ts";
import { batchMessages } from "./batchLean.ts";
import type { GateWord } from "./gateWords.ts";

/** Batch Lean's answer about one insertion. */
export interface BatchTruth {
  readonly errors: readonly string[];
  /** In the declaration, although its text has no `sorry`. */
  readonly hidesSorry: boolean;
  /** The declaration's text has a `sorry`, which may hide another one. */
  readonly writesSorry: boolean;
  /** The axioms of the declaration, if they were asked for and Lean answered. */
  readonly axioms?: readonly string[];
}

export interface BatchRun {
  /** For each insertion, in order. */
  readonly truths: readonly BatchTruth[];
  /** Errors and new `sorry`s that are in none of the declarations with an insertion. */
  readonly elsewhere: readonly string[];
}

export interface BatchTask {
  readonly path: string;
  readonly text: string;
  /** Batch Lean's messages about the unchanged text. */
  readonly before: readonly BatchMessage[];
}

/** Compiles the text with insertions, each in a separate command, some followed by a question about their axioms. */
export async function batchTruths(task: BatchTask, words: readonly GateWord[]): Promise<BatchRun> {
  const edits = words
    .flatMap((word) => [word.edit, ...question(task.text, word)])
    .toSorted((left, right) => left.start - right.start);
  const text = applyEdits(task.text, edits);
  const messages = await batchMessages(task.path, text);
  const index = new TextIndex(text);
  const spans = words.map((word) => span(word, edits));
  const inside = (number: number, { line }: BatchMessage): boolean => {
    const { start, end } = spans[number] ?? { start: 0, end: 0 };
    return index.lineStart(line) >= index.lineStart(index.positionAt(start).line) && index.lineStart(line) < end;
  };
  const truths = words.map((_, number) =>
    truthOf(
      messages.filter((message) => inside(number, message)),
      text.slice(spans[number]?.start, spans[number]?.end),
    ),
  );
  const others = messages.filter((message) => !spans.some((_, number) => inside(number, message)));
  const sorries = others.filter(({ isSorry }) => isSorry).length;
  const known = task.before.filter((message) => message.isSorry && !isInCommand(task.text, message, words)).length;
  const errors = others.filter(({ severity }) => severity === "error").map(({ text: said }) => firstLine(said));
  return { truths, elsewhere: sorries > known ? [...errors, "a new `sorry` elsewhere"] : errors };
}

function isInCommand(text: string, { line }: BatchMessage, words: readonly GateWord[]): boolean {
  const at = new TextIndex(text).lineStart(line);
  return words.some(({ place: { command } }) => at >= command.start && at < command.end);
}

/** The position of an insertion's command in the text with all insertions. */
function span({ place: { command } }: GateWord, edits: readonly TextEdit[]): { start: number; end: number } {
  const moved = (offset: number): number =>
    edits
      .filter(({ start }) => start < offset)
      .reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), offset);
  return { start: moved(command.start), end: moved(command.end) };
}

const asking = "#print axioms ";

/** Only if the gate reports axioms, and only for a declaration that the text names. */
function question(text: string, { verdict, place: { command } }: GateWord): readonly TextEdit[] {
  const tokens = codeTokens(text.slice(command.start, command.end));
  const keyword = tokens.findIndex((token) => ["theorem", "def", "abbrev", "instance"].includes(token.text));
  const name = tokens[keyword + 1];
  const isNamed = keyword >= 0 && name?.kind === "identifier" && !tokens.some((token) => token.text === "mutual");
  if (verdict.level !== "V4" || !isNamed) return [];
  return [{ start: command.end, end: command.end, newText: `\n${asking}${name.text}\n` }];
}

function truthOf(messages: readonly BatchMessage[], text: string): BatchTruth {
  const errors = messages.filter(({ severity }) => severity === "error").map((message) => firstLine(message.text));
  const writesSorry = codeTokens(text).some((token) => token.text === "sorry");
  const hidesSorry = !writesSorry && messages.some(({ isSorry }) => isSorry);
  const axioms = messages.map((message) => axiomsIn(message.text)).find((listed) => listed !== undefined);
  return { errors, hidesSorry, writesSorry, ...(axioms ? { axioms } : {}) };
}

function axiomsIn(message: string): readonly string[] | undefined {
  if (message.endsWith("does not depend on any axioms")) return [];
  const list = / depends on axioms: \[([^\]]*)\]$/u.exec(message)?.[1];
  return list?.split(",").map((name) => name.trim());
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}
