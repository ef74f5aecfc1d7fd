import { expect, test } from "vitest";
import { prefixContext } from "../../../core/lean/prefixContext.ts";

test("scopes, variables and local things are said again, declarations are not", () => {
  const prefix = [
    "import Std",
    "namespace A",
    "open Nat List",
    "variable {α : Type}",
    "theorem a : 1 = 1 := rfl",
    "open Nat in",
    "theorem b : 1 = 1 := rfl",
    "section",
    'local notation "x" => 1',
    "attribute [local simp] a",
    "attribute [simp] b",
    "set_option pp.all true",
    "end",
    "noncomputable section",
    "",
  ].join("\n");
  expect(prefixContext(prefix)).toEqual({
    header: "import Std",
    replay: [
      "namespace A",
      "open Nat List",
      "variable {α : Type}",
      "section",
      'local notation "x" => 1',
      "attribute [local simp] a",
      "set_option pp.all true",
      "end",
      "noncomputable section",
      "",
    ].join("\n"),
  });
});

test.each([
  "private theorem a : 1 = 1 := rfl\n",
  "@[local simp] theorem a : 1 = 1 := rfl\n",
  "module\ntheorem a : 1 = 1 := rfl\n",
])("%j is not trusted to a module", (prefix) => {
  expect(prefixContext(prefix)).toBeUndefined();
});
