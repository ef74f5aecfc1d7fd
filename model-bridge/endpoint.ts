/** How an answer of a given form is asked for; servers differ in what they know. */
export type AnswerMode = "json-schema" | "tool" | "prompt";

/** A chat completion server and what is asked of it. */
export interface Endpoint {
  /** Such as `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Undefined: the server needs none. It is sent to this server alone and written nowhere. */
  readonly key: string | undefined;
  /** Undefined: tried in the order schema, tool, prompt, and remembered. */
  readonly answerMode?: AnswerMode;
}

export interface EndpointLimits {
  /** From the request to the first word. */
  readonly firstTextMs: number;
  /** From one word to the next. */
  readonly silenceMs: number;
  /** Of the whole answer. */
  readonly totalMs: number;
  /** After failures that may pass, before anything was said. */
  readonly retries: number;
  /** A server that asks for a longer wait is not asked again. */
  readonly longestWaitMs: number;
}

export const usualLimits: EndpointLimits = {
  firstTextMs: 12e4,
  silenceMs: 3e4,
  totalMs: 3e5,
  retries: 2,
  longestWaitMs: 2e4,
};
