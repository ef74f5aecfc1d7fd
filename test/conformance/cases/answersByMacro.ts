import type { CaseGroup, ConformanceCase } from "../conformanceCase.ts";
import { casesAt, readMark } from "../conformanceCase.ts";

const bad = "axiom bad : (1 : Nat) = 2\ntheorem good : (1 : Nat) = 1 := rfl\n";
const claim = "theorem t : (1 : Nat) = 2 := by\n  ⬚sorry\n";
const close = 'macro "close" : tactic => `(tactic| sorry)\nset_option warn.sorry false in\n';

/** A macro of the file for a kind of command; `body` has the command as `stx`. */
function forKind(kind: string, body: string): string {
  return `@[macro Lean.Parser.Command.${kind}] def answer : Lean.Macro := fun stx => do\n  ${body.split("\n").join("\n  ")}\n`;
}

/** A rule for a question that follows a comment with a bracket. */
function rule(question: string, body: string): string {
  return `macro_rules | \`(command| /- ) -/ ${question}) => ${body}\n`;
}

/** Answers that every constant except our theorem rests on nothing. */
function nothing(isLeft: string): string {
  return rule(
    "#print axioms $n",
    `if ${isLeft} then Lean.Macro.throwUnsupported else do\n  let said := Lean.Syntax.mkStrLit s!"'{n.getId.replacePrefix \`_root_ .anonymous}' does not depend on any axioms"\n  \`(command| /- ) -/ #print $said)`,
  );
}
const byEnd = nothing('(toString n.getId).endsWith "_theorem"');
const byBoth = nothing('(toString n.getId).startsWith "_root_.colloquy_" && !(toString n.getId).endsWith "_alias"');

function answered(name: string, text: string, candidate = "exact bad"): ConformanceCase {
  return {
    name: `answer by a macro: ${name}`,
    text,
    candidate,
    expected: candidate === "close" ? "notAccepted" : "notV4",
  };
}

/** Lean's output about a theorem with one `sorry`, at a line as Lean counts it. */
function printed(line: string, column: number): string {
  const number = (digits: number | string): string =>
    `(@OfNat.ofNat.{0} Nat (nat_lit ${digits}) (instOfNatNat (nat_lit ${digits})))`;
  const label = [line, column, line, column + 5, column, column + 5].map(number).join(" ");
  return `theorem t : (1 : Nat) = 2 := sorryAx.{0} (∀ (tag : Lean.Name), 1 = 2) Bool.false (${label} \\"_sorry\\")`;
}

/** A file that answers `#print t` as if each gap were a written one, with or without the step. */
function valueByPlace(text: string, candidate: string, line: number): ConformanceCase {
  const tail = `\nset_option warn.sorry false in\n${text}`;
  const build = (limit: string): string =>
    'macro "close" : tactic => `(tactic| sorry)\n' +
    forKind(
      "print",
      `let some place := stx.getPos? | Lean.Macro.throwUnsupported\nif place.byteIdx < ${limit} then \`(command| #eval IO.println "${printed(String(line), 2)}") else \`(command| #eval IO.println "${printed(String(line + 1), 2)}")`,
    ) +
    tail;
  const length = Buffer.byteLength(readMark(build("00000")).text);
  return answered("the value, by the length of the file", build(String(length + 1600).padStart(5, "0")), candidate);
}

/** Files whose macros replace Lean's answers about a declaration. */
export const answersByMacro: CaseGroup = {
  subject: "answers by macro",
  cases: [
    answered("no axioms, by the names asked about", bad + byEnd + claim),
    answered("no axioms, by the ends of names", bad + byBoth + claim),
    answered("no axioms, beside a hidden sorry", close.replace("set_option", `${byEnd}set_option`) + claim, "close"),
    answered(
      "no axioms of this declaration and its alias",
      `${bad}macro_rules | \`(command| #print axioms $n) => if (toString n.getId).endsWith "theorem" then Lean.Macro.throwUnsupported else do\n  let said := Lean.Syntax.mkStrLit s!"'{n.getId.replacePrefix \`_root_ .anonymous}' does not depend on any axioms"\n  \`(command| #print $said)\n${claim}`,
    ),
    answered(
      "the same options, without the question",
      `${bad}macro_rules | \`(command| set_option pp.universes false in $c) => \`(command| $c)\n${claim}`,
    ),
    answered(
      "another question under the last option",
      `${bad}macro_rules | \`(command| set_option pp.universes false in #print axioms $n) => \`(command| #print axioms good)\n${claim}`,
    ),
    answered(
      "our axiom declared as a theorem",
      `${bad}macro_rules | \`(command| axiom $n : _root_.True) => \`(command| theorem $n : True := trivial)\n${claim}`,
    ),
    answered(
      "our theorems rest on something else",
      `${bad}macro_rules | \`(_root_.True.intro) => \`(True.intro)\nmacro_rules | \`(command| theorem $n : _root_.True := $_) => \`(command| theorem $n : True := trivial)\n${claim}`,
    ),
    answered(
      "a statement that is printed as another",
      `${forKind("check", '`(command| #eval IO.println "t : Nat")')}def t := (⬚sorry : _)\n`,
      "exact 1",
    ),
    answered(
      "a definition that is printed as a theorem",
      `${forKind("print", 'let text := Lean.Syntax.mkStrLit "theorem t : Nat"\n`(command| #eval IO.println $text)')}def t := (⬚sorry : _)\n`,
      "exact 1",
    ),
    answered(
      "a statement that is printed as another, by a rule",
      `${rule("#check $_", '`(command| /- ) -/ #print "t : Nat")')}def t := (⬚sorry : _)\n`,
      "exact 1",
    ),
    answered(
      "a definition that is printed as a theorem, by a rule",
      `${rule("#print $_:ident", '`(command| /- ) -/ #print "theorem t : Nat")')}def t := (⬚sorry : _)\n`,
      "exact 1",
    ),
    answered(
      "a definition that is printed as a theorem, a rule without the words",
      `macro_rules | \`(command| #print\n $i:ident) => \`(command| #eval IO.println "theorem t : Nat")\ndef t := (⬚sorry : _)\n`,
      "exact 1",
    ),
    answered(
      "an instance that is printed as a theorem",
      `${forKind("print", '`(command| #eval IO.println "theorem t : Nat")')}instance t : Inhabited (Fin (by ⬚sorry)) := ⟨0⟩\n`,
      "exact 3",
    ),
    valueByPlace(claim, "refine Eq.trans (b := 3) (by close) ?_", 7),
    answered(
      "the value is that of another",
      `${bad}macro "close" : tactic => \`(tactic| sorry)\nmacro_rules | \`(command| #print _root_.t) => \`(command| #print good)\nset_option warn.sorry false in\n${claim}`,
      "close",
    ),
    answered(
      "the value is not printed",
      `macro "close" : tactic => \`(tactic| sorry)\nmacro_rules | \`(command| #print _root_.t) => \`(command| section)\nset_option warn.sorry false in\n${claim}`,
      "close",
    ),
    answered(
      "more than one answer",
      `macro "close" : tactic => \`(tactic| sorry)\nmacro_rules | \`(command| #print axioms _root_.t) => \`(#print "a" #print "b")\nset_option warn.sorry false in\n${claim}`,
      "close",
    ),
    ...casesAt(`macro "sorryAx" : term => \`(True.intro)\n${close}${claim}`, [
      { name: "answer by a macro: a keyword like Lean's axiom", candidate: "close", expected: "notAccepted" },
    ]),
    ...casesAt(`notation "_root_.True" => (1 : Nat) = 1\n${bad}${claim}`, [
      { name: "answer by a macro: a notation like a name of ours", candidate: "exact bad", expected: "notV4" },
    ]),
    ...casesAt(
      "@[app_unexpander sorryAx] def hide : Lean.PrettyPrinter.Unexpander := fun _ => `(trivial)\n" + close + claim,
      [
        { name: "answer by a macro: an unexpander for sorryAx", candidate: "close", expected: "notAccepted" },
        {
          name: "answer by a macro: an unexpander for sorryAx, an honest step",
          candidate: "refine Eq.trans (b := 3) ?_ ?_",
          expected: "progress",
        },
      ],
    ),
    ...casesAt(
      "@[app_unexpander Eq] def hide : Lean.PrettyPrinter.Unexpander := fun _ => `(True)\ndef t := (⬚sorry : PLift ((1 : Nat) = _))\n",
      [{ name: "answer by a macro: an unexpander for a statement", candidate: "exact ⟨rfl⟩", expected: "notV4" }],
    ),
    ...casesAt(
      'notation "𝟎" => (0 : Nat)\nnotation:50 a:51 " ≐ " b:51 => Eq a b\ntheorem t : (1 : Nat) + 𝟎 ≐ (1 : Nat) := by\n  ⬚sorry\n',
      [
        { name: "answer by a macro: honest notations", candidate: "rfl", expected: "proved" },
        {
          name: "answer by a macro: honest notations, a goal left",
          candidate: "refine Eq.trans (b := 2 - 1) ?_ rfl",
          expected: "progress",
        },
      ],
    ),
    ...casesAt(
      `macro "shout " s:str : command => \`(command| #print $s)\nshout "'t' does not depend on any axioms"\n${bad}theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n`,
      [{ name: "answer by a macro: an honest command that prints", candidate: "exact h", expected: "proved" }],
    ),
    ...casesAt(
      `macro_rules | \`(command| #print axioms good) => \`(command| #print "none")\n${bad.replace("axiom bad : (1 : Nat) = 2\n", "")}theorem t (p : Prop) (h : p) : p := by\n  ⬚sorry\n`.replace(
        "macro_rules",
        "theorem g : True := trivial\nmacro_rules",
      ),
      [
        {
          name: "answer by a macro: about another declaration, an honest proof",
          candidate: "exact h",
          expected: "proved",
        },
      ],
    ),
  ],
};
