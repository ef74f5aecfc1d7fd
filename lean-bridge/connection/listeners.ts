import type { Subscription } from "./leanConnection.ts";

/** A set of callbacks; a callback may remove itself while it is being called. */
export class Listeners<Args extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: Args) => void>();

  add(listener: (...args: Args) => void): Subscription {
    const own = (...args: Args): void => listener(...args);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  }

  call(...args: Args): void {
    for (const listener of Array.from(this.#listeners)) listener(...args);
  }
}
