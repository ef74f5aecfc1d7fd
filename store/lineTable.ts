import type { IndexedLine, IndexedSegment, IndexEntries } from "./indexFile.ts";

const firstCapacity = 1024;

/** Collects the lines of a log while it is read, in 20 bytes each. */
export class LineTable {
  readonly ids: string[] = [];
  readonly #numberOf = new Map<string, number>();
  #lines = 0;
  #episodeOf = new Uint32Array(firstCapacity);
  #segmentOf = new Uint32Array(firstCapacity);
  #lengthOf = new Uint32Array(firstCapacity);
  #offsetOf = new Float64Array(firstCapacity);

  add(id: string, { segment, offset, length }: IndexedLine): void {
    if (this.#lines === this.#episodeOf.length) this.#grow();
    const episode = this.#numberOf.get(id) ?? this.ids.push(id) - 1;
    this.#numberOf.set(id, episode);
    this.#episodeOf[this.#lines] = episode;
    this.#segmentOf[this.#lines] = segment;
    this.#lengthOf[this.#lines] = length;
    this.#offsetOf[this.#lines] = offset;
    this.#lines += 1;
  }

  has(id: string): boolean {
    return this.#numberOf.has(id);
  }

  /** The lines of one episode. Scans all lines, so it is meant for small tables. */
  linesOf(id: string): readonly IndexedLine[] {
    const episode = this.#numberOf.get(id);
    const found: IndexedLine[] = [];
    for (let line = 0; line < this.#lines && episode !== undefined; line += 1)
      if (this.#episodeOf[line] === episode)
        found.push({
          segment: this.#segmentOf[line] ?? 0,
          offset: this.#offsetOf[line] ?? 0,
          length: this.#lengthOf[line] ?? 0,
        });
    return found;
  }

  entries(segments: readonly IndexedSegment[]): IndexEntries {
    return {
      segments,
      ids: this.ids,
      episodeOf: this.#episodeOf.subarray(0, this.#lines),
      segmentOf: this.#segmentOf.subarray(0, this.#lines),
      lengthOf: this.#lengthOf.subarray(0, this.#lines),
      offsetOf: this.#offsetOf.subarray(0, this.#lines),
    };
  }

  #grow(): void {
    const capacity = this.#lines * 2;
    const grown = <Numbers extends Uint32Array | Float64Array>(to: Numbers, from: Numbers): Numbers => {
      to.set(from);
      return to;
    };
    this.#episodeOf = grown(new Uint32Array(capacity), this.#episodeOf);
    this.#segmentOf = grown(new Uint32Array(capacity), this.#segmentOf);
    this.#lengthOf = grown(new Uint32Array(capacity), this.#lengthOf);
    this.#offsetOf = grown(new Float64Array(capacity), this.#offsetOf);
  }
}
