import type { Result } from "../../core/base/result.ts";

/** Why a request has no answer. `rejected` carries the server's own code and words. */
export type RequestProblem =
  | { readonly kind: "rejected"; readonly code: number; readonly message: string }
  | { readonly kind: "closed" }
  | { readonly kind: "cancelled" };

export interface Subscription {
  dispose(): void;
}

/**
 * All that the bridge needs of a Lean server. It is opened by a process of our own, by an editor's language client,
 * or by the Lean 4 extension's exported client; every such door passes the same contract suite.
 */
export interface LeanConnection extends AsyncDisposable {
  /** Shown in verdicts and logs: which engine answers. */
  readonly engine: string;
  /** The server's process on this computer; undefined where somebody else owns it. */
  readonly processId: number | undefined;
  /**
   * Must settle, with `closed` once the server is gone and with `cancelled` soon after the signal fires. Cancelling
   * asks the server to stop; it does not promise that the server has stopped.
   */
  request(method: string, params: object, signal: AbortSignal): Promise<Result<unknown, RequestProblem>>;
  /** May be called at any time; after the connection is closed it does nothing. Order is kept. */
  notify(method: string, params: object): void;
  /** The listener may be called with anything the server sends; it must not throw. */
  onNotification(listener: (method: string, params: unknown) => void): Subscription;
  /** Called at most once, with one sentence on how the connection ended. */
  onClosed(listener: (reason: string) => void): Subscription;
}
