/** A small writer of the reader's format, so that its tests need no Lean. Addresses follow Lean's layout. */
export class OleanWriter {
  readonly #word: 4 | 8;
  readonly #base: bigint;
  readonly #bytes: number[] = [];

  constructor(word: 4 | 8, base: bigint) {
    this.#word = word;
    this.#base = base;
    this.#text("olean", 5);
    this.#bytes.push(2, 1);
    this.#text("4.28.0", 33);
    this.#text("0123456789abcdef", 40);
    this.#pushWord(base);
    // The root's address, written at the end.
    this.#pushWord(0n);
  }

  scalar(value: bigint | number): bigint {
    return (BigInt(value) << 1n) | 1n;
  }

  object(tag: number, fields: readonly bigint[], scalarBytes: readonly number[] = []): bigint {
    const address = this.#begin(tag, fields.length);
    for (const field of fields) this.#pushWord(field);
    this.#bytes.push(...scalarBytes);
    return address;
  }

  array(items: readonly bigint[]): bigint {
    const address = this.#begin(246, 0);
    for (const word of [BigInt(items.length), BigInt(items.length), ...items]) this.#pushWord(word);
    return address;
  }

  list(items: readonly bigint[]): bigint {
    return items.reduceRight((rest, item) => this.object(1, [item, rest]), this.scalar(0));
  }

  string(text: string): bigint {
    const bytes = Buffer.from(`${text}\0`, "utf8");
    const address = this.#begin(249, 0);
    for (const word of [bytes.length, bytes.length, text.length]) this.#pushWord(BigInt(word));
    this.#bytes.push(...bytes);
    return address;
  }

  /** As GMP keeps it. */
  bigNumber(value: bigint): bigint {
    const digits: number[] = [];
    for (let rest = value; rest > 0n; rest >>= 8n) digits.push(Number(rest & 255n));
    while (digits.length % this.#word !== 0) digits.push(0);
    const address = this.#begin(250, 0);
    const count = digits.length / this.#word;
    this.#bytes.push(count, 0, 0, 0, count, 0, 0, 0);
    this.#pushWord(address + BigInt(16 + this.#word));
    this.#bytes.push(...digits);
    return address;
  }

  name(...parts: readonly (string | number)[]): bigint {
    return parts.reduce<bigint>(
      (prefix, part) =>
        typeof part === "string"
          ? this.object(1, [prefix, this.string(part)], [0, 0, 0, 0, 0, 0, 0, 0])
          : this.object(2, [prefix, this.scalar(part)], [0, 0, 0, 0, 0, 0, 0, 0]),
      this.scalar(0),
    );
  }

  /** A term: object fields, the eight bytes that Lean caches, then `binder` if it has one. */
  term(tag: number, fields: readonly bigint[], binder: readonly number[] = []): bigint {
    return this.object(tag, fields, [7, 7, 7, 7, 7, 7, 7, 7, ...binder]);
  }

  constant(name: readonly (string | number)[], ...levels: readonly bigint[]): bigint {
    return this.term(4, [this.name(...name), this.list(levels)]);
  }

  theorem(
    name: readonly (string | number)[],
    {
      type,
      value,
      params = [],
    }: { readonly type: bigint; readonly value: bigint; readonly params?: readonly string[] },
  ): bigint {
    const own = this.name(...name);
    const common = this.object(0, [own, this.list(params.map((param) => this.name(param))), type]);
    return this.object(2, [this.object(0, [common, value, this.list([own])])]);
  }

  axiom(name: readonly (string | number)[], type: bigint): bigint {
    const common = this.object(0, [this.name(...name), this.list([]), type]);
    return this.object(0, [this.object(0, [common], [0])]);
  }

  /** `place`: the root's address is before the objects, or after them as in older versions. */
  module(
    { imports = [], constants }: { readonly imports?: readonly string[]; readonly constants: readonly bigint[] },
    place: "front" | "end" = "front",
  ): Uint8Array {
    const imported = this.array(imports.map((name) => this.object(0, [this.name(name)], [0, 0, 0])));
    const fields = [imported, this.array([]), this.array(constants), this.array([]), this.array([])];
    const root = this.object(0, fields, [0]);
    const header = 80 + this.#word;
    if (place === "end") {
      this.#align();
      this.#pushWord(root);
      this.#bytes[header + 7 - (8 - this.#word)] = 0xff;
      return Uint8Array.from(this.#bytes);
    }
    const bytes = Uint8Array.from(this.#bytes);
    const view = new DataView(bytes.buffer);
    if (this.#word === 4) view.setUint32(header, Number(root), true);
    else view.setBigUint64(header, root, true);
    return bytes;
  }

  #begin(tag: number, fields: number): bigint {
    this.#align();
    const address = this.#base + BigInt(this.#bytes.length);
    this.#bytes.push(0, 0, 0, 0, 0, 0, fields, tag);
    return address;
  }

  #align(): void {
    while (this.#bytes.length % this.#word !== 0) this.#bytes.push(0);
  }

  #pushWord(word: bigint): void {
    for (let at = 0; at < this.#word; at++) this.#bytes.push(Number((word >> BigInt(8 * at)) & 255n));
  }

  #text(text: string, length: number): void {
    for (let at = 0; at < length; at++) this.#bytes.push(at < text.length ? text.charCodeAt(at) : 0);
  }
}
