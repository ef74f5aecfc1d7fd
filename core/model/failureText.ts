import type { ModelFailure } from "./chatModel.ts";

/** One line for the conversation: the failure and what a person can do about it. */
export function failureText(failure: ModelFailure): string {
  switch (failure.kind) {
    case "key-missing":
      return `No key is set for the model (${failure.detail}); nothing was sent.`;
    case "key-refused":
      return `The server refused the key (${failure.detail}); set another one.`;
    case "rate-limited":
      return failure.waitMs === undefined
        ? "The server accepts no more requests at the moment; try again later."
        : `The server accepts no more requests at the moment; it asks to wait ${seconds(failure.waitMs)}.`;
    case "timeout":
      return `The model did not complete its answer within ${seconds(failure.afterMs)}.`;
    case "context-too-long":
      return `The prompt is too long for the model (${failure.detail}).`;
    case "content-refused":
      return `The model or its server refused to answer (${failure.detail}).`;
    case "truncated":
      return `The answer ended in the middle (${failure.detail}); it was not used.`;
    case "too-long":
      return `The answer exceeded ${failure.characters} characters and was stopped; it was not used.`;
    case "malformed":
      return `The answer does not have the requested form (${failure.detail}); it was not used.`;
    case "not-found":
      return `The server does not know the model or the address (${failure.detail}).`;
    case "rejected":
      return `The server rejected the request (${failure.detail}).`;
    case "network":
      return `The server cannot be reached (${failure.detail}).`;
    case "server-error":
      return `The server failed with status ${failure.status} (${failure.detail}).`;
    case "budget-spent":
      return `The budget of this episode is spent (${failure.detail}); nothing was sent.`;
    case "cancelled":
      return "The question was cancelled.";
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}
