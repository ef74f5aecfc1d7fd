import { CancellationTokenSource, ResponseError } from "vscode-languageclient/node";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { LeanConnection, RequestProblem, Subscription } from "../../lean-bridge/connection/leanConnection.ts";
import { Listeners } from "../../lean-bridge/connection/listeners.ts";

/** What the bridge needs of an editor's language client, ours or a neighbour's. */
export interface ClientPort {
  sendRequest(method: string, params: object, token: CancellationTokenSource["token"]): Promise<unknown>;
  sendNotification(method: string, params: object): Promise<void>;
  isRunning(): boolean;
}

/** A Lean server as seen through a language client that somebody else owns: disposing it ends nothing. */
export class ClientConnection implements LeanConnection {
  readonly engine: string;
  readonly #client: ClientPort;
  readonly #notifications = new Listeners<[method: string, params: unknown]>();
  readonly #closed = new Listeners<[reason: string]>();
  #isClosed = false;

  constructor(client: ClientPort, engine: string) {
    this.#client = client;
    this.engine = engine;
  }

  /** For the owner: something came from the server. */
  receive(method: string, params: unknown): void {
    if (!this.#isClosed) this.#notifications.call(method, params);
  }

  /** For the owner: the server is gone. */
  markClosed(reason: string): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#closed.call(reason);
  }

  async request(method: string, params: object, signal: AbortSignal): Promise<Result<unknown, RequestProblem>> {
    if (this.#isClosed || !this.#client.isRunning()) return failure({ kind: "closed" });
    if (signal.aborted) return failure({ kind: "cancelled" });
    const cancellation = new CancellationTokenSource();
    let end: (problem: Result<unknown, RequestProblem>) => void = () => undefined;
    const ended = new Promise<Result<unknown, RequestProblem>>((resolve) => {
      end = resolve;
    });
    const onAbort = (): void => {
      cancellation.cancel();
      end(failure({ kind: "cancelled" }));
    };
    const closed = this.#closed.add(() => end(failure({ kind: "closed" })));
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      return await Promise.race([this.#send(method, params, cancellation), ended]);
    } finally {
      signal.removeEventListener("abort", onAbort);
      closed.dispose();
      cancellation.dispose();
    }
  }

  async #send(
    method: string,
    params: object,
    cancellation: CancellationTokenSource,
  ): Promise<Result<unknown, RequestProblem>> {
    try {
      return ok<unknown>(await this.#client.sendRequest(method, params, cancellation.token));
    } catch (error) {
      if (error instanceof ResponseError)
        return failure({ kind: "rejected", code: error.code, message: error.message });
      // A client that stops in the meantime rejects with errors of its own kinds.
      return failure({ kind: "closed" });
    }
  }

  notify(method: string, params: object): void {
    if (this.#isClosed || !this.#client.isRunning()) return;
    // A write that fails means that the server is gone, which the owner reports.
    this.#client.sendNotification(method, params).catch(() => undefined);
  }

  onNotification(listener: (method: string, params: unknown) => void): Subscription {
    return this.#notifications.add(listener);
  }

  onClosed(listener: (reason: string) => void): Subscription {
    return this.#closed.add(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.markClosed("closed by us");
    await Promise.resolve();
  }
}
