import { failure, type Result } from "../../../core/base/result.ts";
import type { Cursor, MalformedWasm } from "./cursor.ts";
import { finishSection, openSection, type WasmModule } from "./sections.ts";

export type ExternKind = "function" | "table" | "memory" | "global" | "tag";
export type Import = { readonly module: string; readonly name: string; readonly kind: ExternKind };
export type Export = { readonly name: string; readonly kind: ExternKind; readonly index: number };
/** An active element segment for table 0; `functions[i]` goes to table index `offset + i`. */
export type ElementSegment = { readonly offset: number; readonly functions: readonly number[] };
export type Table = { readonly elementType: number; readonly minimum: number; readonly maximum: number | undefined };

const externKinds: readonly ExternKind[] = ["function", "table", "memory", "global", "tag"];

/** The number under which the binary format knows the kind. */
export function externNumber(kind: ExternKind): number {
  return externKinds.indexOf(kind);
}

export function readImports(module: WasmModule): Result<Import[], MalformedWasm> {
  return readVector(openSection(module, "import"), "import", (cursor) => {
    const from = cursor.name("import module");
    const name = cursor.name("import name");
    const kind = readKind(cursor, "import kind");
    skipImportType(cursor, kind);
    return { module: from, name, kind };
  });
}

export function readExports(module: WasmModule): Result<Export[], MalformedWasm> {
  return readVector(openSection(module, "export"), "export", (cursor) => {
    const name = cursor.name("export name");
    const kind = readKind(cursor, "export kind");
    return { name, kind, index: cursor.unsigned("export index") };
  });
}

/** Initial values of the module's own globals; undefined where it is not a plain 32-bit constant. */
export function readGlobals(module: WasmModule): Result<(number | undefined)[], MalformedWasm> {
  return readVector(openSection(module, "global"), "global", (cursor) => {
    cursor.skip(2, "global type");
    return readConstant(cursor);
  });
}

export function readTables(module: WasmModule): Result<Table[], MalformedWasm> {
  return readVector(openSection(module, "table"), "table", (cursor) => {
    const elementType = cursor.byte("table element type");
    return { elementType, ...readLimits(cursor, "table") };
  });
}

/** Only active segments of function indices for table 0 are understood; anything else is a failure. */
export function readElements(module: WasmModule): Result<ElementSegment[], MalformedWasm> {
  return readVector(openSection(module, "element"), "element segment", (cursor) => {
    cursor.expect(0, "element segment form");
    const offset = readConstant(cursor);
    if (offset === undefined) cursor.fail("element segment: its offset is not a constant");
    const count = cursor.unsigned("element count");
    const functions: number[] = [];
    while (cursor.intact && functions.length < count) functions.push(cursor.unsigned("element"));
    return { offset: offset ?? 0, functions };
  });
}

/**
 * The stretch of the body of the `ordinal`-th function defined in the module (imported functions are not counted):
 * byte offsets into the whole module, locals included, size prefix excluded.
 */
export function findBody(module: WasmModule, ordinal: number): Result<{ start: number; end: number }, MalformedWasm> {
  const cursor = openSection(module, "code");
  const count = cursor.unsigned("body count");
  if (cursor.intact && ordinal >= count) {
    return failure({ kind: "malformedWasm", detail: `function ${ordinal} was asked for, ${count} have a body` });
  }
  for (let passed = 0; cursor.intact && passed < ordinal; passed += 1) {
    cursor.skip(cursor.unsigned("body size"), "function body");
  }
  const size = cursor.unsigned("body size");
  const start = cursor.offset;
  cursor.skip(size, "function body");
  return cursor.finish({ start, end: start + size });
}

function readVector<Item>(
  cursor: Cursor,
  what: string,
  readItem: (cursor: Cursor) => Item,
): Result<Item[], MalformedWasm> {
  const count = cursor.unsigned(`${what} count`);
  const items: Item[] = [];
  while (cursor.intact && items.length < count) items.push(readItem(cursor));
  return finishSection(cursor, items, `${what} section`);
}

function readKind(cursor: Cursor, what: string): ExternKind {
  const number = cursor.byte(what);
  const kind = externKinds[number];
  if (kind === undefined) cursor.fail(`${what}: ${number} is not known`);
  return kind ?? "function";
}

function skipImportType(cursor: Cursor, kind: ExternKind): void {
  if (kind === "table") cursor.byte("imported table's element type");
  if (kind === "table" || kind === "memory") readLimits(cursor, `imported ${kind}`);
  else if (kind === "global") cursor.skip(2, "imported global's type");
  else {
    if (kind === "tag") cursor.byte("imported tag's attribute");
    cursor.unsigned(`imported ${kind}'s type`);
  }
}

function readLimits(cursor: Cursor, what: string): { minimum: number; maximum: number | undefined } {
  const flags = cursor.byte(`${what} limits`);
  if (flags > 3) cursor.fail(`${what} limits: flags ${flags} are not known`);
  const minimum = cursor.unsigned(`${what} minimum`);
  return { minimum, maximum: flags & 1 ? cursor.unsigned(`${what} maximum`) : undefined };
}

const opcodes = {
  end: 0x0b,
  globalGet: 0x23,
  i32: 0x41,
  i64: 0x42,
  f32: 0x43,
  f64: 0x44,
  refNull: 0xd0,
  refFunc: 0xd2,
};

function readConstant(cursor: Cursor): number | undefined {
  const opcode = cursor.byte("constant expression");
  const value = opcode === opcodes.i32 ? cursor.signed("constant") : undefined;
  if (opcode === opcodes.globalGet || opcode === opcodes.refFunc) cursor.unsigned("constant's index");
  else if (opcode === opcodes.i64) cursor.skipNumber("constant");
  else if (opcode === opcodes.f32) cursor.skip(4, "constant");
  else if (opcode === opcodes.f64) cursor.skip(8, "constant");
  else if (opcode === opcodes.refNull) cursor.byte("constant's type");
  else if (opcode !== opcodes.i32) cursor.fail(`constant expression: opcode 0x${opcode.toString(16)} is not known`);
  cursor.expect(opcodes.end, "end of a constant expression");
  return value;
}
