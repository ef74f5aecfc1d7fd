import { failure, ok, type Result } from "../../../core/base/result.ts";

/** The bytes are not what the WebAssembly binary format allows; `detail` names the place and the expectation. */
export type MalformedWasm = { readonly kind: "malformedWasm"; readonly detail: string };

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads numbers and names one after the other. The first problem sticks: every later read gives 0 or "" and moves
 * nothing, so a parser writes its reads in a row and asks `finish` once at its end.
 */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly end: number;
  offset: number;
  problem: MalformedWasm | undefined;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.offset = start;
    this.end = end;
  }

  /** False after the first problem; loops whose count came from the input must ask it. */
  get intact(): boolean {
    return this.problem === undefined;
  }

  get atEnd(): boolean {
    return this.offset >= this.end;
  }

  fail(detail: string): void {
    this.problem ??= { kind: "malformedWasm", detail: `${detail} at byte ${this.offset}` };
  }

  finish<Value>(value: Value): Result<Value, MalformedWasm> {
    return this.problem === undefined ? ok(value) : failure(this.problem);
  }

  byte(what: string): number {
    if (!this.intact) return 0;
    const value = this.offset < this.end ? this.bytes[this.offset] : undefined;
    if (value === undefined) {
      this.fail(`${what}: the bytes end too early`);
      return 0;
    }
    this.offset += 1;
    return value;
  }

  /** An unsigned LEB128 number of at most 32 bits. */
  unsigned(what: string): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte(what);
      if (shift === 28 && byte > 0x0f) break;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    this.fail(`${what}: a number of more than 32 bits`);
    return 0;
  }

  /** A signed LEB128 number of at most 32 bits. */
  signed(what: string): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte(what);
      value |= (byte & 0x7f) << shift;
      if (byte >= 0x80) continue;
      if (shift === 28 && byte > 0x07 && byte < 0x78) break;
      return shift < 28 && byte & 0x40 ? value | (-1 << (shift + 7)) : value;
    }
    this.fail(`${what}: a signed number of more than 32 bits`);
    return 0;
  }

  /** Passes over a LEB128 number of at most 64 bits whose value nobody needs. */
  skipNumber(what: string): void {
    for (let count = 0; count < 10; count += 1) {
      if (this.byte(what) < 0x80) return;
    }
    this.fail(`${what}: a number of more than 64 bits`);
  }

  skip(count: number, what: string): void {
    if (!this.intact) return;
    if (this.offset + count > this.end)
      this.fail(`${what}: ${count} bytes were promised, ${this.end - this.offset} are left`);
    else this.offset += count;
  }

  name(what: string): string {
    const length = this.unsigned(what);
    const start = this.offset;
    this.skip(length, what);
    if (!this.intact) return "";
    try {
      return utf8.decode(this.bytes.subarray(start, start + length));
    } catch {
      this.fail(`${what}: not UTF-8`);
      return "";
    }
  }

  expect(byte: number, what: string): void {
    const found = this.byte(what);
    if (this.intact && found !== byte)
      this.fail(`${what}: expected 0x${byte.toString(16)}, found 0x${found.toString(16)}`);
  }
}
