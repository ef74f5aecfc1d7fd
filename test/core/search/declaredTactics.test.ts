import { expect, test } from "vitest";
import { declaredTactics } from "../../../core/search/declaredTactics.ts";

test.each([
  ["a macro", 'macro "close_it" : tactic => `(tactic| rfl)', ["close_it"]],
  ["a local one with a name and a priority", 'local macro (name := a) (priority := high) "b" : tactic => x', ["b"]],
  ["syntax whose arguments are optional", 'syntax "try_it" (ppSpace colGt term)? : tactic', ["try_it"]],
  ["an elaborator behind an attribute", '@[tactic_doc] elab "mine" : tactic => x', ["mine"]],
  ["syntax that needs an argument", 'syntax "use_it " term : tactic', []],
  ["a macro for terms", 'macro "zero" : term => `(0)', []],
  ["registered for `try?`", "register_try?_tactic (priority := 500) simp_all +arith", ["simp_all +arith"]],
  ["registered for `hint`", "register_hint 200 grind", ["grind"]],
  ["a comment", '-- macro "no" : tactic', []],
])("%s", (_, text, tactics) => {
  expect(declaredTactics(text)).toEqual(tactics);
});
