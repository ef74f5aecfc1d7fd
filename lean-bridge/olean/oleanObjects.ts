/** Thrown inside this folder for bytes that are no module of Lean's; `readModule` makes a value of it. */
export class MalformedOlean extends Error {}

/** An address as the file writes it. Odd ones are boxed scalars; of those, large ones are kept elsewhere (`#large`). */
export type Address = number;

/** Bytes of one file, with the address at which Lean would map them. */
interface Region {
  readonly bytes: DataView;
  readonly base: number;
}

const headerBytes = 80;
const objectHeaderBytes = 8;
const largestConstructorTag = 244;
const arrayTag = 246;
const stringTag = 249;
const bigNumberTag = 250;
const arrayHeaderWords = 2;
const stringHeaderWords = 3;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The objects of one module, which may lie in several files (`.olean`, `.olean.server`, `.olean.private`) that point
 * into each other. The layout is that of Lean's `library/module.cpp` and `runtime/compact.cpp`: a header that ends with
 * the base address, and objects whose pointers are absolute.
 */
export class OleanObjects {
  readonly wordBytes: 4 | 8;
  readonly #regions: readonly Region[];
  readonly #usesGmp: boolean;
  /** Boxed numbers that are no exact JavaScript numbers; the address of the n-th is -2n-1. */
  readonly #large: bigint[] = [];

  private constructor(files: readonly DataView[], wordBytes: 4 | 8) {
    this.wordBytes = wordBytes;
    this.#regions = files.map((bytes) => ({ bytes, base: this.#wordAt(bytes, headerBytes) }));
    this.#usesGmp = files.some((bytes) => (bytes.getUint8(6) & 1) === 1);
  }

  /** The roots of the files, in their order. Throws `MalformedOlean`. */
  static open(files: readonly Uint8Array[]): { readonly objects: OleanObjects; readonly roots: readonly Address[] } {
    const views = files.map(viewOf);
    for (const wordBytes of [8, 4] as const) {
      const objects = new OleanObjects(views, wordBytes);
      const roots = views.map((_, at) => objects.#rootOf(at));
      if (roots.every((root) => root !== undefined)) return { objects, roots };
    }
    throw new MalformedOlean("it has no root object");
  }

  /** Lean once wrote the root's address behind the objects and now writes it before them. */
  #rootOf(file: number): Address | undefined {
    const region = this.#regions[file];
    if (!region) return undefined;
    const places = [headerBytes + this.wordBytes, region.bytes.byteLength - this.wordBytes];
    return places.map((place) => this.#wordAt(region.bytes, place)).find((address) => this.#isRoot(address));
  }

  /** `Lean.ModuleData` has five fields that are objects. */
  #isRoot(address: Address): boolean {
    if (address % 2 !== 0 || address % this.wordBytes !== 0 || !this.#regionOf(address)) return false;
    try {
      if (this.tag(address) !== 0 || this.fieldCount(address) !== 5) return false;
      return [0, 1, 2, 3, 4].every((at) => this.arrayLength(this.field(address, at)) >= 0);
    } catch (error) {
      if (error instanceof MalformedOlean) return false;
      throw error;
    }
  }

  isScalar(address: Address): boolean {
    return address % 2 !== 0;
  }

  /** The number that a boxed scalar stands for. */
  scalar(address: Address): number {
    if (!this.isScalar(address) || address < 0) throw new MalformedOlean("a small number was expected");
    return Math.floor(address / 2);
  }

  /** The number of a constructor, which is boxed where it has no fields. */
  constructorIndex(address: Address): number {
    return this.isScalar(address) ? this.scalar(address) : this.tag(address);
  }

  tag(address: Address): number {
    return this.#byte(address, 7);
  }

  /** How many fields of a constructor are objects. */
  fieldCount(address: Address): number {
    if (this.tag(address) > largestConstructorTag) throw new MalformedOlean("not a constructor");
    return this.#byte(address, 6);
  }

  field(address: Address, at: number): Address {
    if (at >= this.fieldCount(address)) throw new MalformedOlean("a field is missing");
    return this.#child(address, objectHeaderBytes + at * this.wordBytes);
  }

  /** All object fields of a constructor. */
  fields(address: Address): readonly Address[] {
    return Array.from({ length: this.fieldCount(address) }, (_, at) =>
      this.#child(address, objectHeaderBytes + at * this.wordBytes),
    );
  }

  /** The bytes behind the object fields of a constructor, filled up to whole words of eight bytes. */
  scalars(address: Address): Uint8Array {
    const start = objectHeaderBytes + this.fieldCount(address) * this.wordBytes;
    return this.#bytes(address, start, this.#byte(address, 4) + 256 * this.#byte(address, 5) - start);
  }

  /** A byte behind the object fields of a constructor. */
  scalarByte(address: Address, at: number): number {
    return this.#byte(address, objectHeaderBytes + this.fieldCount(address) * this.wordBytes + at);
  }

  arrayLength(address: Address): number {
    if (this.isScalar(address) || this.tag(address) !== arrayTag) throw new MalformedOlean("not an array");
    return this.#word(address, objectHeaderBytes);
  }

  *array(address: Address): Generator<Address, void> {
    const length = this.arrayLength(address);
    const start = objectHeaderBytes + arrayHeaderWords * this.wordBytes;
    for (let at = 0; at < length; at++) yield this.#child(address, start + at * this.wordBytes);
  }

  /** The elements of a `List`. */
  *list(address: Address): Generator<Address, void> {
    for (let rest = address; !this.isScalar(rest); rest = this.field(rest, 1)) yield this.field(rest, 0);
  }

  string(address: Address): string {
    if (this.isScalar(address) || this.tag(address) !== stringTag) throw new MalformedOlean("not a string");
    const length = this.#word(address, objectHeaderBytes);
    const bytes = this.#bytes(address, objectHeaderBytes + stringHeaderWords * this.wordBytes, length - 1);
    try {
      return utf8.decode(bytes);
    } catch {
      throw new MalformedOlean("a string that is not UTF-8");
    }
  }

  /** A `Nat` in decimal, so that equal numbers have equal texts however they are stored. */
  nat(address: Address): string {
    if (address < 0) return String(this.#large[(-address - 1) / 2]);
    if (this.isScalar(address)) return String(this.scalar(address));
    if (this.tag(address) !== bigNumberTag) throw new MalformedOlean("not a number");
    return String(this.#bigNumber(address));
  }

  // GMP: two 32-bit counts, the second with the sign, and a pointer to the digits. Lean's own: a sign, a count of 32-bit
  // digits and a pointer to them. The digits follow the object.
  #bigNumber(address: Address): bigint {
    const { wordBytes } = this;
    const pointerAt = objectHeaderBytes + (this.#usesGmp ? 8 : 2 * wordBytes);
    const count = this.#usesGmp
      ? this.#half(address, objectHeaderBytes + 4)
      : this.#word(address, objectHeaderBytes + wordBytes);
    const digitBytes = this.#usesGmp ? wordBytes : 4;
    const digits = this.#bytes(this.#word(address, pointerAt), 0, count * digitBytes);
    return digits.reduceRight((number, digit) => (number << 8n) | BigInt(digit), 0n);
  }

  #regionOf(address: Address): Region | undefined {
    return this.#regions.find(({ base, bytes }) => address >= base && address < base + bytes.byteLength);
  }

  #byte(address: Address, offset: number): number {
    const [region, at] = this.#place(address, offset, 1);
    return region.bytes.getUint8(at);
  }

  #half(address: Address, offset: number): number {
    const [region, at] = this.#place(address, offset, 4);
    return region.bytes.getUint32(at, true);
  }

  #word(address: Address, offset: number): number {
    const [region, at] = this.#place(address, offset, this.wordBytes);
    return this.#wordAt(region.bytes, at);
  }

  /** Lean writes what an object refers to before the object, so that there are no circles. */
  #child(address: Address, offset: number): Address {
    const child = this.#word(address, offset);
    if (!this.isScalar(child) && child >= address) throw new MalformedOlean("an object refers to a later one");
    return child;
  }

  // Addresses lie below 2^47 and are exact as numbers; of boxed numbers only literals of a file can be larger.
  #wordAt(bytes: DataView, at: number): number {
    const low = bytes.getUint32(at, true);
    if (this.wordBytes === 4) return low;
    const word = low + bytes.getUint32(at + 4, true) * 2 ** 32;
    if (word <= Number.MAX_SAFE_INTEGER || low % 2 === 0) return word;
    return -2 * this.#large.push(bytes.getBigUint64(at, true) >> 1n) + 1;
  }

  #bytes(address: Address, offset: number, count: number): Uint8Array {
    const [region, at] = this.#place(address, offset, count);
    return new Uint8Array(region.bytes.buffer, region.bytes.byteOffset + at, count);
  }

  #place(address: Address, offset: number, count: number): readonly [Region, number] {
    const region = this.#regionOf(address);
    const at = region === undefined ? -1 : address - region.base + offset;
    if (!region || count < 0 || at + count > region.bytes.byteLength)
      throw new MalformedOlean("an address outside the file");
    return [region, at];
  }
}

function viewOf(bytes: Uint8Array): DataView {
  if (bytes.byteLength < headerBytes + 16) throw new MalformedOlean("it is too short");
  if (String.fromCharCode(...bytes.subarray(0, 5)) !== "olean") throw new MalformedOlean("it does not begin as one");
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
