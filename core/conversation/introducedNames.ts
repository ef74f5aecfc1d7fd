import { codeTokens } from "../lean/tokens.ts";

const introducing = new Set(["have", "let", "obtain", "suffices", "set"]);

/** The names that a Lean text introduces and those that it mentions. */
export interface MentionedNames {
  /** The names directly after `have` and similar keywords. */
  readonly introduces: readonly string[];
  readonly words: ReadonlySet<string>;
}

export function namesIn(tactic: string): MentionedNames {
  const tokens = codeTokens(tactic);
  const introduces = tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    return introducing.has(token.text) && next?.kind === "identifier" ? [next.text] : [];
  });
  return { introduces, words: new Set(tokens.flatMap(({ text }) => [text, text.split(".")[0] ?? text])) };
}
