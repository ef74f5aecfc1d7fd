import OpenAI from "openai";
import type { ModelFailure } from "../core/model/chatModel.ts";

/** The failure that an exception of the client stands for. `key` is removed from the server's messages. */
export function failureOf(error: unknown, key: string | undefined): ModelFailure {
  const detail = oneLine(error instanceof Error ? error.message : String(error), key);
  if (error instanceof OpenAI.APIUserAbortError) return { kind: "cancelled" };
  if (error instanceof OpenAI.APIConnectionError) return { kind: "network", detail: causeOf(error) ?? detail };
  if (error instanceof OpenAI.APIError && typeof error.status === "number") {
    const headers: unknown = error.headers;
    const known = headers instanceof Headers ? headers : undefined;
    return failureOfStatus({ status: error.status, code: error.code ?? undefined, headers: known, detail });
  }
  if (error instanceof SyntaxError) return { kind: "malformed", detail: "the server's stream cannot be read" };
  // The stream ended within a message, or the server reported an error in the middle of it.
  if (error instanceof OpenAI.APIError) return { kind: "truncated", detail };
  return { kind: "truncated", detail: `the connection was cut (${detail})` };
}

interface Refused {
  readonly status: number;
  readonly code: string | undefined;
  readonly headers: Headers | undefined;
  readonly detail: string;
}

function failureOfStatus({ status, code, headers, detail }: Refused): ModelFailure {
  if (status === 401 || status === 403) return { kind: "key-refused", detail };
  if (status === 404) return { kind: "not-found", detail };
  if (status === 429) return { kind: "rate-limited", waitMs: waitOf(headers) };
  if (status === 408) return { kind: "timeout", afterMs: 0 };
  if (status === 413 || /context.?length|maximum context|too many tokens|context window/iu.test(`${code} ${detail}`))
    return { kind: "context-too-long", detail };
  if (/content.?(?:filter|policy)/iu.test(`${code} ${detail}`)) return { kind: "content-refused", detail };
  return status >= 500 ? { kind: "server-error", status, detail } : { kind: "rejected", detail };
}

/** `Retry-After` in seconds or as a date, or the same in milliseconds. */
function waitOf(headers: Headers | undefined): number | undefined {
  const ms = Number(headers?.get("retry-after-ms") ?? Number.NaN);
  if (ms >= 0) return ms;
  const after = headers?.get("retry-after");
  if (after === undefined || after === null) return undefined;
  const wait = /^\d+(?:\.\d+)?$/u.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
  return wait >= 0 ? wait : undefined;
}

function causeOf(error: Error): string | undefined {
  const { cause } = error;
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? oneLine(inner.message, undefined) : undefined;
}

function oneLine(text: string, key: string | undefined): string {
  const safe = key === undefined || key === "" ? text : text.replaceAll(key, "[key]");
  // Some servers quote a part of the key that they refuse.
  return safe
    .replace(/\b(?:sk|pk|key)-[\w*.-]{6,}/gu, "[key]")
    .replace(/\s+/gu, " ")
    .slice(0, 300);
}
