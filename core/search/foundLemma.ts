import { declarationTexts } from "../lean/declarationTexts.ts";
import type { Goal } from "../lean/goal.ts";

/** A name that may help, with its statement where it is known. It is a candidate: Lean has to be asked about it. */
export interface FoundLemma {
  readonly name: string;
  readonly statement: string | undefined;
  /** `file`, or the place that it was found in. */
  readonly source: string;
}

/** Theorems of texts, as they stand there. */
export function lemmasOfText(text: string, source: string): readonly FoundLemma[] {
  return declarationTexts(text)
    .filter(({ text: command }) => /(?:^|\s)(?:theorem|lemma)\s/u.test(command))
    .map(({ name, statement }) => ({ name, statement: statement.replace(/^:\s*/u, ""), source }));
}

/** Names of types and namespaces that a goal is about, whose lemmas are worth looking through. */
export function goalNamespaces(goal: Goal): readonly string[] {
  const text = [goal.target, ...goal.hypotheses.map(({ type }) => type)].join("\n");
  const heads = text.match(/\b\p{Lu}[\p{L}\p{N}]*/gu) ?? [];
  const logic = /[∧∨¬↔]/u.test(text) ? ["And", "Or", "Not", "Iff"] : [];
  const lists = /\+\+|::|\[\]/u.test(text) ? ["List"] : [];
  const exists = text.includes("∃") ? ["Exists"] : [];
  return [...new Set([...heads, ...logic, ...lists, ...exists])]
    .filter((name) => !/^(?:Type|Prop|Sort)$/u.test(name))
    .slice(0, 6);
}
