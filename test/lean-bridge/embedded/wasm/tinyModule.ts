import { ByteWriter } from "../../../../lean-bridge/embedded/wasm/byteWriter.ts";

const preamble = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

export function moduleOf(...sections: readonly [id: number, content: ByteWriter][]): Uint8Array {
  const writer = new ByteWriter().append(preamble);
  for (const [id, content] of sections) writer.byte(id).unsigned(content.length).append(content.view());
  return writer.view().slice();
}

const i32 = 0x7f;

/**
 * One imported function `env.log: i32 -> ()` and one imported global; functions `twice` and `zero`, both exported; a
 * global of value -5; a table of 3 places with `twice` at 1.
 */
export function tinyModule(): Uint8Array {
  const types = new ByteWriter()
    .unsigned(2)
    .append(Uint8Array.of(0x60, 1, i32, 0))
    .append(Uint8Array.of(0x60, 1, i32, 1, i32));
  const imports = new ByteWriter().unsigned(2).name("env").name("log").byte(0).unsigned(0);
  imports.name("env").name("base").byte(3).byte(i32).byte(0);
  const functions = new ByteWriter().unsigned(2).unsigned(1).unsigned(1);
  const tables = new ByteWriter().unsigned(1).byte(0x70).byte(0).unsigned(3);
  const globals = new ByteWriter().unsigned(1).byte(i32).byte(0).byte(0x41).signed(-5).byte(0x0b);
  const exports = new ByteWriter().unsigned(3);
  exports.name("twice").byte(0).unsigned(1).name("zero").byte(0).unsigned(2).name("minus").byte(3).unsigned(1);
  const elements = new ByteWriter().unsigned(1).byte(0).byte(0x41).signed(1).byte(0x0b).unsigned(1).unsigned(1);
  const twice = Uint8Array.of(0, 0x20, 0, 0x20, 0, 0x6a, 0x0b);
  const zero = Uint8Array.of(0, 0x41, 0, 0x0b);
  const code = new ByteWriter().unsigned(2).unsigned(twice.length).append(twice).unsigned(zero.length).append(zero);
  return moduleOf(
    [1, types],
    [2, imports],
    [3, functions],
    [4, tables],
    [6, globals],
    [7, exports],
    [9, elements],
    [10, code],
  );
}
