/**
 * Standard input as a ring of bytes in shared memory: the main thread fills it as data arrives, Lean's thread drains
 * it and sleeps in `Atomics.wait` meanwhile. (A thread blocked in `readSync(0)` would keep the process from ending.)
 */

const headerBytes = 16;
const capacity = 1 << 24;
/** Places in the header. `changes` counts what happened to the others, so that no wake-up is lost between them. */
const header = { written: 0, taken: 1, ended: 2, changes: 3 } as const;

export function createInputRing(bytes = capacity): SharedArrayBuffer {
  return new SharedArrayBuffer(headerBytes + bytes);
}

/** The main thread's end. What does not fit waits in `pending` until the reader made room. */
export class InputWriter {
  readonly #header: Int32Array;
  readonly #ring: Uint8Array;
  #pending: Uint8Array[] = [];
  #ended = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(ring: SharedArrayBuffer) {
    this.#header = new Int32Array(ring, 0, headerBytes / 4);
    this.#ring = new Uint8Array(ring, headerBytes);
  }

  write(bytes: Uint8Array): void {
    this.#pending.push(bytes);
    this.#drain();
  }

  /** The reader sees the end of the input after everything written before. */
  end(): void {
    this.#ended = true;
    this.#drain();
  }

  #drain(): void {
    clearTimeout(this.#retry);
    let next = this.#pending.shift();
    while (next !== undefined) {
      const count = this.#put(next);
      if (count < next.length) {
        this.#pending.unshift(next.subarray(count));
        this.#retry = setTimeout(() => this.#drain(), 1);
        return;
      }
      next = this.#pending.shift();
    }
    if (this.#ended) this.#publish(header.ended, 1);
  }

  #put(bytes: Uint8Array): number {
    const size = this.#ring.length;
    const written = Atomics.load(this.#header, header.written);
    const free = (Atomics.load(this.#header, header.taken) - written - 1 + size) % size;
    const count = Math.min(free, bytes.length);
    const untilWrap = Math.min(count, size - written);
    this.#ring.set(bytes.subarray(0, untilWrap), written);
    this.#ring.set(bytes.subarray(untilWrap, count), 0);
    if (count > 0) this.#publish(header.written, (written + count) % size);
    return count;
  }

  #publish(place: number, value: number): void {
    Atomics.store(this.#header, place, value);
    Atomics.add(this.#header, header.changes, 1);
    Atomics.notify(this.#header, header.changes);
  }
}

/** The thread's end: waits until there is something, then copies at most `target.length` bytes; 0 is the end. */
export function readInputRing(shared: SharedArrayBuffer, target: Uint8Array): number {
  const control = new Int32Array(shared, 0, headerBytes / 4);
  const ring = new Uint8Array(shared, headerBytes);
  const taken = Atomics.load(control, header.taken);
  for (;;) {
    const changes = Atomics.load(control, header.changes);
    const available = (Atomics.load(control, header.written) - taken + ring.length) % ring.length;
    if (available > 0) {
      const count = Math.min(available, target.length);
      const untilWrap = Math.min(count, ring.length - taken);
      target.set(ring.subarray(taken, taken + untilWrap));
      target.set(ring.subarray(0, count - untilWrap), untilWrap);
      Atomics.store(control, header.taken, (taken + count) % ring.length);
      return count;
    }
    if (Atomics.load(control, header.ended) === 1) return 0;
    Atomics.wait(control, header.changes, changes);
  }
}
