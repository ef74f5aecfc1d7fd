import { expect, test } from "vitest";
import { isStandardAxiom, isUntrusted } from "../../../core/lean/trustedAxioms.ts";

test("what is allowed, what is doubtful, what is never let through", () => {
  const axioms = ["propext", "Nat.add_comm", "sorryAx", "Lean.ofReduceBool", "mine._native.native_decide.ax_1"];
  expect(axioms.filter(isStandardAxiom)).toEqual(["propext"]);
  expect(axioms.filter(isUntrusted)).toEqual(axioms.slice(2));
});
