import { commandStarts, type CommandRange } from "./commandRange.ts";
import { codeTokens } from "./tokens.ts";

/** A named declaration of a text, as it stands there. */
export interface DeclarationText {
  readonly name: string;
  readonly text: string;
  /** Its head up to what proves or computes it; on one line. */
  readonly statement: string;
  /** Every identifier in its head. */
  readonly words: ReadonlySet<string>;
}

const named = new Set(["theorem", "lemma", "def", "abbrev", "inductive", "structure", "class", "axiom", "opaque"]);

/** The named declarations of a text, in their order. */
export function declarationTexts(text: string): readonly DeclarationText[] {
  const starts = commandStarts(text);
  return starts.flatMap((start, at) => declarationIn(text.slice(start, starts[at + 1] ?? text.length)) ?? []);
}

function declarationIn(command: string): DeclarationText | undefined {
  const tokens = codeTokens(command);
  const keyword = tokens.findIndex(({ text }) => named.has(text));
  const name = tokens[keyword + 1];
  if (keyword < 0 || name?.kind !== "identifier") return undefined;
  const end = tokens.findIndex(({ text }, at) => at > keyword && (text === ":=" || text === "where" || text === "|"));
  const head = tokens.slice(keyword + 2, end < 0 ? undefined : end);
  return {
    name: name.text,
    text: command.trim(),
    statement: command
      .slice(name.end, head.at(-1)?.end ?? name.end)
      .replace(/\s+/gu, " ")
      .trim(),
    words: new Set(head.filter(({ kind }) => kind === "identifier").flatMap(({ text }) => [text, ...text.split(".")])),
  };
}

const provable = new Set(["theorem", "lemma", "def", "abbrev", "instance", "opaque"]);

/** The name of the declaration that holds an offset, as its header writes it; undefined for what has no name. */
export function declarationNameAt(text: string, command: CommandRange, offset: number): string | undefined {
  const tokens = codeTokens(text.slice(command.start, offset));
  const at = tokens.findLastIndex((token) => provable.has(token.text) || token.text === "example");
  const name = tokens[at + 1];
  return at >= 0 && tokens[at]?.text !== "example" && name?.kind === "identifier" ? name.text : undefined;
}
