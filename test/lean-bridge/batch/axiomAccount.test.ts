import { expect, test } from "vitest";
import { accountFor, outsideNames } from "../../../lean-bridge/batch/axiomAccount.ts";
import { unreadEnd } from "../../../lean-bridge/batch/unreadEnd.ts";
import type { CompiledConstant, CompiledModule } from "../../../lean-bridge/olean/compiledModule.ts";
import { leanName } from "../../../lean-bridge/olean/leanName.ts";

function moduleOf(...constants: readonly (readonly [CompiledConstant["kind"], string, ...string[]])[]): CompiledModule {
  const made = constants.map(([kind, name, ...uses]): CompiledConstant => {
    const references = new Map(uses.map((use) => [leanName([use]).key, leanName([use])]));
    return { name: leanName([name]), kind, references, statementHash: "" };
  });
  return { imports: [], ranges: new Map(), constants: new Map(made.map((constant) => [constant.name.key, constant])) };
}

test("axioms are followed through circles and through the modules of a project; what is not known spreads as well", () => {
  const imported = moduleOf(["axiom", "propext"], ["theorem", "lie", "propext"]);
  const own = moduleOf(
    ["inductive", "T", "mk"],
    ["constructor", "mk", "T", "lie"],
    ["theorem", "sound", "library"],
    ["theorem", "unsound", "sound", "sorryAx"],
    ["theorem", "dark", "hidden"],
  );
  const words = new Map([
    ['["library"]', []],
    ['["sorryAx"]', ["sorryAx"]],
  ]);
  const accounts = accountFor([own, imported], ({ key }) => words.get(key));
  const shown = Object.fromEntries(
    [...accounts].map(([key, { foreign, isKnown }]) => [(JSON.parse(key) as string[])[0], [isKnown, ...foreign]]),
  );
  expect(shown).toEqual({
    T: [true, "propext"],
    mk: [true, "propext"],
    sound: [true],
    unsound: [true, "sorryAx"],
    dark: [false],
    propext: [true, "propext"],
    lie: [true, "propext"],
  });
  expect([...outsideNames([own, imported]).keys()].toSorted()).toEqual(['["hidden"]', '["library"]', '["sorryAx"]']);
});

test("`#exit` counts where anything but comments follows", () => {
  const stops = ["Lean stops at `#exit` in line 2; what follows is not compiled"];
  expect(unreadEnd("theorem a := b\n#exit\ntheorem c := d\n", [])).toEqual(stops);
  expect(unreadEnd("theorem a := b\n#exit\n-- theorem c := d\n/- e -/\n", [])).toEqual([]);
  expect(unreadEnd('-- #exit\n#eval "#exit"\n', [])).toEqual([]);
});
