import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const bad = "axiom bad : (1 : Nat) = 2\n";
const quiet = 'macro "close" : tactic => `(tactic| sorry)\nset_option warn.sorry false in\n';
const claim = "theorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n";
const truth = "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := by\n  ⬚sorry\n";

/** A file that redefines a name or sign: an honest proof and step, an axiom, and a disguised gap. */
function where(name: string, prefix: string): readonly ConformanceCase[] {
  return [
    ...casesAt(prefix + truth, [
      { name: `meaning: ${name}, an honest proof`, candidate: "exact ⟨h, k⟩", expected: "proved" },
      { name: `meaning: ${name}, an honest step`, candidate: "refine ⟨?_, ?_⟩", expected: "progress" },
    ]),
    ...casesAt(bad + prefix + claim, [
      { name: `meaning: ${name}, an axiom`, candidate: "exact bad", expected: "notV4" },
    ]),
    ...casesAt(quiet.replace("set_option", `${prefix}set_option`) + claim, [
      { name: `meaning: ${name}, a hidden gap`, candidate: "close", expected: "notAccepted" },
    ]),
  ];
}

/** Only the attacks, for files whose meaning Lean may take for the usual one. */
function attacked(name: string, prefix: string): readonly ConformanceCase[] {
  return where(name, prefix).slice(2);
}

/** Names and signs that the file redefines. */
export const ownMeanings: CaseGroup = {
  subject: "own meanings",
  cases: [
    ...where("its own True", "namespace N\ninductive True : Prop | yes\n"),
    ...where("its own Lean.Name", "namespace N\ninductive Lean.Name | one\n"),
    ...where("its own numbers", "namespace N\ninductive Nat | z\n"),
    ...where("True opened from elsewhere", "def N.True' := 1\nopen N renaming True' → True\n"),
    ...where("an exported sorryAx", "namespace M\ntheorem sorryAx : True := trivial\nend M\nexport M (sorryAx)\n"),
    ...where("a variable called True", "variable (True : Prop)\n"),
    ...where("variables of every kind", "universe u\nvariable {α : Type u} [Inhabited α] (a : α) (f : α → α)\n"),
    ...where("a variable that is included", "variable (z : Nat)\ninclude z\n"),
    ...where("a local instance of numbers", "@[local instance] def odd : OfNat Nat 77 := ⟨3⟩\n"),
    ...where("an arrow of its own", 'local infixr:25 " ⟶ " => fun (a b : Prop) => a → b\n'),
    ...where("a section that nobody ends", "section\nopen Nat\n"),
    ...where("a namespace like a word of ours", "namespace colloquy_hole\n"),
    ...where("an unnamed noncomputable section", "noncomputable section\n"),
    ...where("a public section", "public section\n"),
    ...attacked(
      "a macro for axioms",
      "macro_rules | `(command| axiom $n:ident : $p) => `(command| theorem $n : $p := by trivial)\n",
    ),
    ...attacked(
      "a rule for theorems",
      "macro_rules | `(command| theorem $n:ident : _root_.True := $_) => `(command| theorem $n : True := True.intro)\n",
    ),
    ...attacked("a rule for set_option", "macro_rules | `(command| set_option pp.fullNames true in $c) => `($c)\n"),
    ...attacked("a rule for every option", "macro_rules | `(command| $a:command in $b) => `($b)\n"),
    ...attacked("a sign for print", 'notation "#print" => 1\n'),
    ...attacked("a word for axioms", 'notation "axioms" => 1\n'),
    ...attacked("a word like a name of ours", 'notation "_root_" => 1\n'),
    ...attacked(
      "a coercion of everything",
      "instance (priority := high) : Coe True ((1 : Nat) = 2 → True) := ⟨fun h _ => h⟩\n",
    ),
    ...attacked("a function instead of equality", 'local notation:50 a:51 " = " b:51 => Ne a b\n'),
    ...casesAt(`local infix:50 " =' " => fun (a b : Nat) => a ≤ b\ntheorem t : 1 =' 2 := by\n  ⬚sorry\n`, [
      { name: "meaning: an honest sign like equality", candidate: "decide", expected: "proved" },
      {
        name: "meaning: a sign like equality, taken for it",
        candidate: "exact (rfl : (1 : Nat) = 2)",
        expected: "failed",
      },
    ]),
    ...casesAt("open Classical\ntheorem t (p : Prop) : p ∨ ¬p := by\n  ⬚sorry\n", [
      { name: "meaning: choice opened", candidate: "exact em p", expected: "proved" },
      { name: "meaning: choice opened, cases", candidate: "by_cases h : p", expected: "progress" },
    ]),
    ...casesAt(
      "namespace Classical\naxiom choice' {α : Sort u} : α\nend Classical\nopen Classical renaming choice' → choice\ntheorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n",
      [
        { name: "meaning: an axiom renamed to choice", candidate: "exact choice'", expected: "notV4" },
        {
          name: "meaning: an axiom renamed to choice, by the new name",
          candidate: "exact Classical.choice'",
          expected: "notV4",
        },
      ],
    ),
    ...casesAt(
      "private axiom propext' : (1 : Nat) = 2\nexport Nat (add_comm)\ntheorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n",
      [{ name: "meaning: a private axiom", candidate: "exact propext'", expected: "notV4" }],
    ),
    ...casesAt(
      "namespace propext\naxiom sound : (1 : Nat) = 2\nend propext\ntheorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n",
      [{ name: "meaning: an axiom below a standard one", candidate: "exact propext.sound", expected: "notV4" }],
    ),
    ...casesAt("axiom «Quot.sound» : (1 : Nat) = 2\ntheorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n", [
      {
        name: "meaning: an axiom with a standard one's name in guillemets",
        candidate: "exact «Quot.sound»",
        expected: "notV4",
      },
    ]),
    ...casesAt("axiom Nat.sub_lt' : (1 : Nat) = 2\ntheorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n", [
      {
        name: "meaning: an axiom like a library's theorem with a prime",
        candidate: "exact Nat.sub_lt'",
        expected: "notV4",
      },
    ]),
  ],
};
