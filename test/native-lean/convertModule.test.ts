import { expect, test } from "vitest";
import { readModule } from "../../lean-bridge/olean/compiledModule.ts";
import { shownName } from "../../lean-bridge/olean/leanName.ts";
import { nameHash } from "../fixtures/olean/leanHash.ts";
import type { ModuleWriter } from "../lean-bridge/olean/moduleWriter.ts";
import { type Converted, converted, smallModule } from "./smallLibrary.ts";

const notes = ["My", "notes"] as const;
const kinds = ["_private", "Lean", "AddDecl", 0, "Lean", "privateConstKindsExt"] as const;

/** What became of one entry that a person's extension has stored. */
function entry(make: (olean: ModuleWriter) => number | bigint): { readonly at: number } & Converted {
  const done = converted(smallModule((olean) => ({ extensions: [{ name: notes, entries: [make(olean)] }] })));
  return { ...done, at: done.entries(...notes)[0] ?? 1 };
}

test("the file has words of 64 bits, says which Lean it is for, and is no `module`", () => {
  const { bytes, objects, root } = entry((olean) => olean.scalar(1));
  expect(objects.wordBytes).toBe(8);
  expect(bytes.toString("latin1", 7, 13)).toBe("4.35.0");
  expect(bytes.readBigUInt64LE(80)).toBe(0x2000_0000_0000n);
  expect(objects.scalarByte(root, 0)).toBe(0);
  const reading = readModule([bytes]);
  expect(reading).toMatchObject({ kind: "read" });
  expect(reading.kind === "read" && reading.module.imports.map(shownName)).toEqual(["Init.Prelude"]);
});

test("objects of each kind keep what they hold", () => {
  const { objects, names, at } = entry((olean) =>
    olean.object(
      3,
      [olean.string("ℕ → ℕ"), olean.array([olean.scalar(5), olean.name("a", 7)]), olean.scalar(2)],
      [9, 8, 7],
    ),
  );
  expect([objects.tag(at), objects.fieldCount(at)]).toEqual([3, 3]);
  const [text = 1, array = 1, number = 1] = objects.fields(at);
  expect(objects.string(text)).toBe("ℕ → ℕ");
  const [five = 0, name = 1] = objects.array(array);
  expect(objects.scalar(five)).toBe(5);
  expect(shownName(names.read(name))).toBe("a.7");
  expect(objects.scalar(number)).toBe(2);
  expect([...objects.scalars(at)].slice(0, 3)).toEqual([9, 8, 7]);
});

test("hashes of names are Lean's on both word sizes", () => {
  // As Lean 4.35 writes them.
  expect(nameHash(["N"]).toString(16)).toBe("f8c3ecf0e8740290");
  expect(nameHash(["N", "s"]).toString(16)).toBe("4cc0bcee50c7c104");
  const { objects, at } = entry((olean) => olean.name("N", "s"));
  expect(Buffer.from(objects.scalars(at)).readBigUInt64LE()).toBe(nameHash(["N", "s"]));
});

test.each([
  [2n ** 31n - 1n, true],
  [2n ** 31n, true],
  [2n ** 53n + 1n, true],
  [2n ** 63n - 1n, true],
  [2n ** 63n, false],
  [10n ** 40n, false],
])("the number %s is boxed exactly where a word of 64 bits has room for it", (value, isBoxed) => {
  const { objects, at } = entry((olean) => olean.array([olean.natural(value)]));
  const [number = 0] = objects.array(at);
  expect(objects.nat(number)).toBe(String(value));
  expect(objects.isScalar(number)).toBe(isBoxed);
});

test("whoever reads a constant counts it", () => {
  const declaration = (olean: ModuleWriter, type: number, args: readonly (number | bigint)[]): number | bigint => {
    const value = olean.object(6, [olean.name("c"), olean.array(args)]);
    return olean.object(0, [olean.scalar(1), olean.scalar(type), value, olean.object(12, [olean.scalar(3)])]);
  };
  const { objects, at } = entry((olean) => declaration(olean, 7, []));
  const body = objects.field(at, 3);
  expect([objects.tag(body), objects.scalar(objects.field(body, 0))]).toEqual([6, 1]);
  expect(objects.tag(objects.field(body, 2))).toBe(12);
  for (const plain of [
    entry((olean) => declaration(olean, 7, [olean.scalar(0)])),
    entry((olean) => declaration(olean, 1, [])),
  ])
    expect(plain.objects.tag(plain.objects.field(plain.at, 3))).toBe(12);
});

test("closed terms of the old library do not meet those of the new program", () => {
  const text = (written: string): string => {
    const { objects, at } = entry((olean) => olean.array([olean.string(written)]));
    return objects.string([...objects.array(at)][0] ?? 1);
  };
  expect(["_closed_3", "_closed_", "closed_3", "my_closed_3"].map(text)).toEqual([
    "_clozed_3",
    "_closed_",
    "closed_3",
    "my_closed_3",
  ]);
});

test("extensions are renamed, emptied and extended", () => {
  const bytes = smallModule((olean) => ({
    extensions: [
      { name: ["Lean", "namespacesExt"], entries: [olean.name("A")] },
      { name: ["Lean", "Compiler", "LCNF", "baseExt"], entries: [olean.name("B")] },
      { name: ["Lean", "Parser", "parserExtension"], entries: [olean.name("C")] },
    ],
  }));
  const { entries, names } = converted(bytes, { name: "Init.Notation" });
  expect(
    entries("_private", "Lean", "Namespace", 0, "Lean", "namespacesExt").map((at) => shownName(names.read(at))),
  ).toEqual(["A"]);
  expect(entries("Lean", "Compiler", "LCNF", "baseExt")).toEqual([]);
  expect(entries("Lean", "Parser", "parserExtension")).toHaveLength(2);
  expect(converted(bytes).entries("Lean", "Parser", "parserExtension")).toHaveLength(1);
});

test("what has no body is opaque, and nothing is said to rest on axioms", () => {
  const bytes = smallModule((olean) => {
    const type = olean.constant(["True"]);
    const said = (name: string, kind: number): number | bigint =>
      olean.object(0, [olean.name(name), olean.scalar(kind)]);
    return {
      constants: ["f", "t"].map((name) => ({ name: [name], info: olean.axiom([name], type) })),
      extensions: [{ name: kinds, entries: [said("f", 0), said("t", 1)] }],
    };
  });
  const { bytes: target, entries, objects, names } = converted(bytes);
  const reading = readModule([target]);
  const constants = reading.kind === "read" ? [...reading.module.constants.values()] : [];
  expect(constants.map(({ name, kind }) => [shownName(name), kind])).toEqual([
    ["f", "opaque"],
    ["t", "axiom"],
  ]);
  const axioms = entries("_private", "Lean", "Util", "CollectAxioms", 0, "Lean", "exportedAxiomsExt");
  expect(axioms.map((at) => shownName(names.read(objects.field(at, 0))))).toEqual(["f", "t"]);
  expect(axioms.map((at) => objects.arrayLength(objects.field(at, 1)))).toEqual([0, 0]);
});
