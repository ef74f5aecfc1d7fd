import type { CancellationToken } from "vscode-languageclient/node";
import { ResponseError } from "vscode-languageclient/node";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import { abortableRequest } from "../../lean-bridge/connection/abortableRequest.ts";
import type { LeanConnection, RequestProblem, Subscription } from "../../lean-bridge/connection/leanConnection.ts";
import { Listeners } from "../../lean-bridge/connection/listeners.ts";

/** The part of an editor's language client, ours or a neighbour's, that the bridge needs. */
export interface ClientPort {
  sendRequest(method: string, params: object, token: CancellationToken): Promise<unknown>;
  sendNotification(method: string, params: object): Promise<void>;
  isRunning(): boolean;
}

/** A Lean server as seen through a language client that somebody else owns: disposing it ends nothing. */
export class ClientConnection implements LeanConnection {
  readonly engine: string;
  readonly processId: number | undefined;
  readonly #client: ClientPort;
  readonly #notifications = new Listeners<[method: string, params: unknown]>();
  readonly #closed = new Listeners<[reason: string]>();
  #isClosed = false;

  /** `processId`: of the server, if it is ours. */
  constructor(client: ClientPort, engine: string, processId?: number) {
    this.#client = client;
    this.engine = engine;
    this.processId = processId;
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
    return abortableRequest((token) => this.#send(method, params, token), this.#closed, signal);
  }

  async #send(method: string, params: object, token: CancellationToken): Promise<Result<unknown, RequestProblem>> {
    try {
      return ok<unknown>(await this.#client.sendRequest(method, params, token));
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
