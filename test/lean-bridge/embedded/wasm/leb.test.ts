import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteWriter } from "../../../../lean-bridge/embedded/wasm/byteWriter.ts";
import { Cursor } from "../../../../lean-bridge/embedded/wasm/cursor.ts";

test("unsigned numbers survive writing and reading", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
      const cursor = new Cursor(new ByteWriter(1).unsigned(value).view());
      expect(cursor.finish(cursor.unsigned("value"))).toEqual({ kind: "ok", value });
      expect(cursor.atEnd).toBe(true);
    }),
  );
});

test("signed numbers survive writing and reading", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (value) => {
      const cursor = new Cursor(new ByteWriter(1).signed(value).view());
      expect(cursor.finish(cursor.signed("value"))).toEqual({ kind: "ok", value });
      expect(cursor.atEnd).toBe(true);
    }),
  );
});

test("names survive writing and reading", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const cursor = new Cursor(new ByteWriter().name(name).view());
      expect(cursor.finish(cursor.name("name"))).toEqual({ kind: "ok", value: name });
    }),
  );
});

test("examples of the specification", () => {
  expect([...new ByteWriter().unsigned(624485).view()]).toEqual([0xe5, 0x8e, 0x26]);
  expect([...new ByteWriter().signed(-123456).view()]).toEqual([0xc0, 0xbb, 0x78]);
});

test("what does not fit 32 bits, or ends too early, is a failure that says where", () => {
  const check = (bytes: number[], read: "unsigned" | "signed", detail: string): void => {
    const cursor = new Cursor(Uint8Array.from(bytes));
    expect(cursor.finish(cursor[read]("size"))).toEqual({ kind: "error", problem: { kind: "malformedWasm", detail } });
  };
  check([0xff, 0xff, 0xff, 0xff, 0x10], "unsigned", "size: a number of more than 32 bits at byte 5");
  check([0x80, 0x80, 0x80, 0x80, 0x80, 0x00], "unsigned", "size: a number of more than 32 bits at byte 5");
  check([0x80, 0x80, 0x80, 0x80, 0x08], "signed", "size: a signed number of more than 32 bits at byte 5");
  check([0x80], "unsigned", "size: the bytes end too early at byte 1");
  check([], "signed", "size: the bytes end too early at byte 0");
});
