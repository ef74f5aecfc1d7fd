/** Wakes everyone who waits for a change. It carries no value: those woken look at the state themselves. */
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
