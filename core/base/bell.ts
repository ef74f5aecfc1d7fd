/** Wakes whoever waits for something to have changed; what has changed is for the woken to look at. */
export class Bell {
  #ring: () => void = () => undefined;
  #next = this.#silence();

  /** Settles at the next ring. */
  heard(): Promise<void> {
    return this.#next;
  }

  ring(): void {
    const ring = this.#ring;
    this.#next = this.#silence();
    ring();
  }

  #silence(): Promise<void> {
    return new Promise((resolve) => {
      this.#ring = resolve;
    });
  }
}
