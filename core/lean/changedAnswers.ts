import { codeTokens } from "./tokens.ts";

const questions = /^(?:check|print)/u;
/** Before the name of the kind of syntax that a rule is for: `@[macro Lean.Parser.Command.check]`, `(kind := check)`. */
const ruleWords = new Set(["macro", "command_elab", "kind"]);

/**
 * True if a file may have rules for the commands that Lean is asked with: it quotes one of them, or names its kind. Comments
 * do not count, and a quotation ends where its bracket does.
 */
export function mayChangeAnswers(text: string): boolean {
  const tokens = codeTokens(text);
  const brackets: boolean[] = [];
  return tokens.some((token, at) => {
    if (token.text === "(") brackets.push(tokens[at - 1]?.text === "`");
    if (token.text === ")") brackets.pop();
    const before = tokens[at - 1]?.text ?? "";
    if (token.kind !== "identifier") return false;
    const last = token.text.replace(/[«»]/gu, "").split(".").at(-1) ?? "";
    if (!questions.test(last)) return false;
    if (before === "#" && brackets.some(Boolean)) return true;
    return ruleWords.has(before) || (before === ":=" && ruleWords.has(tokens[at - 2]?.text ?? ""));
  });
}
