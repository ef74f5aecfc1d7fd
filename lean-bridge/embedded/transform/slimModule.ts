import { ok, type Result } from "../../../core/base/result.ts";
import { ByteWriter } from "../wasm/byteWriter.ts";
import {
  type Export,
  externNumber,
  readElements,
  readExports,
  readGlobals,
  readImports,
  readTables,
} from "../wasm/contents.ts";
import { readModule, sectionIds, type WasmModule, writeModule } from "../wasm/sections.ts";
import { patchModule } from "./modulePatches.ts";
import { type UnexpectedPackage, unexpected } from "./unexpectedPackage.ts";

/** What the threads and the host call by name although the original script does not. */
const alwaysKept = [
  "__main_argc_argv",
  "_emscripten_tls_init",
  "__wasm_call_ctors",
  "_emscripten_thread_init",
  "pthread_create",
  "malloc",
  "free",
  "fflush",
  "mi_thread_done",
];

const funcref = 0x70;

export type SlimModule = {
  readonly bytes: Uint8Array;
  /** Every exported name of the original: a function's table index, a variable's memory address. */
  readonly symbols: ReadonlyMap<string, number>;
};

type Contents = {
  readonly module: WasmModule;
  readonly exports: readonly Export[];
  readonly importedFunctions: number;
  readonly importedGlobals: number;
  readonly globals: readonly (number | undefined)[];
  readonly elementOffset: number;
  readonly elements: readonly number[];
  readonly tableMinimum: number;
};

/**
 * Cuts the 201,110 exports down to `usedByScript` and a few more. A function that loses its export gets a place in a
 * second element segment instead, so that it still has an index in the (larger) table.
 */
export function slimModule(
  bytes: Uint8Array,
  usedByScript: ReadonlySet<string>,
): Result<SlimModule, UnexpectedPackage> {
  const read = readContents(bytes);
  if (read.kind === "error") return read;
  const contents = read.value;
  const patched = patchModule(contents);
  if (patched.kind === "error") return patched;

  const keptNames = new Set([...usedByScript, ...alwaysKept]);
  const kept = contents.exports.filter(
    ({ name, kind }) => keptNames.has(name) || (kind !== "function" && kind !== "global"),
  );
  const missing = [...keptNames].filter((name) => !kept.some((each) => each.name === name));
  if (missing.length > 0) return unexpected(`lean.wasm does not export ${missing.join(", ")}`);

  const { symbols, added } = addressEverything(contents);
  const replacements = new Map([
    [sectionIds.export, writeExports(kept)],
    [sectionIds.table, writeTable(contents.tableMinimum + added.length)],
    [sectionIds.element, writeElements(contents, added)],
  ]);
  return ok({ bytes: writeModule(patched.value, replacements), symbols });
}

function readContents(bytes: Uint8Array): Result<Contents, UnexpectedPackage> {
  const module = readModule(bytes);
  if (module.kind === "error") return unexpected(`lean.wasm: ${module.problem.detail}`);
  const imports = readImports(module.value);
  if (imports.kind === "error") return unexpected(`lean.wasm: ${imports.problem.detail}`);
  const exports = readExports(module.value);
  if (exports.kind === "error") return unexpected(`lean.wasm: ${exports.problem.detail}`);
  const globals = readGlobals(module.value);
  if (globals.kind === "error") return unexpected(`lean.wasm: ${globals.problem.detail}`);
  const tables = readTables(module.value);
  if (tables.kind === "error") return unexpected(`lean.wasm: ${tables.problem.detail}`);
  const segments = readElements(module.value);
  if (segments.kind === "error") return unexpected(`lean.wasm: ${segments.problem.detail}`);

  const [table, ...otherTables] = tables.value;
  if (table?.elementType !== funcref || table.maximum !== undefined || otherTables.length > 0) {
    return unexpected("lean.wasm: one growable table of functions was expected");
  }
  const [segment, ...otherSegments] = segments.value;
  if (segment === undefined || otherSegments.length > 0)
    return unexpected("lean.wasm: one element segment was expected");
  return ok({
    module: module.value,
    exports: exports.value,
    importedFunctions: imports.value.filter(({ kind }) => kind === "function").length,
    importedGlobals: imports.value.filter(({ kind }) => kind === "global").length,
    globals: globals.value,
    elementOffset: segment.offset,
    elements: segment.functions,
    tableMinimum: table.minimum,
  });
}

/** Addresses of all names, and the functions that need a new place at the end of the table, in order. */
function addressEverything(contents: Contents): { symbols: Map<string, number>; added: number[] } {
  const tableIndex = new Map<number, number>();
  for (const [place, functionIndex] of contents.elements.entries()) {
    if (!tableIndex.has(functionIndex)) tableIndex.set(functionIndex, contents.elementOffset + place);
  }
  const symbols = new Map<string, number>();
  const added: number[] = [];
  for (const { name, kind, index } of contents.exports) {
    if (kind === "function") {
      const known = tableIndex.get(index) ?? contents.tableMinimum + added.length;
      if (!tableIndex.has(index)) added.push(index);
      tableIndex.set(index, known);
      symbols.set(name, known);
    } else if (kind === "global") {
      const address = contents.globals[index - contents.importedGlobals];
      if (address !== undefined) symbols.set(name, address);
    }
  }
  return { symbols, added };
}

function writeExports(kept: readonly Export[]): Uint8Array {
  const writer = new ByteWriter().unsigned(kept.length);
  for (const { name, kind, index } of kept) writer.name(name).byte(externNumber(kind)).unsigned(index);
  return writer.view();
}

function writeTable(minimum: number): Uint8Array {
  return new ByteWriter().unsigned(1).byte(funcref).byte(0).unsigned(minimum).view();
}

function writeElements(contents: Contents, added: readonly number[]): Uint8Array {
  const writer = new ByteWriter(1 << 20).unsigned(2);
  const segments = [
    { offset: contents.elementOffset, functions: contents.elements },
    { offset: contents.tableMinimum, functions: added },
  ];
  for (const { offset, functions } of segments) {
    writer.byte(0).byte(0x41).signed(offset).byte(0x0b).unsigned(functions.length);
    for (const index of functions) writer.unsigned(index);
  }
  return writer.view();
}
