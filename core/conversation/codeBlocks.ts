import type { Probe } from "../lean/probes.ts";
import { exampleProbe, truthProbe, typeProbe, valueProbe } from "../lean/probes.ts";
import type { Token } from "../lean/tokens.ts";
import { codeTokens } from "../lean/tokens.ts";

/** One command of a Lean block in prose, as questions to Lean in the order in which they are asked. */
export type CodeQuestion =
  | { readonly kind: "check"; readonly code: string; readonly probe: Probe }
  | { readonly kind: "example"; readonly code: string; readonly probe: Probe }
  /** Asked for a truth value first, then for any value. */
  | {
      readonly kind: "eval";
      readonly code: string;
      readonly isTrue: Probe;
      readonly isFalse: Probe;
      readonly value: Probe;
    }
  | { readonly kind: "refused"; readonly code: string; readonly why: string };

const allowed = new Set(["check", "eval", "reduce"]);
const largestBlock = 4000;
const mostCommands = 8;

/**
 * The commands of the Lean blocks in a text. Only `#check`, `#eval`, `#reduce` and `example` are ever asked, each as a
 * step at the goal. Nothing is executed: Lean's own simplifier and kernel compute the terms. A block that contains
 * anything else is refused as a whole.
 */
export function codeQuestions(text: string): readonly CodeQuestion[] {
  const blocks = [...text.matchAll(/^```lean4?[ \t]*\r?\n(?<code>[^]*?)^```[ \t]*$/gmu)];
  return blocks.flatMap((block) => questionsOf(block.groups?.["code"] ?? "")).slice(0, mostCommands);
}

function questionsOf(block: string): readonly CodeQuestion[] {
  const refused = (why: string): readonly CodeQuestion[] => [{ kind: "refused", code: block.trim(), why }];
  if (block.length > largestBlock) return refused(`the block is longer than ${largestBlock} characters`);
  const tokens = codeTokens(block);
  const starts = tokens.flatMap((_, at) => (opensCommand(block, tokens, at) ? [at] : []));
  if (tokens.length === 0) return [];
  if (starts[0] !== 0) return refused("only `#check`, `#eval`, `#reduce` and `example` are run");
  return starts.map((start, at) => commandQuestion(block, tokens.slice(start, starts[at + 1] ?? tokens.length)));
}

/**
 * True at the beginning of a line. Other text that begins there belongs to the command before, which will not parse.
 */
function opensCommand(block: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || (token.start > 0 && block[token.start - 1] !== "\n")) return false;
  if (token.text === "example") return true;
  return token.text === "#" && next?.start === token.end && allowed.has(next.text);
}

function commandQuestion(block: string, tokens: readonly Token[]): CodeQuestion {
  const [first, second] = tokens;
  const last = tokens.at(-1);
  const code = block.slice(first?.start, last?.end);
  if (first?.text === "example") return exampleQuestion(block, tokens, code);
  const term = block.slice(second?.end, last?.end).trim();
  // A name alone is shown with all its arguments, as `#check` does.
  const isName = tokens.length === 3 && last?.kind === "identifier";
  if (second?.text === "check") return { kind: "check", code, probe: typeProbe(isName ? `@${term}` : term) };
  return {
    kind: "eval",
    code,
    isTrue: truthProbe(term, true),
    isFalse: truthProbe(term, false),
    value: valueProbe(term),
  };
}

function exampleQuestion(block: string, tokens: readonly Token[], code: string): CodeQuestion {
  let depth = 0;
  let colon: Token | undefined;
  let assign: Token | undefined;
  for (const token of tokens) {
    if ("([{⟨".includes(token.text)) depth += 1;
    if (")]}⟩".includes(token.text)) depth -= 1;
    if (depth === 0 && token.text === ":") colon ??= token;
    if (depth === 0 && token.text === ":=") assign ??= token;
  }
  const last = tokens.at(-1);
  if (!colon || !assign || !last || assign.start < colon.start)
    return { kind: "refused", code, why: "an `example` needs a statement and a proof after `:=`" };
  const binders = block.slice(tokens[0]?.end, colon.start).trim();
  const statement = block.slice(colon.end, assign.start).trim();
  const proof = block.slice(assign.end, last.end).trim();
  return { kind: "example", code, probe: exampleProbe({ binders, statement, proof }) };
}
