import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const close = 'macro "close" : tactic => `(tactic| sorry)\nset_option warn.sorry false in\n';

/** A goal that is not a plain proposition: a step that only adds a fact, a proof, and a disguised gap. */
function shape(
  name: string,
  statement: string,
  ...[proof, prefix = ""]: readonly [proof: string, prefix?: string]
): readonly ConformanceCase[] {
  // `t .{u}` is a mistake to newer Leans.
  const joint = statement.startsWith(".") ? "" : " ";
  return casesAt(`${prefix}${close}theorem t${joint}${statement} := by\n  ⬚sorry\n`, [
    {
      name: `goal: ${name}, a fact more`,
      candidate: "have fact : (1 : Nat) = 1 := rfl",
      expected: "progress",
    },
    { name: `goal: ${name}, its proof`, candidate: proof, expected: "proved" },
    { name: `goal: ${name}, a hidden gap`, candidate: "close", expected: "notAccepted" },
  ]);
}

/** The same without the attack, for cases about names. */
function honest(
  name: string,
  statement: string,
  ...[proof, prefix = ""]: readonly [proof: string, prefix?: string]
): readonly ConformanceCase[] {
  return shape(name, statement, proof, prefix).slice(0, 2);
}

/** The same if a gap's label cannot be read from Lean's output: a step that leaves a goal is unknown, but not more. */
function unread(...goal: Parameters<typeof shape>): readonly ConformanceCase[] {
  const [fact, ...others] = shape(...goal);
  return [...(fact ? [{ ...fact, expected: "unknown" as const }] : []), ...others];
}

/** Goals and names that are printed like something else: labels, gaps, Lean's own names. */
export const goalShapes: CaseGroup = {
  subject: "goal shapes",
  cases: [
    ...shape("a function of a name", ": ∀ n : Lean.Name, n = n", "intro n\nrfl"),
    ...shape(
      "a function of two names and a number",
      ": ∀ (n m : Lean.Name) (k : Nat), n = n ∧ m = m ∧ k = k",
      "intros\nexact ⟨rfl, rfl, rfl⟩",
    ),
    ...shape("a binder called tag", ": ∀ tag : Lean.Name, tag = tag", "intro tag\nrfl"),
    ...unread("a binder of an odd name", ": ∀ «a:b» : Lean.Name, «a:b» = «a:b»", "intro n\nrfl"),
    ...unread("a binder with a bracket in its name", ": ∀ «a(b» : Lean.Name, «a(b» = «a(b»", "intro n\nrfl"),
    ...shape("a binder with a comma in its name", ": ∀ «a, b» : Lean.Name, «a, b» = «a, b»", "intro n\nrfl"),
    ...shape("an implicit name", ": ∀ {n : Lean.Name}, n = n", "intro n\nrfl"),
    ...shape("a strictly implicit name", ": ∀ ⦃n : Lean.Name⦄, n = n", "intro n\nrfl"),
    ...honest("an instance", ": ∀ [Inhabited Lean.Name], True", "intro _\ntrivial"),
    ...honest("a name that nobody uses", ": Lean.Name → True", "intro _\ntrivial"),
    ...honest("a unit that nobody uses", ": Unit → True", "intro _\ntrivial"),
    ...honest("let", ": let n : Lean.Name := .anonymous; n = n", "rfl"),
    ...honest("have", ": have n : Nat := 1; n = n", "rfl"),
    ...shape("the text of a label's end", ': "_sorry" = "_sorry"', "rfl"),
    ...unread(
      "a text like a label's beginning",
      ': "sorryAx (∀ (tag : Lean.Name), " = "sorryAx (∀ (tag : Lean.Name), "',
      "rfl",
    ),
    ...honest(
      "a text with numbers and a label's end",
      ': ("(nat_lit 1)", 1, 2, 3, 4, 5, 6, "_sorry") = ("(nat_lit 1)", 1, 2, 3, 4, 5, 6, "_sorry")',
      "rfl",
    ),
    ...unread(
      "a text like a whole label",
      ': "sorryAx.{0} (∀ (tag : Lean.Name), True) Bool.false \\"_sorry\\"" = "sorryAx.{0} (∀ (tag : Lean.Name), True) Bool.false \\"_sorry\\""',
      "rfl",
    ),
    ...honest("a name like a label's end", ": `a._sorry = `a._sorry", "rfl"),
    ...honest("a text with a line end and :=", ': "a := b\\n : c" = "a := b\\n : c"', "rfl"),
    ...unread("a hypothesis called sorryAx", "(sorryAx : True) : True ∧ True", "exact ⟨trivial, trivial⟩"),
    ...honest("a hypothesis called sorryAx'", "(sorryAx' : 1 = 2) : 1 = 2", "exact sorryAx'"),
    ...honest("a hypothesis called not_sorryAx", "(not_sorryAx : 1 = 2) : 1 = 2", "exact not_sorryAx"),
    ...honest("a type called Unit", "(Unit : Type) (u : Unit) : u = u", "rfl"),
    ...honest("a type called Bool", "(Bool : Type) (u : Bool) : u = u", "rfl"),
    ...honest("a value called instOfNatNat", "(instOfNatNat : Nat) : instOfNatNat + 0 = instOfNatNat", "rfl"),
    ...honest(
      "a class of the file's own",
      ": (0 : N.Nat) = 0",
      "rfl",
      "inductive N.Nat | z\ninstance : OfNat N.Nat n := ⟨.z⟩\n",
    ),
    ...honest("a true of the file's own", ": True", "exact .yes", "namespace N\ninductive True : Prop | yes\n"),
    ...shape(
      "a name of the file's own",
      ": ∀ tag : Lean.Name, tag = tag",
      "intro tag\nrfl",
      "namespace N\ninductive Lean.Name | one\n",
    ),
    ...shape(
      "a gap of the file's own",
      ": ∀ n : Nat, n + 0 = n",
      "intro n\nrfl",
      "namespace N\ntheorem sorryAx : True := trivial\n",
    ),
    ...honest(
      "a gap of the file's own that is used",
      ": True ∧ True",
      "exact ⟨N.gap, trivial⟩",
      "theorem N.gap : True := trivial\nexport N (gap)\n",
    ),
    ...honest("numbers in a statement", ": (3 : Nat) + 4 = 7 ∧ (5 : Int) = 5", "decide"),
    ...honest("a goal that holds sorry's place", ": ∃ n : Nat, n = 3 ∧ n + 2 = 5", "exact ⟨3, rfl, rfl⟩"),
    ...honest("universes", ".{u} (α : Type u) (a : α) : a = a", "rfl"),
    ...honest("letters that Lean binds by itself", "(xs : List α) : xs = xs", "rfl"),
    ...honest("a Sort", ".{u} (α : Sort u) (a : α) : a = a", "rfl"),
  ],
};
