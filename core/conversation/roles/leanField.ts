import type { Result } from "../../base/result.ts";
import { failure, ok } from "../../base/result.ts";

/** Longer steps are nobody's step. */
const longestField = 20_000;

/**
 * Lean text from a field of an answer: a fence around all of it, a leading `by` and the layout of the fence are taken
 * away; two fences, or prose around one, leave open what was meant.
 */
export function leanField(field: string): Result<string, string> {
  const text = field.replace(/\r\n?/gu, "\n");
  if (text.length > longestField) return failure(`the Lean text is longer than ${longestField} characters`);
  const fences = text.split("```");
  if (fences.length !== 1 && fences.length !== 3) return failure("the Lean text has several code fences");
  if (fences.length === 3 && ((fences[0] ?? "").trim() !== "" || (fences[2] ?? "").trim() !== ""))
    return failure("the Lean text has prose around its code fence");
  const inner = fences.length === 3 ? (fences[1] ?? "").replace(/^(?:lean4?)?[ \t]*(?:\n|$)/u, "") : text;
  const step = withoutBy(inner.replace(/^\s*\n/u, "").trimEnd());
  return step.trim() === "" ? failure("the Lean text is empty") : ok(step);
}

/** `by simp` is a term; behind it stands the step that was asked for. */
function withoutBy(text: string): string {
  const behind = /^\s*by(?=\s)[ \t]*(?<rest>[^]*)$/u.exec(text)?.groups?.["rest"];
  if (behind === undefined) return text;
  return behind.replace(/^\n/u, "");
}
