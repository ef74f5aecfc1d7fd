import type OpenAI from "openai";
import type { ChatRequest } from "../core/model/chatModel.ts";
import type { AnswerMode, Endpoint } from "./endpoint.ts";

type Body = OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming;

const modes: readonly AnswerMode[] = ["json-schema", "tool", "prompt"];

/** The optional request fields that a server understands, learned from its rejections and then remembered. */
export class Dialect {
  readonly #endpoint: Endpoint;
  #mode: AnswerMode;
  #limitName: "max_tokens" | "max_completion_tokens";
  #countsTokens = true;

  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint;
    this.#mode = endpoint.answerMode ?? "json-schema";
    // OpenAI's own server renamed the field that all others use.
    this.#limitName = /\bopenai\.com\b/u.test(endpoint.baseUrl) ? "max_completion_tokens" : "max_tokens";
  }

  body(request: ChatRequest): Body {
    const messages: { role: "system" | "user" | "assistant"; content: string }[] = [...request.messages];
    if (request.answer && this.#mode === "prompt") messages.push({ role: "user", content: formText(request.answer) });
    return {
      model: this.#endpoint.model,
      messages,
      stream: true,
      [this.#limitName]: request.maxTokens,
      ...(this.#countsTokens ? { stream_options: { include_usage: true } } : {}),
      ...this.#formOf(request),
    };
  }

  #formOf({ answer }: ChatRequest): Partial<Body> {
    if (!answer || this.#mode === "prompt") return {};
    const { name, jsonSchema } = answer;
    if (this.#mode === "json-schema")
      return { response_format: { type: "json_schema", json_schema: { name, schema: jsonSchema } } };
    return {
      tools: [{ type: "function", function: { name, description: "The answer.", parameters: jsonSchema } }],
      tool_choice: { type: "function", function: { name } },
    };
  }

  /** Drops or replaces the field that a server complains about. Returns false if no variant is left to try. */
  learnFrom(complaint: string): boolean {
    if (this.#countsTokens && /stream_options|include_usage/iu.test(complaint)) {
      this.#countsTokens = false;
      return true;
    }
    if (this.#limitName === "max_tokens" && /max_completion_tokens/iu.test(complaint)) {
      this.#limitName = "max_completion_tokens";
      return true;
    }
    const next = modes[modes.indexOf(this.#mode) + 1];
    const isAboutForm = /response_format|json_schema|schema|tool|function/iu.test(complaint);
    if (this.#endpoint.answerMode !== undefined || !isAboutForm || next === undefined) return false;
    this.#mode = next;
    return true;
  }
}

function formText({ jsonSchema }: NonNullable<ChatRequest["answer"]>): string {
  return `Answer with one JSON object and nothing else. Its JSON Schema: ${JSON.stringify(jsonSchema)}`;
}
