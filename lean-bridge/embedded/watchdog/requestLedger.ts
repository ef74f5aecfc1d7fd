import type { MessageId } from "./jsonRpc.ts";

export interface PendingRequest {
  readonly clientId: MessageId;
  readonly method: string;
  readonly params: unknown;
}

/**
 * Requests on their way to or at one worker. A worker gets ids of our own, so that no client's id can meet another's
 * and a request can be sent again to the next worker under a new id.
 */
export class RequestLedger {
  #nextId = 1;
  readonly #atWorker = new Map<number, PendingRequest>();
  #waiting: PendingRequest[] = [];

  /** Requests the client still waits for. */
  get size(): number {
    return this.#atWorker.size + this.#waiting.length;
  }

  /** Keeps a request until a worker is there to take it. */
  hold(request: PendingRequest): void {
    this.#waiting.push(request);
  }

  /** Takes all held requests, in the order they came. */
  takeHeld(): readonly PendingRequest[] {
    const held = this.#waiting;
    this.#waiting = [];
    return held;
  }

  /** Notes that a request goes to the worker now; returns the id to send it under. */
  send(request: PendingRequest): number {
    const id = this.#nextId++;
    this.#atWorker.set(id, request);
    return id;
  }

  /** The request that a worker's answer belongs to; undefined for one that was cancelled or failed meanwhile. */
  settle(workerId: MessageId): PendingRequest | undefined {
    if (typeof workerId !== "number") return undefined;
    const request = this.#atWorker.get(workerId);
    this.#atWorker.delete(workerId);
    return request;
  }

  /** Forgets a request. `workerId` is set when the worker has it and should hear of the cancellation. */
  cancel(
    clientId: MessageId,
  ): { readonly kind: "unknown" } | { readonly kind: "cancelled"; readonly workerId?: number } {
    const held = this.#waiting.findIndex((request) => request.clientId === clientId);
    if (held >= 0) {
      this.#waiting.splice(held, 1);
      return { kind: "cancelled" };
    }
    for (const [workerId, request] of this.#atWorker) {
      if (request.clientId !== clientId) continue;
      this.#atWorker.delete(workerId);
      return { kind: "cancelled", workerId };
    }
    return { kind: "unknown" };
  }

  /** Takes all requests that were at the worker: it is gone, somebody must answer them. */
  takeSent(): readonly PendingRequest[] {
    const sent = [...this.#atWorker.values()];
    this.#atWorker.clear();
    return sent;
  }
}

/** Requests that workers made of the client, under ids that no two workers share. */
export class ReverseRequests<Origin> {
  #nextId = 1;
  readonly #open = new Map<MessageId, { readonly origin: Origin; readonly workerId: MessageId }>();

  add(origin: Origin, workerId: MessageId): string {
    const id = `worker:${this.#nextId++}`;
    this.#open.set(id, { origin, workerId });
    return id;
  }

  settle(id: MessageId): { readonly origin: Origin; readonly workerId: MessageId } | undefined {
    const found = this.#open.get(id);
    this.#open.delete(id);
    return found;
  }

  /** Drops what a worker asked that is gone. */
  forget(origin: Origin): void {
    for (const [id, entry] of this.#open) if (entry.origin === origin) this.#open.delete(id);
  }
}
