import type * as z from "zod";
import type { InteractiveGoal } from "../../core/lean/interactiveGoal.ts";
import type { Position } from "../../core/lean/textIndex.ts";
import type { WidgetProcedure } from "../protocol/widgetProtocol.ts";
import { leanErrorCodes, leanMethods } from "../protocol/messages.ts";
import { leanRequests } from "../protocol/leanProtocol.ts";
import { referencesIn, toInteractiveGoal, widgetProcedures } from "../protocol/widgetProtocol.ts";
import type { Answer } from "./answer.ts";
import { unknown } from "./answer.ts";
import type { LeanDocument } from "./leanDocument.ts";

/** Lean ends a session that it has not heard of for 30 s. */
const keepAliveMs = 10_000;

interface CallPlace {
  readonly position: Position;
  readonly params: object;
}

/**
 * Lean's RPC for one document: goals and diagnostics whose parts can be asked about. A session that Lean has dropped
 * (a restart, an edited header) is opened anew once per question. Handles in answers are given back by `release`.
 */
export class RpcSession implements Disposable {
  readonly #document: LeanDocument;
  #sessionId: string | undefined;
  #keepAlive: ReturnType<typeof setInterval> | undefined;

  constructor(document: LeanDocument) {
    this.#document = document;
  }

  /** The goals at a position with their subexpressions; null where no tactic stands. */
  async interactiveGoals(position: Position, signal: AbortSignal): Promise<Answer<readonly InteractiveGoal[] | null>> {
    const answer = await this.#call(widgetProcedures.interactiveGoals, this.#at(position), signal);
    if (answer.kind === "unknown") return answer;
    return { ...answer, value: answer.value?.goals.map(toInteractiveGoal) ?? null };
  }

  /** The expected type of the term at a position; null where Lean knows none. */
  async interactiveTermGoal(position: Position, signal: AbortSignal): Promise<Answer<InteractiveGoal | null>> {
    const answer = await this.#call(widgetProcedures.interactiveTermGoal, this.#at(position), signal);
    if (answer.kind === "unknown") return answer;
    return { ...answer, value: answer.value ? toInteractiveGoal(answer.value) : null };
  }

  /** Diagnostics whose messages are Lean's trees, for showing terms and traces that fold. */
  async interactiveDiagnostics(
    lines: { readonly start: number; readonly end: number },
    signal: AbortSignal,
  ): Promise<Answer<readonly { readonly message?: unknown }[]>> {
    const params = { position: { line: lines.start, character: 0 }, params: { lineRange: lines } };
    const answer = await this.#call(widgetProcedures.interactiveDiagnostics, params, signal);
    return answer;
  }

  /** Gives back every handle in an answer's parts; after this they must not be used. */
  release(holder: unknown): void {
    const refs = referencesIn(holder);
    if (refs.length === 0 || this.#sessionId === undefined) return;
    const { uri } = this.#document;
    this.#document.notify(leanMethods.rpcRelease, { uri, sessionId: this.#sessionId, refs: refs.map((p) => ({ p })) });
  }

  #at(position: Position): CallPlace {
    return { position, params: { textDocument: { uri: this.#document.uri }, position } };
  }

  async #call<Schema extends z.ZodType>(
    { name, answer: schema }: WidgetProcedure<Schema>,
    at: CallPlace,
    signal: AbortSignal,
  ): Promise<Answer<z.output<Schema>>> {
    let answer = await this.#callOnce(name, at, signal);
    if (answer.kind === "unknown" && answer.code === leanErrorCodes.rpcNeedsReconnect) {
      this.#drop();
      answer = await this.#callOnce(name, at, signal);
    }
    if (answer.kind === "unknown") return answer;
    const parsed = schema.safeParse(answer.value);
    if (!parsed.success) return unknown("rejected", `the answer to ${name} has an unexpected form`);
    return { ...answer, value: parsed.data };
  }

  async #callOnce(method: string, at: CallPlace, signal: AbortSignal): Promise<Answer<unknown>> {
    const { uri } = this.#document;
    const connected = await this.#connect(signal);
    if (connected.kind === "unknown") return connected;
    const params = {
      textDocument: { uri },
      position: at.position,
      sessionId: connected.value,
      method,
      params: at.params,
    };
    return this.#document.ask(leanRequests.rpcCall, params, signal);
  }

  async #connect(signal: AbortSignal): Promise<Answer<string>> {
    if (this.#sessionId !== undefined)
      return { kind: "answered", value: this.#sessionId, version: this.#document.version };
    const answer = await this.#document.ask(leanRequests.rpcConnect, { uri: this.#document.uri }, signal);
    if (answer.kind === "unknown") return answer;
    this.#sessionId = answer.value.sessionId;
    this.#keepAlive = setInterval(() => this.#sayAlive(), keepAliveMs);
    this.#keepAlive.unref();
    return { ...answer, value: answer.value.sessionId };
  }

  #sayAlive(): void {
    this.#document.notify(leanMethods.rpcKeepAlive, { uri: this.#document.uri, sessionId: this.#sessionId });
  }

  #drop(): void {
    clearInterval(this.#keepAlive);
    this.#sessionId = undefined;
  }

  [Symbol.dispose](): void {
    this.#drop();
  }
}
