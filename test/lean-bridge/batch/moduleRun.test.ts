import { expect, test } from "vitest";
import { withPrefix } from "../../../lean-bridge/batch/moduleRun.ts";

test.each([
  ["theorem t : 1 = 1 := rfl\n", " open A\ntheorem t : 1 = 1 := rfl\n"],
  ["import A -- a\n\n/- b -/ theorem t\n", "import A -- a\n\n/- b -/  open A\n        theorem t\n"],
  ["module\n\nimport A\n\n  theorem t\n", "module\n\nimport A\n\n   open A\n  theorem t\n"],
])("commands behind the header leave the columns of what follows: %j", (text, expected) => {
  expect(withPrefix(text, "open A")).toBe(expected);
});
