import { expect, test } from "vitest";
import { openSource } from "../fixtures/native-lean/sourceModule.ts";
import type { RuntimeTypes } from "../fixtures/native-lean/runtimeTypes.ts";
import type { Word } from "../fixtures/olean/oleanWriter.ts";
import type { ModuleWriter } from "../lean-bridge/olean/moduleWriter.ts";
import { converted, smallModule, typesOf } from "./smallLibrary.ts";

interface Declared {
  readonly name: string;
  readonly isProp?: boolean;
  readonly constructors: Readonly<Record<string, readonly string[]>>;
}

/** `Holds : Prop`, and types whose fields are constants. */
const declared: readonly Declared[] = [
  { name: "Holds", isProp: true, constructors: { intro: [] } },
  { name: "Color", constructors: { red: [], green: [], blue: [] } },
  { name: "Mixed", constructors: { mk: ["UInt8", "Nat", "UInt64", "Holds", "USize"] } },
  { name: "Wrapped", constructors: { mk: ["Holds", "Nat"] } },
  { name: "Shape", constructors: { none: [], one: ["Mixed"], two: ["Wrapped", "Color"] } },
  { name: "Empty", constructors: {} },
];

function inductive(
  olean: ModuleWriter,
  { name, isProp = false, constructors }: Declared,
): { name: [string]; info: Word } {
  const type = olean.term(3, [isProp ? olean.scalar(0) : olean.object(1, [olean.scalar(0)], new Uint8Array(8))]);
  const names = Object.keys(constructors).map((each) => olean.name(name, each));
  const common = olean.object(0, [olean.name(name), olean.list([]), type]);
  const none = olean.scalar(0);
  const fields = [common, none, none, olean.list([olean.name(name)]), olean.list(names), none];
  return { name: [name], info: olean.object(5, [olean.object(0, fields, [0, 0, 0])]) };
}

function constructors(olean: ModuleWriter, { name, constructors: all }: Declared): { name: string[]; info: Word }[] {
  return Object.entries(all).map(([own, fields], index) => {
    const type = fields.reduceRight<Word>(
      (rest, field) => olean.term(7, [olean.name("a"), olean.constant([field]), rest], [0]),
      olean.constant([name]),
    );
    const common = olean.object(0, [olean.name(name, own), olean.list([]), type]);
    const counts = [index, 0, fields.length].map((count) => olean.scalar(count));
    return { name: [name, own], info: olean.object(6, [olean.object(0, [common, olean.name(name), ...counts], [0])]) };
  });
}

const bytes = smallModule((olean) => ({
  constants: declared.flatMap((each) => [inductive(olean, each), ...constructors(olean, each)]),
}));

function types(): RuntimeTypes {
  return typesOf(openSource(bytes));
}

test("values of an inductive type are small numbers, objects, or either", () => {
  const found = [...declared.map(({ name }) => name), "Nat", "UInt8"].map((name) => types().ofInductive(name));
  expect(found).toEqual(["tagged", "UInt8", "obj", "obj", "tobj", "tagged", "tobj", "UInt8"]);
});

test("a structure with one field that is not erased is trivial", () => {
  expect(types().trivial("Wrapped")).toEqual({ constructor: "Wrapped.mk", parameters: 0, field: 1 });
  for (const name of ["Mixed", "Color", "Shape", "Holds"]) expect(types().trivial(name)).toBeUndefined();
});

test("fields are laid out as objects, words, and scalars from large to small; proofs take no room", () => {
  expect(types().layout("Mixed.mk")).toEqual({
    index: 0,
    objects: 1,
    words: 1,
    scalarBytes: 9,
    fields: [
      { kind: "scalar", bytes: 1, offset: 8, type: "UInt8" },
      { kind: "object", index: 0, type: "tobj" },
      { kind: "scalar", bytes: 8, offset: 0, type: "UInt64" },
      undefined,
      { kind: "word", index: 1 },
    ],
  });
  // A trivial structure is what its field is.
  expect(types().layout("Shape.two").fields).toEqual([
    { kind: "object", index: 0, type: "tobj" },
    { kind: "scalar", bytes: 1, offset: 0, type: "UInt8" },
  ]);
});

test("these facts are in the module that is written, once for each of its types", () => {
  const { entries } = converted(bytes);
  const constructorCount = declared.flatMap((each) => Object.keys(each.constructors)).length;
  const lcnf = ["Lean", "Compiler", "LCNF"] as const;
  const impure = ["_private", ...lcnf, "ToImpureType", 0, ...lcnf] as const;
  expect(entries(...impure, "impureTypeExt")).toHaveLength(declared.length);
  expect(entries(...impure, "ctorLayoutExt")).toHaveLength(constructorCount);
  expect(entries(...lcnf, "monoTypeExt")).toHaveLength(declared.length + constructorCount);
});
