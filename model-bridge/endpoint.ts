/** Ways to request an answer of a given form; servers differ in which they support. */
export type AnswerMode = "json-schema" | "tool" | "prompt";

/** A chat completion server, with the model and the settings of requests to it. */
export interface Endpoint {
  /** For example, `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Undefined if the server needs none. It is sent to this server only and never written anywhere. */
  readonly key: string | undefined;
  /** Undefined: schema, tool and prompt are tried in this order, and the first that works is remembered. */
  readonly answerMode?: AnswerMode;
}

export interface EndpointLimits {
  /** From the request to the first text. */
  readonly firstTextMs: number;
  /** From one text to the next. */
  readonly silenceMs: number;
  /** For the whole answer. */
  readonly totalMs: number;
  /** Retries after temporary failures before the first text. */
  readonly retries: number;
  /** If a server asks for a longer wait, the request is not repeated. */
  readonly longestWaitMs: number;
}

export const usualLimits: EndpointLimits = {
  firstTextMs: 12e4,
  silenceMs: 3e4,
  totalMs: 3e5,
  retries: 2,
  longestWaitMs: 2e4,
};
