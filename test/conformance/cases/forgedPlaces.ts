import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt, readMark } from "../conformanceCase.ts";

const pair = "theorem t : (1 : Nat) = 2 ∧ (1 : Nat) = 2 := by\n";
const known = `${pair}  refine ⟨by sorry, ?_⟩\n  ⬚sorry\n`;
const alone = "theorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n";

/** A tactic of the file whose `sorry` carries the place of the n-th written `sorry`. */
function placed(text: string, count: number): string {
  const tactic = (at: string): string =>
    `macro "close" : tactic => do\n  let place := Lean.SourceInfo.synthetic ⟨${at}⟩ ⟨${at} + 5⟩\n  return ⟨Lean.Syntax.node place \`Lean.Parser.Tactic.tacticSorry #[Lean.Syntax.atom place "sorry"]⟩\n`;
  const whole = tactic("0000") + text;
  const { text: plain } = readMark(whole);
  const at = [...plain.matchAll(/(?<![."])\bsorry\b/gu)][count]?.index ?? 0;
  return tactic(String(Buffer.byteLength(plain.slice(0, at))).padStart(4, "0")) + text;
}

/** A term of the file that imitates Lean's own `sorry` at a line and column, counted as Lean does. */
function made(line: number, column: number): string {
  const numbers = [line, column, line, column + 5, column, column + 5];
  const label = numbers.reduce((name, each) => `(.num ${name} ${each})`, ".anonymous");
  return `macro "close" : tactic => \`(tactic| exact (sorryAx (∀ (tag : Lean.Name), _) true) (.str ${label} "_sorry"))\n`;
}

const quiet = "set_option warn.sorry false in\n";

function forged(name: string, text: string, candidate = "close"): ConformanceCase {
  return { name: `forged place: ${name}`, text, candidate, expected: "notAccepted" };
}

/** Gaps that a macro of the file makes with the place of another gap. */
export const forgedPlaces: CaseGroup = {
  subject: "forged places",
  cases: [
    forged("of a sorry before it", placed(quiet + known, 0)),
    forged("of a sorry before it, the warning on", placed(known, 0)),
    forged("of a sorry before it, the warning off in the file", placed(`set_option warn.sorry false\n${known}`, 0)),
    forged("of a sorry before it, behind first", placed(quiet + known, 0), "first | rfl | close"),
    forged("of a sorry before it, in a fact", placed(quiet + known, 0), "have h : (1 : Nat) = 2 := by close\nexact h"),
    forged(
      "of a sorry before it, with a goal left",
      placed(quiet + known, 0),
      "refine Eq.trans (b := 3) (by close) ?_",
    ),
    forged("of itself in a comment", placed(`${quiet}${pair}  refine ⟨?_, by sorry⟩\n  ⬚sorry -- here\n`, 0)),
    forged("of the file's beginning", placed(quiet + known, 9)),
    forged("of the sorry that the step leaves", made(5, 2) + quiet + alone, "refine Eq.trans (b := 3) ?_ (by close)"),
    forged("in a label, of a sorry before it", made(4, 13) + quiet + known),
    forged("in a label, of a sorry before it, the warning on", made(3, 13) + known),
    forged(
      "in a label, of a sorry behind it",
      `${made(6, 13)}${quiet}${pair}  refine ⟨?_, ?_⟩\n  · ⬚sorry\n  · exact by sorry\n`,
    ),
    forged("in a label, of no sorry at all", made(40, 2) + quiet + known),
    forged("in a label, of a line of ours", made(1, 0) + quiet + known),
    forged(
      "in a label, through a notation",
      `macro "gap" : term => \`((sorryAx (∀ (tag : Lean.Name), (1 : Nat) = 2) true) (Lean.Name.str (.num (.num (.num (.num (.num (.num .anonymous 4) 13) 4) 18) 13) 18) "_sorry"))\n${quiet}${known}`,
      "exact gap",
    ),
    {
      name: "forged place: none, by an abbreviation that is not proved",
      text: `abbrev gap : (1 : Nat) = 2 := sorry\n${quiet}${known}`,
      candidate: "exact gap",
      expected: "notV4",
    },
    forged(
      "without a label, of the type of one",
      `macro "close" : tactic => \`(tactic| exact (sorryAx (∀ (tag : Lean.Name), (1 : Nat) = 2) true) .anonymous)\n${quiet}${known}`,
    ),
    forged(
      "without a label, with a text",
      `macro "close" : tactic => \`(tactic| exact (fun (_ : String) => sorryAx _ true) "_sorry")\n${quiet}${known}`,
    ),
    forged(
      "behind a text that opens a label",
      `macro "close" : tactic => \`(tactic| exact (fun (_ : String) => sorryAx _ true) "sorryAx.{")\n${quiet}${known}`,
    ),
    forged(
      "between two texts like a label",
      `macro "close" : tactic => \`(tactic| exact (fun (_ _ : String) => sorryAx _ true) "sorryAx ((tag : Lean.Name)," "_sorry")\n${quiet}${known}`,
    ),
    forged(
      "in the binder of a function",
      `macro "close" : tactic => \`(tactic| exact (fun (_ : sorryAx (Lean.Name → Prop) true .anonymous → True) => sorryAx _ true) (fun _ => trivial))\n${quiet}${known}`,
    ),
    ...casesAt(
      'macro "attempt " t:tactic : tactic => `(tactic| (constructor; (first | ($t; done) | sorry); sorry))\n' +
        "theorem t (p q : Prop) (h : q) : p ∧ q := by\n  attempt ⬚sorry\n",
      [
        { name: "a tactic that forgives, a wrong fact", candidate: "exact h", expected: "notAccepted" },
        {
          name: "a tactic that forgives, a step that does half",
          candidate: "refine (fun (_ : q) => ?_) h",
          expected: "unknown",
        },
        { name: "a tactic that forgives, nothing", candidate: "skip", expected: "notAccepted" },
      ],
    ),
    forged(
      "in a label, of another gap of a macro",
      `macro "gap" : tactic => \`(tactic| sorry)\n${made(4, 13)}${pair}  refine ⟨by gap, ?_⟩\n  ⬚sorry\n`,
    ),
    forged(
      "in a label, where a macro switches the warning off",
      `macro "quietly " c:command : command => \`(set_option warn.sorry false in $c:command)\n${made(4, 13)}quietly ${known}`,
    ),
    ...casesAt(
      `macro_rules | \`(command| theorem $n:ident : $ty := $v) => \`(command| ${quiet.trim()} private theorem $n:ident : $ty := $v)\n${made(5, 2)}${alone}`,
      [
        {
          name: "forged place: of the sorry that the step leaves, where a rule for theorems switches the warning off",
          candidate: "refine Eq.trans (b := 3) ?_ (by close)",
          expected: "notAccepted",
        },
        {
          name: "forged place: an honest step under a rule for theorems",
          candidate: "refine Eq.trans (b := 2 - 1) ?_ ?_",
          expected: "progress",
        },
      ],
    ),
    ...casesAt(quiet + known, [
      {
        name: "forged place: an honest step beside a known sorry",
        candidate: "refine Eq.trans (b := 3) ?_ ?_",
        expected: "progress",
      },
      {
        name: "forged place: an honest fact beside a known sorry",
        candidate: "have h : (1 : Nat) = 1 := rfl\nrevert h\nintro h",
        expected: "progress",
      },
    ]),
  ],
};
