/** A step that Lean has verified, as it is remembered. */
export interface StoredStep {
  /** Words of its goal (`goalFeatures`). */
  readonly features: readonly string[];
  /** `tacticPattern` at its goal. */
  readonly pattern: string;
  readonly declaration: string;
}

export interface Neighbour extends Omit<StoredStep, "features"> {
  /** `sum of log((1 + N) / (1 + df(f)))` over the shared words. */
  readonly similarity: number;
  /** The shared words that say most. */
  readonly shared: readonly string[];
}

/** So many postings are read for one question at the most; the rarest words come first, and they decide. */
const postingsRead = 12_000;
const sharedShown = 3;
const leastWeight = 1e-6;

/** Everything that is remembered, as four texts: short to store and quick to read back. */
export interface StepTable {
  /** The words, one a line; a word's number is its line. */
  readonly words: string;
  /** A line for each step: its words, one character each (`characterOf`). */
  readonly features: string;
  readonly patterns: string;
  readonly declarations: string;
}

interface Row {
  readonly features: string;
  readonly pattern: string;
  readonly declaration: string;
}

/** Remembers steps and finds those whose goals are most like a given one, by an index from words to steps. */
export class NearestSteps {
  readonly #rows: Row[] = [];
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #postings: number[][] = [];
  #scores = new Float64Array(1024);

  get size(): number {
    return this.#rows.length;
  }

  /** From the oldest step that is to be kept on. */
  table(from = 0): StepTable {
    const rows = this.#rows.slice(from);
    return {
      words: this.#words.join("\n"),
      features: rows.map((row) => row.features).join("\n"),
      patterns: rows.map((row) => row.pattern).join("\n"),
      declarations: rows.map((row) => row.declaration).join("\n"),
    };
  }

  /** Adds what a table holds. A character that stands for no word of it is passed over. */
  restore(table: StepTable): void {
    for (const word of table.words.split("\n")) this.#number(word);
    const patterns = table.patterns.split("\n");
    const declarations = table.declarations.split("\n");
    if (table.features === "") return;
    for (const [at, features] of table.features.split("\n").entries())
      this.#addRow({ features, pattern: patterns[at] ?? "", declaration: declarations[at] ?? "" });
  }

  add({ features, pattern, declaration }: StoredStep): void {
    const numbers = features.map((feature) => this.#number(feature)).filter((number) => number < mostWords);
    this.#addRow({ features: numbers.map(characterOf).join(""), pattern, declaration: oneLine(declaration) });
  }

  #number(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#words.length;
    if (number >= mostWords) return mostWords;
    this.#words.push(oneLine(word));
    this.#numbers.set(word, number);
    this.#postings.push([]);
    return number;
  }

  #addRow(row: Row): void {
    const at = this.#rows.length;
    this.#rows.push(row);
    for (let place = 0; place < row.features.length; place += 1)
      this.#postings[numberAt(row.features, place)]?.push(at);
    if (this.#scores.length <= at) {
      const longer = new Float64Array(this.#scores.length * 2);
      this.#scores = longer;
    }
  }

  /** The `count` nearest, nearest first; a step that shares nothing is no neighbour. */
  nearest(features: readonly string[], count: number): readonly Neighbour[] {
    const rarest = features
      .flatMap((feature) => {
        const postings = this.#postings[this.#numbers.get(feature) ?? mostWords];
        return postings ? [{ postings, weight: this.#weight(postings.length) }] : [];
      })
      .toSorted((left, right) => left.postings.length - right.postings.length);
    const touched = this.#addUp(rarest);
    const best = this.#best(touched, count);
    for (const at of touched) this.#scores[at] = 0;
    const wanted = new Set(features.map((feature) => this.#numbers.get(feature) ?? mostWords));
    return best.flatMap(({ at, similarity }) => {
      const row = this.#rows[at];
      if (!row) return [];
      const { pattern, declaration } = row;
      return [{ pattern, declaration, similarity, shared: this.#shared(row, wanted) }];
    });
  }

  /** Adds the weights to the scores of the steps that have a word, the rarest word first; returns which have one. */
  #addUp(words: readonly { readonly postings: readonly number[]; readonly weight: number }[]): readonly number[] {
    const touched: number[] = [];
    let read = 0;
    for (const { postings, weight } of words) {
      if (read > 0 && read + postings.length > postingsRead) break;
      read += postings.length;
      for (const at of postings) {
        if (this.#scores[at] === 0) touched.push(at);
        this.#scores[at] = (this.#scores[at] ?? 0) + weight;
      }
    }
    return touched;
  }

  #best(touched: readonly number[], count: number): readonly { readonly at: number; readonly similarity: number }[] {
    const best: { at: number; similarity: number }[] = [];
    for (const at of touched) {
      const similarity = this.#scores[at] ?? 0;
      if (best.length === count && similarity <= (best.at(-1)?.similarity ?? 0)) continue;
      const place = best.findIndex((other) => other.similarity < similarity);
      best.splice(place < 0 ? best.length : place, 0, { at, similarity });
      if (best.length > count) best.pop();
    }
    return best;
  }

  #weight(documents: number): number {
    // A word that every step has says nothing against another, but a step that shares only such words is a neighbour.
    return Math.max(leastWeight, Math.log((1 + this.#rows.length) / (1 + documents)));
  }

  #shared({ features }: Row, wanted: ReadonlySet<number>): readonly string[] {
    return Array.from({ length: features.length }, (_, place) => numberAt(features, place))
      .filter((number) => wanted.has(number) && (this.#words[number] ?? "").startsWith("g:"))
      .toSorted((left, right) => (this.#postings[left]?.length ?? 0) - (this.#postings[right]?.length ?? 0))
      .slice(0, sharedShown)
      .map((number) => (this.#words[number] ?? "").slice(2));
  }
}

/** Numbers are written as single UTF-16 units: none below `!`, so no line ends, and no surrogates. */
const firstUnit = 0x21;
const surrogates = 0xd800;
const surrogateCount = 0x800;
const mostWords = 0xffff - firstUnit - surrogateCount;

function characterOf(number: number): string {
  const unit = number + firstUnit;
  return String.fromCharCode(unit < surrogates ? unit : unit + surrogateCount);
}

function numberAt(features: string, place: number): number {
  const unit = features.charCodeAt(place);
  return (unit < surrogates ? unit : unit - surrogateCount) - firstUnit;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}
