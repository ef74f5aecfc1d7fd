import type { CaseGroup } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const plain = "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n";

/** With the names that code needs to run. */
const withLean = "import Lean\n\ntheorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n";

/** Candidates that would run code while they elaborate, or trust code that was run. */
export const elaborationCode: CaseGroup = {
  subject: "code and compiler",
  cases: [
    ...casesAt(plain, [
      { name: "run_tac", candidate: "run_tac pure ()\nexact h", expected: "refused" },
      { name: "open ... in run_tac", candidate: "open Nat in run_tac pure ()\nexact h", expected: "refused" },
      { name: "by_elab", candidate: "exact by_elab pure default", expected: "refused" },
      { name: "eval%", candidate: "have k := eval% 1 + 1\nexact h", expected: "refused" },
      { name: "unsafe", candidate: "exact unsafe h", expected: "refused" },
      { name: "include_str", candidate: 'have k := include_str "/etc/hostname"\nexact h', expected: "refused" },
      { name: "run_elab", candidate: "exact h\nrun_elab pure ()", expected: "refused" },
      { name: "initialize", candidate: "exact h\ninitialize pure ()", expected: "refused" },
      { name: "#eval", candidate: "exact h\n#eval 1", expected: "refused" },
      { name: "a macro", candidate: 'exact h\nmacro "x" : tactic => `(tactic| skip)', expected: "refused" },
      { name: "a notation", candidate: 'exact h\nlocal notation "x" => 1', expected: "refused" },
      { name: "an attribute", candidate: "exact h\n@[simp] theorem x : 1 = 1 := rfl", expected: "refused" },
    ]),
    ...casesAt(withLean, [
      {
        name: "code behind a string in an interpolation",
        candidate: 'have k := s!"{ "a" ++ (by_elab return Lean.toExpr "b") }"\nexact h',
        expected: "refused",
      },
      {
        name: "code beside braces in an interpolation",
        candidate: 'have k := s!"{ (by_elab return Lean.toExpr 1 : Nat) + (fun {y : Nat} => y) (y := 0) }"\nexact h',
        expected: "refused",
      },
      {
        name: "code in braces in an interpolation",
        candidate: 'have k := s!"{(by_elab return Lean.toExpr 1 : Nat)}"\nexact h',
        expected: "refused",
      },
      {
        name: "code in what looks like a comment behind //",
        candidate: "have k : {x : Int //-x = (by_elab return Lean.toExpr (0 : Nat)) -- -/\n  } := ⟨0, rfl⟩\nexact h",
        expected: "refused",
      },
    ]),
    ...casesAt("theorem t : 10 * 10 = 100 := by\n  ⬚sorry\n", [
      { name: "native_decide", candidate: "native_decide", expected: "refused" },
      { name: "decide +native", candidate: "decide +native", expected: "refused" },
      { name: "decide (native := true)", candidate: "decide (native := true)", expected: "refused" },
      {
        name: "native_decide in what looks like a comment behind //",
        candidate:
          "have k : {x : Int //-x = 0 ∧ (have : 3 = 3 := (by native_decide); True) -- -/\n  } := ⟨0, by simp⟩\nrfl",
        expected: "refused",
      },
      { name: "decide", candidate: "decide", expected: "proved" },
      { name: "decide +kernel", candidate: "decide +kernel", expected: "proved" },
      { name: "simp with decide", candidate: "simp +decide", expected: "proved" },
    ]),
    {
      name: "native_decide in what looks like a comment behind <-",
      text: "instance : Neg (Option Nat) := ⟨fun x => x⟩\n\ntheorem t : 10 * 10 = 100 := by\n  ⬚sorry\n",
      candidate:
        "have k : Option Nat := do\n  let x <--(some (have : 3 = 3 := (by native_decide); 1) : Option Nat)\n  return x\nrfl",
      expected: "refused",
    },
    {
      name: "decide +kernel on what is false",
      text: "theorem t : 10 * 10 = 101 := by\n  ⬚sorry\n",
      candidate: "decide +kernel",
      expected: "failed",
    },
    {
      name: "a tactic of the file that runs code",
      text: lean`
import Lean
elab "close" : tactic => do
  Lean.Elab.admitGoal (← Lean.Elab.Tactic.getMainGoal)
theorem t : 1 = 2 := by
  ⬚sorry
`,
      candidate: "close",
      expected: "notAccepted",
    },
  ],
};
