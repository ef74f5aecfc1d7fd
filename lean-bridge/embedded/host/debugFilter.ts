const marker = "[DEBUG:";
const markerBytes = Buffer.from(marker);
const newline = 0x0a;
/** How lines begin that continue a debug line; anywhere else they may be part of a message to a person. */
const continuations = ["  mainModule? = ", "  - /"];

/**
 * This Lean is a debug build that reports on its own work, on both outputs, in between what people asked for.
 * Takes those lines out. Lean writes whole lines at once, so each chunk begins a line; one filter serves one output
 * of one thread.
 */
export class DebugFilter {
  #dropped = false;

  keep(chunk: Buffer): Buffer {
    if (!this.#dropped && !chunk.includes(markerBytes)) return chunk;
    const kept: Buffer[] = [];
    for (let start = 0; start < chunk.length; ) {
      const found = chunk.indexOf(newline, start);
      const end = found < 0 ? chunk.length : found + 1;
      const line = chunk.subarray(start, end);
      this.#dropped = isDebugLine(line, this.#dropped);
      if (!this.#dropped) kept.push(line);
      start = end;
    }
    return Buffer.concat(kept);
  }
}

function isDebugLine(line: Buffer, afterDebugLine: boolean): boolean {
  const begin = line.toString("latin1", 0, 20);
  return begin.startsWith(marker) || (afterDebugLine && continuations.some((each) => begin.startsWith(each)));
}
