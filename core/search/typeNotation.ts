import type { Goal } from "../lean/goal.ts";
import { literally } from "../lean/names.ts";

/** What Mathlib and many files without it write for the types of numbers; `ℚ`, `ℝ` and `ℂ` need no other name here. */
const usual: readonly (readonly [sign: string, meaning: string])[] = [
  ["ℕ", "Nat"],
  ["ℤ", "Int"],
];

/** `notation "ℕ" => Nat`, with attributes, priorities and scopes before the sign. Source: `Lean/Parser/Syntax.lean`. */
const notations = /\bnotation(?::\w+)?\s*(?:\([^)]*\)\s*)*"(?<sign>[^"]+)"\s*=>\s*(?<meaning>\w+)\s*$/gmu;
const abbreviations = /\babbrev\s+(?<sign>[\p{L}_][\p{L}\p{N}_']*)\s*(?::\s*Type\s*)?:=\s*(?<meaning>\w+)\s*$/gmu;

/** The types for which rules have names of their own. */
const known = new Set(["Nat", "Int", "Bool", "Prop"]);

/**
 * The one place that knows which type a text means in a file. Rules speak of `Nat` and `Int`; goals print what the
 * file's notation says. Lean reads both alike, so a wrong guess costs a candidate and never a verdict.
 */
export class TypeNotation {
  readonly #meanings: ReadonlyMap<string, string>;
  readonly #signs: RegExp;

  /** `textBefore`: the file as far as the goal's declaration. */
  constructor(textBefore: string) {
    this.#meanings = new Map([...usual, ...declared(textBefore, notations), ...declared(textBefore, abbreviations)]);
    const words = [...this.#meanings.keys()].map(literally);
    this.#signs = new RegExp(String.raw`(?<![\p{L}\p{N}_.'])(?:${words.join("|")})(?![\p{L}\p{N}_'])`, "gu");
  }

  /** The text with each type under the name that rules know: `ℕ → T` becomes `Nat → T`. */
  meaning(text: string): string {
    return text.replace(this.#signs, (sign) => this.#meanings.get(sign) ?? sign);
  }

  /** The goal with all its types under the names that rules know; the same goal where nothing differs. */
  read(goal: Goal): Goal {
    const text = this.meaning(goal.text);
    if (text === goal.text) return goal;
    const hypotheses = goal.hypotheses.map((hypothesis) => ({ ...hypothesis, type: this.meaning(hypothesis.type) }));
    return { ...goal, hypotheses, target: this.meaning(goal.target), text };
  }

  /** A step for a goal, with types as that goal prints them. Names such as `Nat.succ` stay. */
  write(step: string, goal: Goal): string {
    let written = step;
    for (const [sign, meaning] of usual)
      if (goal.text.includes(sign) && this.#meanings.get(sign) === meaning)
        written = written.replace(
          new RegExp(String.raw`(?<![\p{L}\p{N}_.'])${meaning}(?![\p{L}\p{N}_'.])`, "gu"),
          sign,
        );
    return written;
  }
}

function* declared(text: string, form: RegExp): Generator<readonly [string, string]> {
  for (const { groups } of text.matchAll(form)) {
    const meaning = groups?.["meaning"] ?? "";
    if (known.has(meaning)) yield [(groups?.["sign"] ?? "").trim(), meaning];
  }
}
