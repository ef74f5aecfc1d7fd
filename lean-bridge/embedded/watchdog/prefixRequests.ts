import { errorResponse, isObject, type MessageId, resultResponse } from "./jsonRpc.ts";
import type { WatchdogPorts } from "./watchdogPorts.ts";
import type { Message } from "vscode-jsonrpc/node";
import { leanErrorCodes, leanMethods } from "../../protocol/messages.ts";

/** Answers the requests that no worker can answer. One compilation at a time: each needs a core and a gigabyte. */
export class PrefixRequests {
  readonly #ports: WatchdogPorts;
  readonly #running = new Map<MessageId, AbortController>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(ports: WatchdogPorts) {
    this.#ports = ports;
  }

  /** Takes the request if it is one of these; `answer` is then called once. */
  take(
    request: { readonly id: MessageId; readonly method: string; readonly params: unknown },
    answer: (message: Message) => void,
  ): boolean {
    if (request.method !== leanMethods.compilePrefix) return false;
    const { id, params } = request;
    const [uri, text] = isObject(params) ? [params["uri"], params["text"]] : [];
    if (typeof uri !== "string" || typeof text !== "string") {
      answer(errorResponse(id, { code: leanErrorCodes.invalidParams, message: "uri and text are needed" }));
      return true;
    }
    this.#compile({ id, uri, text }, answer);
    return true;
  }

  #compile(
    { id, uri, text }: { readonly id: MessageId; readonly uri: string; readonly text: string },
    answer: (message: Message) => void,
  ): void {
    const controller = new AbortController();
    this.#running.set(id, controller);
    const compiled = this.#queue.then(() => {
      controller.signal.throwIfAborted();
      return this.#ports.compilePrefix({ uri, text }, controller.signal);
    });
    this.#queue = compiled.catch(() => undefined);
    void compiled
      .then(
        (module) => answer(resultResponse(id, module)),
        (error: unknown) =>
          answer(errorResponse(id, { code: leanErrorCodes.requestCancelled, message: String(error) })),
      )
      .finally(() => this.#running.delete(id));
  }

  cancel(id: MessageId): void {
    this.#running.get(id)?.abort();
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }
}
