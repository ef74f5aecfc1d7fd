import type OpenAI from "openai";
import type { ChatEvent, ChatRequest, TokenUsage } from "../core/model/chatModel.ts";
import { estimatedUsage } from "../core/model/chatModel.ts";

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;

/** The events of one streamed answer; `alive` for a chunk without text. Ends with `finished` or `failed`. */
export async function* readStream(
  chunks: AsyncIterable<Chunk>,
  request: ChatRequest,
): AsyncGenerator<Exclude<ChatEvent, { kind: "retrying" }> | { readonly kind: "alive" }> {
  let answer = "";
  let end: string | undefined;
  let usage: TokenUsage | undefined;
  for await (const chunk of chunks) {
    // Servers that implement the API loosely omit lists that the client's types promise.
    const choice = (chunk.choices as Chunk["choices"] | undefined)?.[0];
    usage = usageOf(chunk) ?? usage;
    end = choice?.finish_reason ?? end;
    const refusal = choice?.delta?.refusal;
    if (typeof refusal === "string" && refusal !== "") {
      yield { kind: "failed", failure: { kind: "content-refused", detail: refusal.slice(0, 300) } };
      return;
    }
    const text = textOf(choice);
    answer += text;
    yield text === "" ? { kind: "alive" } : { kind: "text", text };
  }
  if (end === "content_filter")
    yield { kind: "failed", failure: { kind: "content-refused", detail: "the server's filter stopped the answer" } };
  else if (end === "length")
    yield { kind: "failed", failure: { kind: "truncated", detail: "the limit on its length was reached" } };
  else if (end === undefined)
    yield { kind: "failed", failure: { kind: "truncated", detail: "the connection ended before the answer did" } };
  else yield { kind: "finished", usage: usage ?? estimatedUsage(request, answer) };
}

function textOf(choice: Chunk["choices"][number] | undefined): string {
  const content = choice?.delta?.content;
  const called = choice?.delta?.tool_calls?.[0]?.function?.arguments;
  return (typeof content === "string" ? content : "") + (typeof called === "string" ? called : "");
}

function usageOf({ usage }: Chunk): TokenUsage | undefined {
  if (typeof usage?.prompt_tokens !== "number" || typeof usage.completion_tokens !== "number") return undefined;
  return { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens, isEstimated: false };
}
