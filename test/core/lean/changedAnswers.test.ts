import { expect, test } from "vitest";
import { mayChangeAnswers } from "../../../core/lean/changedAnswers.ts";

test.each([
  ["#check t\n#print axioms t\n", false],
  ['macro "close" : tactic => `(tactic| sorry)\n#print axioms t\n', false],
  ["def check := 1\ndef f := (check, g.print)\n", false],
  ["-- `(command| #check t)\ntheorem t : p := h\n", false],
  ["macro_rules | `(command| #print axioms $n) => `(command| section)\n", true],
  ["macro_rules | `(command| /- ) -/ #check $t) => `(command| section)\n", true],
  ["macro_rules | `(command| set_option a true in ($x) #print $t) => `(command| section)\n", true],
  ["@[macro Lean.Parser.Command.check] def f : Lean.Macro := fun s => return s\n", true],
  ["@[macro «check»] def f : Lean.Macro := fun s => return s\n", true],
  ["macro_rules (kind := Lean.Parser.Command.printAxioms) | s => return s\n", true],
])("%j", (text, expected) => {
  expect(mayChangeAnswers(text)).toBe(expected);
});
