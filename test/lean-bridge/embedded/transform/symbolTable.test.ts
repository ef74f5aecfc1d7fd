import fc from "fast-check";
import { expect, test } from "vitest";
import { buildSymbolTable, lookUpSymbol } from "../../../../lean-bridge/embedded/transform/symbolTable.ts";

test("every name that was put in is found, no other is", () => {
  const name = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.dictionary(name, fc.nat(2 ** 31), { maxKeys: 100 }), name, (addresses, other) => {
      const names = new Map(Object.entries(addresses));
      const table = buildSymbolTable(names, 256);
      if (table === undefined) throw new Error("names of the same hashes");
      for (const [each, address] of names) expect(lookUpSymbol(table, each)).toBe(address);
      if (!names.has(other)) expect(lookUpSymbol(table, other)).toBeUndefined();
    }),
  );
});

test("a table that is full says so", () => {
  expect(
    buildSymbolTable(
      new Map([
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ]),
      2,
    ),
  ).toBeUndefined();
});
