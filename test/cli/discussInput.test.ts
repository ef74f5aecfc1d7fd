import { expect, test } from "vitest";
import { scriptTurns } from "../../cli/discuss/discussInput.ts";

test("indented lines go on with the turn before, at their own depth", () => {
  const script =
    "-- a remark\n/propose induction n with\n  | zero => simp\n  | succ n ih =>\n    omega\n\nhello\r\n/quit\n";
  expect(scriptTurns(script)).toEqual([
    "/propose induction n with\n| zero => simp\n| succ n ih =>\n  omega",
    ...["hello", "/quit"],
  ]);
});
