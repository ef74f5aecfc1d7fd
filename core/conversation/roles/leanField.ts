import type { Result } from "../../base/result.ts";
import { failure, ok } from "../../base/result.ts";

/** Longer texts are rejected. */
const longestField = 20_000;

/**
 * Extracts the Lean text from a field of an answer: removes a fence around all of it, a leading `by` and the fence's
 * indentation. Fails on two fences and on prose around one, because the intended text is then unclear.
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

/** `by simp` is a term; the step is the text after `by`. */
function withoutBy(text: string): string {
  const behind = /^\s*by(?=\s)[ \t]*(?<rest>[^]*)$/u.exec(text)?.groups?.["rest"];
  if (behind === undefined) return text;
  return behind.replace(/^\n/u, "");
}
