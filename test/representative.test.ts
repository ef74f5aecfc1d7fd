import * as fc from "fast-check";
import { expect, test } from "vitest";
import { representative } from "./representative.ts";

const cases = fc.uniqueArray(fc.record({ kind: fc.constantFrom("a", "b", "c"), name: fc.integer() }), {
  selector: ({ name }) => name,
  maxLength: 100,
});

test("a part of the cases in their order, with every kind in it, and all of a kind that has few", () => {
  fc.assert(
    fc.property(cases, (all) => {
      const part = representative(all, ({ kind }) => kind);
      expect(part).toEqual(all.filter((tested) => part.includes(tested)));
      for (const kind of ["a", "b", "c"]) {
        const many = all.filter((tested) => tested.kind === kind).length;
        const chosen = part.filter((tested) => tested.kind === kind).length;
        expect(chosen).toBe(Math.min(many, Math.max(4, Math.ceil(many / 4))));
      }
    }),
  );
});
