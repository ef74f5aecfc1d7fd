import { words } from "./gate/wordList.ts";
import { codeTokens } from "./tokens.ts";

/**
 * Lines without their shared indentation. A first line without any may have been copied without its own: then the
 * others are moved too, but only if the second begins a tactic that cannot belong to the first.
 */
export function dedent(candidate: string): string[] {
  const lines = candidate.replace(/\r\n?/g, "\n").replace(/\s+$/u, "").split("\n");
  while (lines.length > 1 && lines[0]?.trim() === "") lines.shift();
  const [first = "", ...rest] = lines;
  const shown = rest.filter((line) => line.trim() !== "");
  const indented = indentWidth(first) > 0;
  if (!indented && !(shown[0] !== undefined && beginsTactic(shown[0]) && !opensBlock(first))) return lines;
  const cut = Math.min(...[...shown, ...(indented ? [first] : [])].map(indentWidth));
  return lines.map((line) => line.slice(Math.min(cut, indentWidth(line))));
}

/** Tactics that begin many steps; not all of them, and a miss leaves the indentation as it was. */
const tacticWords = new Set(words`
  intro intros exact apply refine rfl simp simp_all rw have obtain rcases cases constructor induction omega grind
  assumption trivial contradiction exists left right unfold show calc decide split funext ext · case next all_goals
  any_goals exfalso
`);

function beginsTactic(line: string): boolean {
  return tacticWords.has(codeTokens(line)[0]?.text ?? "");
}

/** True if the next line may belong to this one. */
function opensBlock(line: string): boolean {
  const tokens = codeTokens(line).map((token) => token.text);
  const count = (brackets: readonly string[]): number => tokens.filter((word) => brackets.includes(word)).length;
  const open = count(["(", "[", "{", "⟨"]) > count([")", "]", "}", "⟩"]);
  const last = tokens.at(-1) ?? "";
  if (open || tokens[0] === "·" || tokens[0] === "." || tokens.includes("by") || tokens.includes("=>")) return true;
  return [":=", "<;>", ",", "with", "at", "from", "|"].includes(last);
}

export function indentWidth(line: string): number {
  return line.length - line.trimStart().length;
}
