import * as z from "zod";
import type { Result } from "../base/result.ts";
import { failure, ok } from "../base/result.ts";

/** Longer answers are nobody's turn. */
export const maxAnswerCharacters = 60_000;

/**
 * An answer in the form that was asked for: the text is one JSON value, or one fenced block of it and nothing else of
 * consequence. What a model has written before as its thoughts (`<think>`) is left out. The problem is one sentence that
 * can be shown to the model.
 */
export function parseAnswer<Value>(text: string, schema: z.ZodType<Value>): Result<Value, string> {
  const json = jsonIn(text);
  if (json === undefined) return failure("the answer is not one JSON object");
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return failure("the answer is not valid JSON");
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : failure(z.prettifyError(parsed.error).replace(/\s*\n\s*/gu, "; "));
}

function jsonIn(text: string): string | undefined {
  const answer = text.replace(/^\s*<think>[^]*?<\/think>/u, "").trim();
  if (answer.startsWith("{")) return answer;
  const fences = answer.split("```");
  // Prose, one block, prose: two blocks would leave open which of them is meant.
  if (fences.length !== 3) return undefined;
  const block = (fences[1] ?? "").replace(/^\w*\s*\n/u, "").trim();
  return block.startsWith("{") ? block : undefined;
}
