import * as z from "zod";
import type { Account } from "./account.ts";
import type { ChatEvent, ChatMessage, ChatModel, ModelFailure } from "./chatModel.ts";
import { estimatedUsage } from "./chatModel.ts";
import { maxAnswerCharacters, parseAnswer } from "./parseAnswer.ts";

export interface Question<Value> {
  readonly name: string;
  readonly messages: readonly ChatMessage[];
  readonly schema: z.ZodType<Value>;
  readonly maxTokens: number;
}

/** The answer as it arrives, then its value or the failure. The text is provisional until `answered`. */
export type AskEvent<Value> =
  | Extract<ChatEvent, { kind: "text" | "retrying" }>
  /** The answer had the wrong form, and the model is asked once more; the text so far is void. */
  | { readonly kind: "asking-again"; readonly detail: string }
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "failed"; readonly failure: ModelFailure };

const quotedCharacters = 4000;

/** Asks a model for an answer of a given form. Ends with exactly one `answered` or `failed`. */
export async function* ask<Value>(
  model: ChatModel,
  question: Question<Value>,
  { account, signal }: { readonly account: Account; readonly signal: AbortSignal },
): AsyncGenerator<AskEvent<Value>> {
  let messages = question.messages;
  for (let round = 1; ; round += 1) {
    const { spent } = account;
    if (spent !== undefined) {
      yield { kind: "failed", failure: { kind: "budget-spent", detail: spent } };
      return;
    }
    const answer = yield* oneAnswer(model, { ...question, messages }, { account, signal });
    if (answer === undefined) return;
    const parsed = parseAnswer(answer, question.schema);
    if (parsed.kind === "ok") {
      yield { kind: "answered", value: parsed.value };
      return;
    }
    if (round === 2) {
      yield { kind: "failed", failure: { kind: "malformed", detail: parsed.problem } };
      return;
    }
    yield { kind: "asking-again", detail: parsed.problem };
    messages = [...question.messages, ...complaint(answer, parsed.problem)];
  }
}

/** Yields the texts and returns the whole answer; undefined after a failure, which was yielded. */
async function* oneAnswer<Value>(
  model: ChatModel,
  { name, messages, schema, maxTokens }: Question<Value>,
  { account, signal }: { readonly account: Account; readonly signal: AbortSignal },
): AsyncGenerator<AskEvent<Value>, string | undefined> {
  const request = { messages, maxTokens, answer: { name, jsonSchema: z.toJSONSchema(schema, { target: "draft-7" }) } };
  let answer = "";
  for await (const event of model.stream(request, signal)) {
    if (event.kind === "failed") {
      // An answer that broke off is charged as well.
      if (answer !== "") account.add(model.id, estimatedUsage(request, answer));
      yield event;
      return undefined;
    }
    if (event.kind === "finished") {
      account.add(model.id, event.usage);
      return answer;
    }
    if (event.kind === "text") answer += event.text;
    if (answer.length > maxAnswerCharacters) {
      account.add(model.id, estimatedUsage(request, answer));
      yield { kind: "failed", failure: { kind: "too-long", characters: maxAnswerCharacters } };
      return undefined;
    }
    yield event;
  }
  yield { kind: "failed", failure: { kind: "truncated", detail: "the stream ended without a final event" } };
  return undefined;
}

function complaint(answer: string, problem: string): readonly ChatMessage[] {
  return [
    { role: "assistant", content: answer.slice(0, quotedCharacters) },
    {
      role: "user",
      content: `That cannot be read: ${problem}. Give the same answer again as one JSON object of the form that was asked for, and nothing else.`,
    },
  ];
}
