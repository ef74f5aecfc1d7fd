import type { ScreenSite, ScreenText } from "./screenText.ts";
import { screenText } from "./screenText.ts";
import { codeTokens } from "./tokens.ts";

/** One candidate's copy of the declaration in a batch; offsets count in the batch's text. */
export interface ScreenCopy extends Omit<ScreenText, "text" | "preludeStart"> {
  readonly commandEnd: number;
  /** The tag that the copy's name has and the declaration's has not; it moves the rest of its line. */
  readonly tag?: { readonly start: number; readonly length: number };
}

export interface ScreenBatch {
  readonly text: string;
  readonly copies: readonly ScreenCopy[];
}

const named = new Set(["theorem", "lemma", "def", "abbrev"]);
const declaring = new Set([
  ...named,
  "example",
  "instance",
  "axiom",
  "opaque",
  "inductive",
  "structure",
  "class",
  "mutual",
  "deriving",
]);
/** Behind a declaration's name, before the number of its copy. */
function copyMark({ words }: ScreenSite): string {
  return `_${words.name}_`;
}

/**
 * True if copies of the declaration may stand one after the other without one changing what the next one means: it
 * is one theorem, definition or example, has no attributes, and nothing but its own header speaks of its name.
 */
export function canBatch({ text, command }: ScreenSite): boolean {
  const tokens = codeTokens(text.slice(command.start, command.end));
  const words = tokens.filter((token) => declaring.has(token.text));
  const word = words[0]?.text ?? "";
  if (words.length !== 1 || tokens.some((token) => token.text === "@[" || token.text === "attribute")) return false;
  if (word === "example") return true;
  const name = declaredName(tokens.map((token) => token.text));
  if (!named.has(word) || name === undefined || name.includes("«")) return false;
  return tokens.filter((token) => mentions(token.text, name)).length === 1;
}

/** Which candidates may go into a batch: those that speak neither of the declaration itself nor of our copies of it. */
export function batchFilter(site: ScreenSite): (candidate: string) => boolean {
  const { text, command } = site;
  const mark = copyMark(site);
  const name = declaredName(codeTokens(text.slice(command.start, command.end)).map((token) => token.text));
  return (candidate) =>
    !candidate.includes("decl_name%") &&
    !codeTokens(candidate).some(
      (token) => token.text.includes(mark) || (name !== undefined && mentions(token.text, name)),
    );
}

/** The text before the declaration once, then a copy of the declaration, under a name of its own, for each candidate. */
export function batchText(site: ScreenSite, candidates: readonly string[]): ScreenBatch {
  const copies: ScreenCopy[] = [];
  let text = "";
  for (const [at, candidate] of candidates.entries()) {
    const screen = screenText(site, candidate);
    if (at === 0) text = screen.text.slice(0, screen.commandStart);
    const { copied, copy } = copyOf(screen, `${copyMark(site)}${at}`, text.length);
    copies.push(copy);
    text += copied;
  }
  return { text, copies };
}

/** The declaration of a screen's text with a mark behind its name, for the place `commandStart` of another text. */
function copyOf(
  screen: ScreenText,
  mark: string,
  commandStart: number,
): { readonly copied: string; readonly copy: ScreenCopy } {
  const command = screen.text.slice(screen.commandStart);
  const nameEnd = endOfName(command);
  const tag = nameEnd === undefined ? "" : mark;
  const moved = (offset: number): number => {
    const inside = offset - screen.commandStart;
    return commandStart + inside + (nameEnd !== undefined && inside >= nameEnd ? tag.length : 0);
  };
  const copied = nameEnd === undefined ? command : command.slice(0, nameEnd) + tag + command.slice(nameEnd);
  const copy = {
    commandStart,
    commandEnd: commandStart + copied.length,
    ...(nameEnd === undefined ? {} : { tag: { start: commandStart + nameEnd, length: tag.length } }),
    candidateStart: moved(screen.candidateStart),
    candidateEnd: moved(screen.candidateEnd),
    goalOffset: moved(screen.goalOffset),
  };
  return { copied, copy };
}

function declaredName(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => named.has(word));
  return at < 0 ? undefined : words[at + 1];
}

function endOfName(command: string): number | undefined {
  const tokens = codeTokens(command);
  const at = tokens.findIndex((token) => named.has(token.text));
  const name = at < 0 ? undefined : tokens[at + 1];
  return name?.kind === "identifier" ? name.end : undefined;
}

/** Also `_root_.N.name` and `N.name` mean it, so the last part decides. */
function mentions(word: string, name: string): boolean {
  const last = name.split(".").at(-1) ?? name;
  return word.split(".").includes(last);
}
