import { describe, expect, test } from "vitest";
import type { CompiledModule } from "../../../lean-bridge/olean/compiledModule.ts";
import { readModule } from "../../../lean-bridge/olean/compiledModule.ts";
import { shownName } from "../../../lean-bridge/olean/leanName.ts";
import type { Word } from "../../fixtures/olean/oleanWriter.ts";
import { ModuleWriter } from "./moduleWriter.ts";

const bases = [
  [4, 0x1873_0000],
  [8, 0x1234_5678_0000],
] as const;

function read(...files: readonly Uint8Array[]): CompiledModule {
  const reading = readModule(files);
  if (reading.kind === "unreadable") throw new Error(reading.detail);
  return reading.module;
}

function referencesOf(module: CompiledModule, ...name: readonly string[]): readonly string[] {
  return [...(module.constants.get(JSON.stringify(name))?.references.values() ?? [])].map(shownName).toSorted();
}

function hashOf(module: CompiledModule, ...name: readonly string[]): string | undefined {
  return module.constants.get(JSON.stringify(name))?.statementHash;
}

describe.each(bases)("words of %i bytes", (word, base) => {
  test.each(["front", "end"] as const)("a module's constants, with the root's address at the %s", (place) => {
    const olean = new ModuleWriter(word, base);
    const [falsity, wish] = [olean.constant(["False"]), olean.constant(["wish"])];
    const constants = [
      olean.axiom(["wish"], falsity),
      olean.theorem(["A", "granted"], {
        type: falsity,
        value: olean.term(5, [wish, olean.term(11, [olean.name("And"), olean.scalar(0), wish])]),
      }),
      olean.axiom(["Nat.zero"], falsity),
    ];
    const module = read(olean.module({ imports: ["Init"], constants }, place));
    expect(module.imports.map(shownName)).toEqual(["Init"]);
    expect([...module.constants.values()].map(({ kind, name }) => [kind, shownName(name)])).toEqual([
      ["axiom", "wish"],
      ["theorem", "A.granted"],
      ["axiom", "«Nat.zero»"],
    ]);
    expect(referencesOf(module, "A", "granted")).toEqual(["And", "False", "wish"]);
  });

  test("a file of the same module has the fuller form, and refers to the first", () => {
    const first = new ModuleWriter(word, base);
    const truth = first.constant(["True"]);
    const files = [first.module({ constants: [first.axiom(["kept"], truth)] })];
    const second = new ModuleWriter(word, base + 0x10000);
    const value = second.constant(["hidden"]);
    files.push(second.module({ constants: [second.theorem(["kept"], { type: truth, value })] }));
    const module = read(...files);
    expect(module.constants.get('["kept"]')?.kind).toBe("theorem");
    expect(referencesOf(module, "kept")).toEqual(["True", "hidden"]);
  });

  test("hashes see the type and nothing else", () => {
    const hashed = (make: (olean: ModuleWriter) => Word, params: readonly string[] = []): string | undefined => {
      const olean = new ModuleWriter(word, base);
      const type = make(olean);
      return hashOf(read(olean.module({ constants: [olean.theorem(["t"], { type, value: type, params })] })), "t");
    };
    const arrow =
      (binder: string, kind = 0) =>
      (olean: ModuleWriter): Word =>
        olean.term(7, [olean.name(binder), olean.constant(["Nat"]), olean.constant(["P"])], [kind]);
    const sort =
      (param: string) =>
      (olean: ModuleWriter): Word =>
        olean.term(3, [olean.object(4, [olean.name(param)], [0, 0, 0, 0, 0, 0, 0, 0])]);
    const literal =
      (value: bigint) =>
      (olean: ModuleWriter): Word =>
        olean.term(9, [olean.object(0, [value < 2n ** 31n ? olean.scalar(value) : olean.bigNumber(value)])]);
    expect(hashed(arrow("x"))).toBe(hashed(arrow("y")));
    expect(hashed(arrow("x"))).not.toBe(hashed(arrow("x", 1)));
    expect(hashed(sort("u"), ["u"])).toBe(hashed(sort("v"), ["v"]));
    expect(hashed(sort("u"), ["u", "v"])).not.toBe(hashed(sort("v"), ["u", "v"]));
    expect(hashed(literal(10n ** 30n))).not.toBe(hashed(literal(10n ** 30n + 1n)));
    expect(hashed(literal(7n))).toBe(hashed((olean) => olean.term(10, [olean.scalar(0), literal(7n)(olean)])));
  });

  test("deep and widely shared terms", () => {
    const olean = new ModuleWriter(word, base);
    let term = olean.constant(["leaf"]);
    for (let depth = 0; depth < 50_000; depth++) term = olean.term(5, [term, term]);
    const module = read(olean.module({ constants: [olean.theorem(["t"], { type: term, value: term })] }));
    expect(referencesOf(module, "t")).toEqual(["leaf"]);
    expect(hashOf(module, "t")).toMatch(/^[0-9a-f]{64}$/u);
  });

  test("bytes that are no module have a name for it", () => {
    const olean = new ModuleWriter(word, base);
    const whole = olean.module({ constants: [olean.axiom(["a"], olean.constant(["False"]))] });
    for (let length = 0; length < whole.length; length++) {
      const reading = readModule([whole.subarray(0, length)]);
      if (reading.kind === "unreadable") continue;
      // The missing part was not needed.
      expect([...reading.module.constants.keys()]).toEqual(['["a"]']);
    }
    for (let at = 0; at < whole.length; at++) {
      for (const change of [1, 0x80, 0xff]) {
        const bytes = whole.slice();
        bytes[at] = (bytes[at] ?? 0) ^ change;
        // An answer or a description of the fault, and never an exception.
        expect(["read", "unreadable"]).toContain(readModule([bytes]).kind);
      }
    }
    expect(readModule([]).kind).toBe("unreadable");
  });
});

test("a boxed number that no JavaScript number holds", () => {
  const numbers = [2n ** 60n, 2n ** 60n + 1n].map((value) => {
    const olean = new ModuleWriter(8, 0x10000);
    const type = olean.term(9, [olean.object(0, [olean.scalar(value)])]);
    return hashOf(read(olean.module({ constants: [olean.axiom(["t"], type)] })), "t");
  });
  expect(new Set(numbers).size).toBe(2);
});
