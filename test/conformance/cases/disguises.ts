import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt } from "../conformanceCase.ts";

const falseClaim = "theorem t (n : Nat) : n = n + 1 := by\n  ⬚sorry\n";
const trueClaim = "theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n";

const refused = (name: string, candidate: string): Omit<ConformanceCase, "text"> => ({
  ...{ name, candidate },
  expected: "refused",
});
const turnedAway = (name: string, candidate: string): Omit<ConformanceCase, "text"> => ({
  ...{ name, candidate },
  expected: "notAccepted",
});

/** The known attacks in other clothes: other places, other line ends, look-alikes, other words for the same. */
export const disguises: CaseGroup = {
  subject: "disguises",
  cases: [
    ...casesAt(falseClaim, [
      refused("sorry behind show ... from", "show n = n + 1 from by sorry"),
      refused("sorry behind show ... by", "show n = n + 1 by sorry"),
      refused("sorry in a rewrite rule", "rw [show n = n + 1 from by sorry]"),
      refused("sorry in a simp argument", "simp [(sorry : n = n + 1)]"),
      refused("sorry in conv", "conv => rhs; tactic => sorry"),
      refused(
        "sorry in a measure's proof",
        "let rec f (m : Nat) : m = m + 1 := f m\ndecreasing_by all_goals sorry\nexact f n",
      ),
      refused("sorry behind a comment", "/- fine -/ sorry"),
      refused("sorry behind a line comment", "skip -- fine\nsorry"),
      refused("sorry with a joiner behind it", "exact sorry\u200d"),
      refused("sorry in an interpolation", 'exact absurd s!"{(sorry : Nat)}" nofun'),
      refused("sorry in the second interpolation", 'exact absurd s!"{1}{(by sorry : Nat)}" nofun'),
      refused("sorry behind a comment mark in an interpolation", 'exact absurd s!"{" --"} {(by sorry : Nat)}" nofun'),
      refused("sorry in a nested interpolation", 'exact absurd s!"{ s!"{" --"}{(by sorry : Nat)}" }" nofun'),
      refused("sorry behind an escaped brace", 'exact absurd s!"\\{ ( {(by sorry : Nat)} " nofun'),
      refused("sorry behind a nested comment", 'exact absurd s!"{ s!"{ -- "\n1}" ++ (by sorry) }" nofun'),
      refused("sorry as one of several", "first | done | sorry"),
      refused("sorry behind iterate", "iterate 1 sorry"),
      refused("sorry in a branch", "if h : n = n + 1 then exact h else sorry"),
      refused("sorry in a rintro pattern", "rintro (h : (sorry : Prop))"),
      refused("sorryAx with its root in guillemets", "exact «_root_».sorryAx _ true"),
      refused("sorryAx with a universe", "exact sorryAx.{0} _ true"),
      refused("sorryAx renamed by open", "open _root_ renaming sorryAx → fine in exact fine _ true"),
      refused("a carriage return that ends a comment", "exact h -- fine\rsorry"),
      refused("code behind a carriage return that ends a comment", "skip -- fine\rrun_tac pure ()"),
      refused("code behind a carriage return and a line end", "skip -- fine\r\rrun_tac pure ()\r\n"),
      refused("simp?! ", "simp?!"),
      refused("simp_all?!", "simp_all?!"),
      refused("dsimp?!", "dsimp?!"),
      refused("exact? as a term", "exact exact?%"),
      refused("by?", "exact by? omega"),
      refused("hint", "hint"),
      refused("polyrith, which asks a program on the network", "polyrith"),
      refused("native_decide in a field", "exact of_decide_eq_true (by native_decide)"),
      refused("native as a setting", "decide (config := { kernel := true, native := true })"),
      refused("native beside kernel", "decide +kernel +native"),
      refused("a profile written to a file", 'set_option trace.profiler.output "/tmp/colloquy-profile" in rfl'),
      refused("a limit behind a harmless option", "set_option pp.all true in\nset_option maxHeartbeats 0 in\nsimp"),
      refused("an attribute of a local function", "let rec @[implemented_by t] f : Nat := 0\nexact t n"),
      refused("a function that is unsafe", "exact (unsafe t n)"),
      refused("attribute ... in", "attribute [local simp] t in simp"),
      refused("a quotation that holds code", "exact (by exact (`(tactic| run_tac pure ())).elim)"),
      turnedAway("admit behind with_reducible", "with_reducible admit"),
      turnedAway("admit behind on_goal", "on_goal 1 => admit"),
      turnedAway("admit behind a configuration", "with_unfolding_all (admit)"),
      turnedAway("sorry_if_sorry", "sorry_if_sorry"),
      turnedAway("a Cyrillic letter in sorry", "exact ѕorry"),
      turnedAway("a soft hyphen in sorry", "exact so\u00adrry"),
      turnedAway("sorry as a quoted name", "exact «sorry»"),
      turnedAway("nofun", "nofun"),
      turnedAway("nomatch", "exact nomatch n"),
      turnedAway("nomatch of itself", "nomatch t n"),
      turnedAway("itself behind match", "match n with\n| k => exact t k"),
      turnedAway("itself by simpa", "simpa using t n"),
      turnedAway("itself by grind", "grind [t]"),
      turnedAway("itself behind a conversion", "conv => lhs; rw [t n]"),
      turnedAway(
        "a recursion whose measure is said to fall",
        "let rec f (m : Nat) : m = m + 1 := f m\ntermination_by m\nexact f n",
      ),
      turnedAway(
        "a recursion whose measure is made to fall",
        "let rec f (m : Nat) : m = m + 1 := f (m + 1)\ntermination_by m\ndecreasing_by exact lcProof\nexact f n",
      ),
      turnedAway("unsafeCast", "exact unsafeCast (rfl : n = n)"),
      turnedAway("lcUnreachable", "exact lcUnreachable"),
      turnedAway("panic", 'exact panic! "no"'),
      turnedAway("reduceBool", "exact of_decide_eq_true (Lean.ofReduceBool _ true rfl)"),
      turnedAway("a cast over a false equation", "exact cast (by simp : True = (n = n + 1)) trivial"),
      turnedAway("choice from nothing", "exact Classical.choice ⟨nofun⟩"),
      turnedAway("a goal of its own that stays", "exact (?h : n = n + 1)"),
      turnedAway("a copy of ours in a batch", "exact t_colloquy0 n"),
    ]),
    ...casesAt(trueClaim, [
      { name: "a comment in brackets", candidate: "exact (h /- ) sorry -/)", expected: "proved" },
      { name: "sorry in a string", candidate: 'have k := "sorry"\nexact h', expected: "proved" },
      {
        name: "sorry as a field's name",
        candidate: "have k : True ∧ p := ⟨trivial, h⟩\nexact k.2 -- no sorry",
        expected: "proved",
      },
      { name: "the word hint as a name", candidate: "have hint := h\nexact hint", expected: "proved" },
      { name: "carriage returns with line ends", candidate: "have k := h\r\nexact k\r\n", expected: "proved" },
      { name: "an interpolation", candidate: 'have k := s!"{1}--{2}"\nexact h', expected: "proved" },
      { name: "exact show ... from", candidate: "exact show p from h", expected: "proved" },
      { name: "exact behind conv", candidate: "conv => skip\nexact h", expected: "proved" },
    ]),
    ...casesAt(
      [
        'local notation "done!" => (sorryAx _ true)',
        'local macro "close!" : tactic => `(tactic| (first | done | admit))',
        falseClaim,
      ].join("\n"),
      [
        turnedAway("a local notation of the file", "exact done!"),
        turnedAway("a local macro of the file", "close!"),
        turnedAway("a local notation in a lemma", "have k : 1 = 2 := done!\nomega"),
      ],
    ),
  ],
};
