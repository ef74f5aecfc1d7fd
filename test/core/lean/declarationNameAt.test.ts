import { expect, test } from "vitest";
import { declarationNameAt } from "../../../core/lean/declarationTexts.ts";

test("the declaration around a place", () => {
  const text = "mutual\ntheorem a : p := by\n  ONE\ntheorem b.c : p := by\n  TWO\nend\nexample : p := by THREE\n";
  const command = { start: 0, end: text.length };
  expect(declarationNameAt(text, command, text.indexOf("ONE"))).toBe("a");
  expect(declarationNameAt(text, command, text.indexOf("TWO"))).toBe("b.c");
  expect(declarationNameAt(text, command, text.indexOf("THREE"))).toBeUndefined();
});
