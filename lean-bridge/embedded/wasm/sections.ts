import { ok, type Result } from "../../../core/base/result.ts";
import { ByteWriter } from "./byteWriter.ts";
import { Cursor, type MalformedWasm } from "./cursor.ts";

/** Section numbers of the WebAssembly binary format, as far as anything here needs them. */
export const sectionIds = {
  custom: 0,
  import: 2,
  table: 4,
  global: 6,
  export: 7,
  element: 9,
  code: 10,
} as const;

/** One section; `start` and `end` bound its content, without the number and the size in front. */
export type Section = { readonly id: number; readonly start: number; readonly end: number };

export type WasmModule = { readonly bytes: Uint8Array; readonly sections: readonly Section[] };

const preambleLength = 8;
const preamble = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** Finds the sections of a whole module; contents are not looked at. */
export function readModule(bytes: Uint8Array): Result<WasmModule, MalformedWasm> {
  const cursor = new Cursor(bytes);
  for (const byte of preamble) cursor.expect(byte, "module preamble");
  const sections: Section[] = [];
  while (cursor.intact && !cursor.atEnd) {
    const id = cursor.byte("section number");
    const size = cursor.unsigned("section size");
    const start = cursor.offset;
    cursor.skip(size, `section ${id}`);
    sections.push({ id, start, end: start + size });
  }
  return cursor.finish({ bytes, sections });
}

/** A cursor over the content of the first section of that number; a missing section is a problem at the first read. */
export function openSection(module: WasmModule, name: keyof typeof sectionIds): Cursor {
  const section = module.sections.find((each) => each.id === sectionIds[name]);
  if (section !== undefined) return new Cursor(module.bytes, section.start, section.end);
  const nothing = new Cursor(module.bytes, 0, 0);
  nothing.fail(`no ${name} section`);
  return nothing;
}

/**
 * Writes the module anew. Sections whose number is a key of `replacements` get that content, all others are copied.
 */
export function writeModule(module: WasmModule, replacements: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const writer = new ByteWriter(module.bytes.length + 1024);
  writer.append(module.bytes.subarray(0, preambleLength));
  for (const { id, start, end } of module.sections) {
    const content = replacements.get(id) ?? module.bytes.subarray(start, end);
    writer.byte(id).unsigned(content.length).append(content);
  }
  return writer.view();
}

/** Reads a section's content to its end, or says that something is left over. */
export function finishSection<Value>(cursor: Cursor, value: Value, what: string): Result<Value, MalformedWasm> {
  if (cursor.intact && !cursor.atEnd) cursor.fail(`${what}: ${cursor.end - cursor.offset} bytes are left over`);
  return cursor.intact ? ok(value) : cursor.finish(value);
}
