/** One message of a chat, as in every chat completion API. */
export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** The limit of the answer. */
  readonly maxTokens: number;
  /** The form of the answer, as a JSON Schema; without one the answer is prose. */
  readonly answer?: { readonly name: string; readonly jsonSchema: Readonly<Record<string, unknown>> };
}

export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** The server gave no count; it is estimated from the length of the texts. */
  readonly isEstimated: boolean;
}

/** Every way in which a model call can fail. */
export type ModelFailure =
  | { readonly kind: "key-missing"; readonly detail: string }
  | { readonly kind: "key-refused"; readonly detail: string }
  /** `waitMs` is the server's own figure, if it gave one. */
  | { readonly kind: "rate-limited"; readonly waitMs: number | undefined }
  | { readonly kind: "timeout"; readonly afterMs: number }
  | { readonly kind: "context-too-long"; readonly detail: string }
  | { readonly kind: "content-refused"; readonly detail: string }
  /** The answer ended early: it reached a limit on its length, or the connection was cut. */
  | { readonly kind: "truncated"; readonly detail: string }
  | { readonly kind: "too-long"; readonly characters: number }
  /** The answer did not have the requested form, even after a second request. */
  | { readonly kind: "malformed"; readonly detail: string }
  | { readonly kind: "not-found"; readonly detail: string }
  | { readonly kind: "rejected"; readonly detail: string }
  | { readonly kind: "network"; readonly detail: string }
  | { readonly kind: "server-error"; readonly status: number; readonly detail: string }
  | { readonly kind: "budget-spent"; readonly detail: string }
  | { readonly kind: "cancelled" };

/** Events of a call, in this order: any number of texts and retries, then one end. */
export type ChatEvent =
  | { readonly kind: "text"; readonly text: string }
  /** The call failed before any text and is repeated after `waitMs`. */
  | { readonly kind: "retrying"; readonly failure: ModelFailure; readonly waitMs: number }
  | { readonly kind: "finished"; readonly usage: TokenUsage }
  | { readonly kind: "failed"; readonly failure: ModelFailure };

/**
 * A model on some server. `stream` must end with exactly one `finished` or `failed`, must not throw for failures of the
 * server, and must end soon after `signal` fires (with `cancelled`).
 */
export interface ChatModel {
  /** Shown to people and logged; it must not contain a secret. */
  readonly id: string;
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatEvent>;
}

/** A cautious estimate for English, code and Lean. */
const charactersPerToken = 3;

export function estimatedTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

export function estimatedUsage({ messages }: ChatRequest, answer: string): TokenUsage {
  const promptTokens = messages.reduce((sum, { content }) => sum + estimatedTokens(content), 0);
  return { promptTokens, completionTokens: estimatedTokens(answer), isEstimated: true };
}
