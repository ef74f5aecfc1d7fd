import type { TextEdit } from "../../../../core/lean/textIndex.ts";
import { applyEdits, TextIndex } from "../../../../core/lean/textIndex.ts";
import { codeTokens } from "../../../../core/lean/tokens.ts";
import type { BatchMessage } from "./batchLean.ts";
import { batchMessages } from "./batchLean.ts";
import type { GateWord } from "./gateWords.ts";

/** What batch Lean says of one insertion. */
export interface BatchTruth {
  readonly errors: readonly string[];
  /** In the declaration, although its text has no `sorry`. */
  readonly hidesSorry: boolean;
  /** The declaration's text has a `sorry`, so that nobody can see another one behind it. */
  readonly writesSorry: boolean;
  /** Of the declaration, where they were asked for and Lean has answered. */
  readonly axioms?: readonly string[];
}

export interface BatchRun {
  /** Of each insertion, in their order. */
  readonly truths: readonly BatchTruth[];
  /** Errors and new `sorry`s that are in none of the declarations with an insertion. */
  readonly elsewhere: readonly string[];
}

export interface BatchTask {
  readonly path: string;
  readonly text: string;
  /** What batch Lean says about the text as it is. */
  readonly before: readonly BatchMessage[];
}

/** Compiles the text with insertions, each in a command of its own, and behind some a question for their axioms. */
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

/** Where an insertion's command stands in the text with all of them. */
function span({ place: { command } }: GateWord, edits: readonly TextEdit[]): { start: number; end: number } {
  const moved = (offset: number): number =>
    edits
      .filter(({ start }) => start < offset)
      .reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), offset);
  return { start: moved(command.start), end: moved(command.end) };
}

const asking = "#print axioms ";

/** Only where the gate speaks of axioms, and only of a declaration that the text names. */
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
