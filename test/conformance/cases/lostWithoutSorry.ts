import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt, lean } from "../conformanceCase.ts";

const rule = lean`
theorem byRule {P : Nat → Prop} {n : Nat} (b : Nat) (hb : 0 < b) (zero : P 0) (succ : ∀ m, P m → P (m + 1)) : P n := by
  induction n with
  | zero => exact zero
  | succ m ih => exact succ m ih

`
  .trimEnd()
  .concat('\nmacro "auto" : term => `(by decide)\n\n');
const claim = "theorem t (n : Nat) : 0 + n = n := by\n  ⬚sorry\n";
const arm = "exact match m with\n  | 0 => rfl\n  | k + 1 => Nat.zero_add _";
const usual = `induction n using byRule 1 (by decide) with\n| zero => rfl\n| succ m ih =>\n  ${arm}`;
const twice = `${usual}\n  | _ => Nat.zero_add _`;
const byMacro = twice.replace("(by decide)", "auto");
const old =
  'theorem new (n : Nat) : 0 + n = n := Nat.zero_add n\n@[deprecated new (since := "2025-01-01")] theorem old (n : Nat) : 0 + n = n := Nat.zero_add n\nset_option warningAsError true\n\n';
const byOld = "induction n using byRule 1 (by decide) with\n| zero => rfl\n| succ m ih => exact old _";

/** A value for `f`, followed by a theorem that is false for 0; Lean's server loses that error. */
function later(name: string, text: string, candidate = "exact 0"): ConformanceCase {
  return {
    name: `later: ${name}`,
    text: `${rule}def f : Nat := by\n  ⬚sorry\n\n${text}`,
    candidate,
    expected: candidate === "exact 0" ? "notAccepted" : "proved",
  };
}

const breaks = "fail_if_success have : f = 0 := rfl\n    rfl";
const arms = (first: string): string =>
  `induction n using byRule 1 (by decide) with\n  | zero =>\n    ${first}\n  | succ m ih => rfl\n`;

/** Errors that Lean's server does not report and that leave no trace in the term, in the step and after it. */
export const lostWithoutSorry: CaseGroup = {
  subject: "lost without sorry",
  cases: [
    ...casesAt(rule + claim, [
      { name: "an arm too many", candidate: twice, expected: "notAccepted" },
      { name: "an arm too many, a fact not used", candidate: `have k := 1\n${twice}`, expected: "notAccepted" },
      {
        name: "an arm too many, a variable not used",
        candidate: `intro_unused\n${twice}`.replace("intro_unused", "have ⟨a, b⟩ : True ∧ True := ⟨trivial, trivial⟩"),
        expected: "notAccepted",
      },
      { name: "an arm too many, behind a macro of the file", candidate: byMacro, expected: "notAccepted" },
      {
        name: "an arm too many, the tactic `match`",
        candidate:
          "induction n using byRule 1 (by decide) with\n| zero => rfl\n| succ m ih =>\n  match m with\n  | 0 => rfl\n  | k + 1 => exact Nat.zero_add _\n  | _ => exact Nat.zero_add _",
        expected: "notAccepted",
      },
      { name: "as many arms as needed", candidate: usual, expected: "proved" },
      { name: "as many arms as needed, a fact not used", candidate: `have k := 1\n${usual}`, expected: "proved" },
      {
        name: "an arm too many that is seen",
        candidate: `cases n with\n| zero => rfl\n| succ m =>\n  ${arm}\n  | _ => Nat.zero_add _`,
        expected: "failed",
      },
    ]),
    ...casesAt(`${rule}set_option warn.sorry false\n${claim}`, [
      { name: "an arm too many, the warning off", candidate: twice, expected: "notAccepted" },
      { name: "as many arms as needed, the warning off", candidate: usual, expected: "proved" },
    ]),
    ...casesAt(
      `${rule}macro "proposition " n:ident b:bracketedBinder ":" p:term ":=" v:term : command => \`(theorem $n $b : $p := $v)\n\nproposition t (n : Nat) : 0 + n = n := by\n  ⬚sorry\n`,
      [
        { name: "an arm too many, a command of the file", candidate: twice, expected: "notAccepted" },
        { name: "as many arms as needed, a command of the file", candidate: usual, expected: "proved" },
      ],
    ),
    ...casesAt(`${rule}def t (n : Nat) : PLift (0 + n = n) := ⟨by\n  ⬚sorry⟩\n`, [
      { name: "an arm too many, in a definition", candidate: twice, expected: "notAccepted" },
      { name: "an arm too many, in a definition, by a macro", candidate: byMacro, expected: "notAccepted" },
      { name: "as many arms as needed, in a definition", candidate: usual, expected: "proved" },
    ]),
    ...casesAt(`${rule}instance t : Nonempty (PLift (∀ n : Nat, 0 + n = n)) := ⟨⟨fun n => by\n  ⬚sorry⟩⟩\n`, [
      { name: "an arm too many, in an instance, by a macro", candidate: byMacro, expected: "notAccepted" },
    ]),
    ...casesAt(rule + old + claim, [
      { name: "an old name that is an error", candidate: byOld, expected: "notAccepted" },
      {
        name: "an old name that is an error, a warning switched off",
        candidate: `set_option warningAsError false in\n${byOld}`,
        expected: "notAccepted",
      },
    ]),
    ...casesAt(`${rule}${old}set_option warn.sorry false\n${claim}`, [
      { name: "an old name that is an error, the warning off", candidate: byOld, expected: "notAccepted" },
      { name: "a new name, the warning off", candidate: byOld.replace("old", "new"), expected: "proved" },
    ]),
    later("a variable that is not used", `theorem g (n k : Nat) : n = n := by\n  ${arms(breaks)}`),
    later("a fact that is not used", `theorem g (n : Nat) : n = n := by\n  have k := 1\n  ${arms(breaks)}`),
    later(
      "a variable that is not used, an honest value",
      `theorem g (n k : Nat) : n = n := by\n  ${arms(breaks)}`,
      "exact 1",
    ),
    later(
      "one more lost error, one less",
      `theorem g (n : Nat) : n = n := by\n  ${arms("have : f = 0 := rfl\n    rfl")}\ntheorem h (n : Nat) : n = n := by\n  ${arms(breaks)}`,
    ),
    later(
      "an old name beside it",
      `@[deprecated byRule (since := "2025-01-01")] theorem old : True := trivial\ntheorem g (n : Nat) : n = n := by\n  have _k := old\n  ${arms(breaks)}`,
    ),
    later("a sorry before it", `theorem g (n : Nat) : n = n := by\n  have _k : True := by sorry\n  ${arms(breaks)}`),
    later(
      "an old name and a sorry before it",
      `@[deprecated byRule (since := "2025-01-01")] theorem old : True := trivial\ntheorem g (n : Nat) : n = n := by\n  have _j := old\n  have _k : True := by sorry\n  ${arms(breaks)}`,
    ),
    later(
      "an old name in an example",
      `@[deprecated byRule (since := "2025-01-01")] theorem old : True := trivial\nexample (n : Nat) : n = n := by\n  have _k := old\n  ${arms(breaks)}`,
    ),
    later(
      "an old name beside it, an honest value",
      `@[deprecated byRule (since := "2025-01-01")] theorem old : True := trivial\ntheorem g (n : Nat) : n = n := by\n  have _k := old\n  ${arms(breaks)}`,
      "exact 1",
    ),
    later(
      "an error before it",
      `theorem g (n : Nat) : n = n ∧ True := by\n  refine ⟨?_, ?_⟩\n  · ${arms(breaks).replaceAll("\n", "\n  ").trimEnd()}\n  · exact nonsense\n`,
    ),
    later("a sorry beside it", `theorem g (n : Nat) : n = n ∧ True := by\n  refine ⟨?_, by sorry⟩\n  ${arms(breaks)}`),
    later(
      "a definition, by a macro",
      `def g (n : Nat) : PLift (n = n) := ⟨by\n  ${arms(breaks).replace("(by decide)", "auto").trimEnd()}⟩\n`,
    ),
    later(
      "a definition without arms",
      `def g (n : Nat) : PLift (n = n) := ⟨by\n  refine byRule 1 (by ${"fail_if_success have : f = 0 := rfl; decide"}) rfl (fun _ _ => rfl)⟩\n`,
    ),
    later(
      "a command of the file",
      `macro "claim " v:term : command => \`(theorem claimed (n : Nat) : n = n := $v)\nclaim by\n  rename_i n\n  ${arms(breaks)}`,
    ),
    later(
      "an instance",
      `instance : Nonempty (PLift (∀ n : Nat, n = n)) := ⟨⟨fun n => by\n  ${arms(breaks).replace("(by decide)", "auto").trimEnd()}⟩⟩\n`,
    ),
    later(
      "a theorem without by in its arms",
      "theorem g : f = f := by\n  cases (by fail_if_success have : f = 0 := rfl; trivial : True) with\n  | intro => rfl\n",
    ),
    ...casesAt(
      `${rule}theorem g : True := trivial\n@[deprecated g (since := "2025-01-01")] theorem old : True := trivial\ntheorem t (n : Nat) : 0 + n = n := by\n  let v : Nat := by\n    ⬚sorry\n  have _k := old\n  induction n using byRule 1 (by decide) with\n  | zero =>\n    first\n    | fail_if_success have : v = 0 := rfl\n      rfl\n    | exact match v with\n      | 0 => rfl\n      | k + 1 => rfl\n      | _ => rfl\n  | succ m ih => exact Nat.zero_add _\n`,
      [
        { name: "behind the hole: an arm too many for the value", candidate: "exact 0", expected: "notAccepted" },
        { name: "behind the hole: an arm too many for another value", candidate: "exact 1", expected: "proved" },
      ],
    ),
    later(
      "a warning that comes from the value",
      "theorem g : True := by\n  first\n  | have : f = 0 := rfl\n    exact trivial\n  | exact trivial\n#guard_msgs in\ntheorem h : True := by\n  first\n  | have k : f = 0 := rfl\n    exact trivial\n  | exact trivial\n",
      "exact 2",
    ),
    later(
      "a message that is expected",
      "/-- info: 'f' does not depend on any axioms -/\n#guard_msgs in\n#print axioms f\n",
      "exact 1",
    ),
  ],
};
