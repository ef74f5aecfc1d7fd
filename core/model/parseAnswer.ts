import * as z from "zod";
import type { Result } from "../base/result.ts";
import { failure, ok } from "../base/result.ts";

/** Longer answers are rejected. */
export const maxAnswerCharacters = 60_000;

/**
 * Parses an answer of the requested form: the text must be one JSON value, or contain exactly one fenced block with it.
 * A model's thoughts before it (`<think>`) are ignored. The problem is one sentence that can be sent to the model.
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
  // Prose, one block, prose; with two blocks the intended one is unclear.
  if (fences.length !== 3) return undefined;
  const block = (fences[1] ?? "").replace(/^\w*\s*\n/u, "").trim();
  return block.startsWith("{") ? block : undefined;
}
