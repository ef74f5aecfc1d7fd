import { setTimeout as sleep } from "node:timers/promises";
import OpenAI from "openai";
import type { ChatEvent, ChatModel, ChatRequest, ModelFailure } from "../core/model/chatModel.ts";
import { Dialect } from "./dialect.ts";
import type { Endpoint, EndpointLimits } from "./endpoint.ts";
import { usualLimits } from "./endpoint.ts";
import { failureOf } from "./failureOf.ts";
import { readStream } from "./readStream.ts";

const firstRetryMs = 500;

/** A model on any server that implements OpenAI's chat completions API. */
export class OpenAiModel implements ChatModel {
  readonly id: string;
  readonly #client: OpenAI;
  readonly #endpoint: Endpoint;
  readonly #limits: EndpointLimits;
  readonly #dialect: Dialect;

  constructor(endpoint: Endpoint, limits: Partial<EndpointLimits> = {}) {
    this.id = endpoint.model;
    this.#endpoint = endpoint;
    this.#limits = { ...usualLimits, ...limits };
    this.#dialect = new Dialect(endpoint);
    this.#client = new OpenAI({
      apiKey: endpoint.key ?? "none",
      baseURL: endpoint.baseUrl,
      maxRetries: 0,
      timeout: this.#limits.totalMs,
      logLevel: "off",
      organization: null,
      project: null,
    });
  }

  async *stream(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent> {
    let attempts = 0;
    for (;;) {
      const failure = yield* this.#attempt(request, signal);
      if (failure === undefined) return;
      if (failure.kind === "rejected" && this.#dialect.learnFrom(failure.detail)) continue;
      const waitMs = this.#waitBefore(failure, attempts);
      if (waitMs === undefined || signal.aborted) {
        yield { kind: "failed", failure: signal.aborted ? { kind: "cancelled" } : failure };
        return;
      }
      attempts += 1;
      yield { kind: "retrying", failure, waitMs };
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Makes one request. Returns a failure before the first text, because it may be worth a retry. */
  async *#attempt(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent, ModelFailure | undefined> {
    const stopping = new AbortController();
    const timed = { timeout: undefined as number | undefined };
    const giveUp = (afterMs: number) => (): void => {
      timed.timeout = afterMs;
      stopping.abort();
    };
    const { totalMs, firstTextMs, silenceMs } = this.#limits;
    const total = setTimeout(giveUp(totalMs), totalMs);
    let silence = setTimeout(giveUp(firstTextMs), firstTextMs);
    let hasText = false;
    try {
      const stopped = AbortSignal.any([signal, stopping.signal]);
      const chunks = await this.#client.chat.completions.create(this.#dialect.body(request), { signal: stopped });
      for await (const event of readStream(chunks, request)) {
        clearTimeout(silence);
        silence = setTimeout(giveUp(silenceMs), silenceMs);
        if (event.kind === "alive") continue;
        if (event.kind === "text") hasText = true;
        // An aborted stream ends without a message.
        if (event.kind === "failed" && stopped.aborted) break;
        yield event;
        if (event.kind !== "text") return undefined;
      }
    } catch (error) {
      const failure = failureOf(error, this.#endpoint.key);
      if (!signal.aborted && timed.timeout === undefined) {
        if (!hasText) return failure;
        yield { kind: "failed", failure };
        return undefined;
      }
    } finally {
      clearTimeout(total);
      clearTimeout(silence);
      stopping.abort();
    }
    yield {
      kind: "failed",
      failure: signal.aborted ? { kind: "cancelled" } : { kind: "timeout", afterMs: timed.timeout ?? totalMs },
    };
    return undefined;
  }

  /** The wait before the next attempt; undefined if another attempt makes no sense. */
  #waitBefore(failure: ModelFailure, attempts: number): number | undefined {
    const { retries, longestWaitMs } = this.#limits;
    if (attempts >= retries) return undefined;
    const passes = failure.kind === "rate-limited" || failure.kind === "server-error" || failure.kind === "network";
    if (!passes || (failure.kind === "server-error" && failure.status === 501)) return undefined;
    const asked = failure.kind === "rate-limited" ? failure.waitMs : undefined;
    if (asked !== undefined && asked > longestWaitMs) return undefined;
    // Clients that were rejected at the same moment should not all return at the same moment.
    const jittered = firstRetryMs * 2 ** attempts * (0.5 + Math.random() / 2);
    return Math.round(Math.max(asked ?? 0, jittered));
  }
}
