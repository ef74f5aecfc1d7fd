import { codeTokens } from "../../lean/tokens.ts";
import { argumentEnd } from "./termShape.ts";

/** A longer text is not compared. */
const longestText = 2000;

/**
 * The terms that the variables of a printed pattern stand for in a printed text: `f n + 0` with the variable `n` is
 * `f (k + 1) + 0` for `n := (k + 1)`. Undefined where the two differ in anything else, or where a variable stands for
 * more than one argument. A wrong answer costs a candidate.
 */
export function matchedTerms(
  pattern: string,
  variables: readonly string[],
  text: string,
): ReadonlyMap<string, string> | undefined {
  if (pattern.length > longestText || text.length > longestText) return undefined;
  const tokens = codeTokens(text);
  const terms = new Map<string, string>();
  let at = 0;
  for (const { text: wanted } of codeTokens(pattern)) {
    const end = variables.includes(wanted) ? argumentEnd(tokens, at) : at + 1;
    const start = tokens[at];
    const last = end === undefined ? undefined : tokens[end - 1];
    if (!start || !last || end === undefined) return undefined;
    const found = text.slice(start.start, last.end);
    if (found !== (variables.includes(wanted) ? (terms.get(wanted) ?? found) : wanted)) return undefined;
    if (variables.includes(wanted)) terms.set(wanted, found);
    at = end;
  }
  return at === tokens.length ? terms : undefined;
}
