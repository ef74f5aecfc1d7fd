import type { CaseGroup, ConformanceCase, Expected } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const pair = "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := by\n  ⬚sorry\n";
const either = "theorem t (p q r : Prop) (h : p ∨ q) (f : p → r) (g : q → r) : r := by\n  ⬚sorry\n";
const sum = "theorem t (n m : Nat) (h : n < m) : ∃ k, n + k = m := by\n  ⬚sorry\n";
const siblings =
  "theorem t (p q r : Prop) (h : p) (k : q) (j : r) : p ∧ q ∧ r := by\n  refine ⟨?_, ?_, ?_⟩\n  · ⬚sorry\n  · exact k\n  · exact j\n";
const shared =
  "theorem t : ∃ n : Nat, n = 3 ∧ n < 5 := by\n  refine ⟨?n, ?a, ?b⟩\n  case a => ⬚sorry\n  case b => sorry\n";

function step(candidate: string, expected: Expected = "progress", name = candidate): Omit<ConformanceCase, "text"> {
  return { name: `step: ${name.replace(/\s+/gu, " ")}`, candidate, expected };
}

function within(
  name: string,
  text: string,
  ...[candidate, expected]: readonly [candidate: string, expected: Expected]
): ConformanceCase {
  return { name: `step within ${name}`, text, candidate, expected };
}

/** Steps that leave goals in many ways, with attacks beside them. */
export const stepShapes: CaseGroup = {
  subject: "step shapes",
  cases: [
    ...casesAt(pair, [
      step("apply And.intro ?left ?right"),
      step("refine ⟨?x, ?y⟩\ncase y => exact k"),
      step("refine ⟨?x, ?y⟩\ncase y => exact h", "failed"),
      step("constructor\nrotate_left\nexact k"),
      step("constructor\nrotate_left\nexact h", "failed"),
      step("constructor <;> try exact h"),
      step("constructor <;> exact h", "failed"),
      step("refine ⟨?_, ?_⟩ <;> first | exact h | exact k", "proved"),
      step("have ⟨a, b⟩ : p ∧ q := ⟨h, ?_⟩"),
      step("suffices s : q ∧ p from ⟨s.2, s.1⟩"),
      step("suffices s : q ∧ p by exact ⟨s.2, s.1⟩"),
      step("suffices s : q ∧ p by exact s", "failed"),
      step("obtain ⟨a, b⟩ : q ∧ p := ?_\nexact ⟨b, a⟩", "failed"),
      step("revert h k\nintro h k\nconstructor\n· exact h"),
      step("revert h k\nintro k h\nconstructor\n· exact h", "failed"),
      step("generalize hp : p = p' at *"),
      step("clear h"),
      step("clear h k\nconstructor"),
      step("clear h k\nconstructor\n· assumption\n· assumption", "failed"),
      step("show p ∧ q; constructor; (exact h)"),
      step("constructor\ncase left =>\n  exact h\n-- the other one follows"),
      step("/- first -/ constructor /- then -/"),
      step("constructor --"),
      step("constructor;"),
      step("· constructor\n  exact h\n  exact k", "proved"),
      step("· constructor", "failed"),
      step("(constructor)\n(exact h)"),
      step("by_cases c : p"),
      step("exact ⟨h, k⟩ ▸ rfl", "failed"),
      step("exact ⟨h, by assumption⟩ -- done\n", "proved", "a comment at its end"),
      step("exact ⟨h, ?_⟩", "failed"),
      step("refine ⟨h, _⟩", "failed"),
      step("exact And.intro h <| by\n  exact k", "proved"),
      step("exact And.intro h <| by\n  exact h", "failed"),
      step("refine And.intro h ?_\nskip"),
      step("set_option pp.all true in constructor"),
      step("open Nat in\nconstructor"),
      step("exact (⟨h, k⟩ : p ∧ q)\n#print axioms t", "refused"),
      step("exact ⟨h, k⟩\nend", "refused"),
      step("exact ⟨h, k⟩\n\nexample : (1 : Nat) = 2 := by rfl", "refused"),
      step("first\n| exact ⟨k, h⟩\n| refine ⟨?_, k⟩"),
      step("iterate 2 (try constructor)\nexact h"),
      step("repeat constructor\nall_goals skip"),
      step("repeat' constructor\nany_goals exact h"),
      step("fail_if_success exact h\nconstructor"),
      step("constructor\nall_goals fail_if_success exact nonsense"),
      step("let rec go : p := go\nexact ⟨go, k⟩", "failed"),
      step("exact ⟨h, k⟩.swap.swap", "failed"),
      step("calc p ∧ q", "failed"),
    ]),
    ...casesAt(either, [
      step("rcases h with a | b"),
      step("rcases h with a | b\n· exact f a"),
      step("cases h\ncase inr b => exact g b"),
      step("cases h with\n| inl a => exact f a\n| inr b => ?_"),
      step("cases h with\n| inl a => exact f a\n| inr b => skip", "failed"),
      step("cases h with\n| inl a => exact f a", "failed"),
      step("refine h.elim (fun a => ?_) (fun b => ?_)"),
      step("refine h.elim f fun b => ?_"),
      step("match h with\n| .inl a => exact f a\n| .inr b => ?_"),
      step("match h with\n| .inl a => exact f a", "failed"),
      step("exact h.elim f (fun a => f a)", "failed"),
      step("apply h.elim f"),
      step("induction h with\n| inl a => exact f a\n| inr b => exact f b", "failed"),
    ]),
    ...casesAt(sum, [
      step("apply Exists.intro"),
      step("refine ⟨m - n, ?_⟩"),
      step("refine ⟨_, ?_⟩", "failed"),
      step("exact ⟨m - n, by omega⟩", "proved"),
      step("exact ⟨m + n, by omega⟩", "failed"),
      step("exists m - n\nomega", "proved"),
      step("let k := m - n\nrefine ⟨k, ?_⟩"),
      step("have ⟨k, hk⟩ : ∃ k, m = n + k := ⟨m - n, by omega⟩"),
      step("obtain ⟨k, rfl⟩ : ∃ k, m = n + k := ⟨m - n, by omega⟩"),
      step("obtain ⟨k, rfl⟩ : ∃ k, m = n + k + 2 := ⟨m - n, by omega⟩", "failed"),
      step("induction m"),
      step("induction m with\n| zero => omega\n| succ m ih => ?_"),
      step("induction h"),
      step("refine Exists.intro (m - n) (Eq.trans (b := m) ?_ rfl)"),
    ]),
    ...casesAt(siblings, [
      step("exact h\nexact k", "failed"),
      step("all_goals assumption", "proved"),
      step("rotate_left", ["failed", "noProgress"]),
      step("next => exact h", "proved"),
      step("case _ => exact h", "proved", "case with any name"),
      step("exact h\n· exact k", "failed"),
      step("exact h\n\n\n", "proved", "with empty lines behind it"),
      step("  exact h", "proved", "further right"),
      step("\texact h", "proved", "behind a tab"),
    ]),
    ...casesAt(shared, [
      step("rfl", "proved", "one that settles another goal's number"),
      step("exact (rfl : 7 = 3)", "failed"),
      step("exact Eq.trans rfl ?_", "failed"),
    ]),
    within("an argument", "theorem t (p q : Prop) (h : p) (f : p → q) : q := f (⬚sorry)\n", "exact h", "proved"),
    within(
      "an argument, open",
      "theorem t (p q : Prop) (h : p) (f : p → q) : q := f (⬚sorry)\n",
      "refine id ?_",
      "noProgress",
    ),
    within("an anonymous pair", "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := ⟨⬚sorry, k⟩\n", "exact h", "proved"),
    within(
      "an anonymous pair, wrong",
      "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := ⟨⬚sorry, k⟩\n",
      "exact k",
      "failed",
    ),
    within(
      "if",
      "theorem t (n : Nat) : n = n ∨ n = 3 := if h : n = 3 then ⬚sorry else .inl rfl\n",
      "exact .inr h",
      "proved",
    ),
    within(
      "a calculation's step",
      "theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c := calc\n  a = b := ⬚sorry\n  _ = c := k\n",
      "exact h",
      "proved",
    ),
    within(
      "a calculation's step, wrong",
      "theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c := calc\n  a = b := ⬚sorry\n  _ = c := k\n",
      "exact k",
      "failed",
    ),
    within(
      "conv",
      "theorem t (a b : Nat) (h : a = b) : a + 0 = b := by\n  conv => lhs\n  ⬚sorry\n",
      "exact h",
      "proved",
    ),
    within(
      "a match's arm",
      "theorem t (n : Nat) : n = 0 ∨ 0 < n := match n with\n  | 0 => .inl rfl\n  | k + 1 => ⬚sorry\n",
      "exact .inr (Nat.succ_pos k)",
      "proved",
    ),
    within(
      "a structure's field called sorry",
      "structure S (p : Prop) where\n  «sorry» : p\ntheorem t (p : Prop) (s : S p) : p := by\n  ⬚sorry\n",
      "exact s.sorry",
      "proved",
    ),
    within(
      "a file whose lines end as on Windows",
      "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q := by\r\n  ⬚sorry\r\n",
      "constructor\n· exact h",
      "progress",
    ),
  ],
};
