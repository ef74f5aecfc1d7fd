import type { Token } from "../tokens.ts";

/** Words of tactics that take a tactic. */
const combinators = new Set([
  "try",
  "first",
  "solve",
  "repeat",
  "repeat'",
  "repeat1'",
  "all_goals",
  "any_goals",
  "focus",
  "fail_if_success",
  "with_reducible",
  "with_reducible_and_instances",
  "with_unfolding_all",
  "classical",
  "unhygienic",
  "iterate",
  "attempt_all",
  "attempt_all_par",
  "first_par",
  "success_if_fail_with_msg",
  "decreasing_with",
  "as_aux_lemma",
]);
const alternatives = new Set(["first", "solve", "attempt_all", "attempt_all_par", "first_par"]);
const alwaysOpens = new Set([";", "by", "<;>", "·", "decreasing_by"]);
/** Behind these a line goes on with a term. */
const goesOn = new Set([
  ":=",
  ",",
  ":",
  "=",
  "→",
  "↔",
  "∧",
  "∨",
  "¬",
  "+",
  "-",
  "*",
  "/",
  "^",
  "<",
  ">",
  "≤",
  "≥",
  "≠",
  "∘",
  "▸",
  "$",
  "⟨",
  "[",
  "fun",
  "λ",
  "from",
  "exact",
  "refine",
  "apply",
  "calc",
  "show",
  "have",
  "let",
  "using",
  "@",
  "←",
]);
/** Settings that take a tactic after `:=`: `simp (disch := assumption)`. */
export const tacticSettings: ReadonlySet<string> = new Set(["disch", "discharger"]);

/** The constructs that are open inside one pair of brackets. */
interface Frame {
  /** A `fun` waits for its `=>`. */
  functionIsOpen: boolean;
  /** The alternatives of a `match` or `fun` that is a term. */
  alternativesAreTerms: boolean;
  /** A `first` has alternatives that are tactics. */
  takesAlternatives: boolean;
  ifIsTerm: boolean;
  /** `open X in`, `set_option x v in` with a tactic behind. */
  takesIn: boolean;
}

const emptyFrame = (): Frame => ({
  functionIsOpen: false,
  alternativesAreTerms: false,
  takesAlternatives: false,
  ifIsTerm: false,
  takesIn: false,
});

/**
 * For each token whether a tactic may begin there, as far as that can be told without the language that a file has made
 * for itself. A courtesy: it tells a hypothesis named `stop` from the tactic. Where it errs, the proof shows it.
 */
export function tacticPositions(text: string, code: readonly Token[]): readonly boolean[] {
  const walk = new Walk(text, code);
  return code.map((_, at) => walk.step(at));
}

class Walk {
  readonly #text: string;
  readonly #code: readonly Token[];
  readonly #begins: boolean[] = [];
  /** Of `=>`: whether a tactic stands behind it. */
  readonly #arrows: boolean[] = [];
  readonly #columns = new Set<number>();
  readonly #frames: Frame[] = [emptyFrame()];

  constructor(text: string, code: readonly Token[]) {
    this.#text = text;
    this.#code = code;
  }

  step(at: number): boolean {
    const token = this.#code[at];
    if (!token) return false;
    const before = this.#code[at - 1];
    const opened = before === undefined || this.#opensTactic(at - 1);
    const column = token.start - (this.#text.lastIndexOf("\n", token.start - 1) + 1);
    if (opened) this.#columns.add(column);
    const isItem = before !== undefined && this.#text.slice(before.end, token.start).includes("\n");
    const begins = opened || (isItem && this.#columns.has(column) && !goesOn.has(before.text));
    this.#begins[at] = begins;
    this.#follow(at, token);
    return begins;
  }

  /** True if a tactic may stand directly behind the token. */
  #opensTactic(at: number): boolean {
    const token = this.#code[at];
    const word = token?.text ?? "";
    const frame = this.#frame();
    if (alwaysOpens.has(word) || this.#isBullet(at)) return true;
    if (word === "=>") return this.#arrows[at] ?? false;
    if (word === "|") return frame.takesAlternatives;
    if (word === "then" || word === "else") return !frame.ifIsTerm;
    if (word === "in") return frame.takesIn;
    if (word === ":=") return tacticSettings.has(this.#code[at - 1]?.text ?? "");
    if (token?.kind === "number") return this.#code[at - 1]?.text === "iterate" && this.#begins[at - 1] === true;
    return this.#begins[at] === true && (combinators.has(word) || word === "(" || word === "{");
  }

  #isBullet(at: number): boolean {
    return this.#code[at]?.text === "." && this.#begins[at] === true;
  }

  #follow(at: number, { text }: Token): void {
    const begins = this.#begins[at] === true;
    const frame = this.#frame();
    if (begins && text !== "|") {
      Object.assign(frame, { functionIsOpen: false, alternativesAreTerms: false });
      if (this.#code[at - 1]?.text !== "|" || alternatives.has(text)) frame.takesAlternatives = alternatives.has(text);
      frame.takesIn = text === "open" || text === "set_option";
    }
    if (text === "fun" || text === "λ") {
      const hasAlternatives = this.#code[at + 1]?.text === "|";
      Object.assign(frame, { functionIsOpen: !hasAlternatives });
      if (hasAlternatives) frame.alternativesAreTerms = true;
    } else if (text === "match") frame.alternativesAreTerms = !begins;
    else if (text === "if") frame.ifIsTerm = !begins;
    else if (text === "=>") {
      this.#arrows[at] = !frame.functionIsOpen && !frame.alternativesAreTerms;
      frame.functionIsOpen = false;
    } else if (text === "|") frame.functionIsOpen = false;
    else if (/^[([{⟨⟪⟦]$|^[@#]\[$/u.test(text)) this.#frames.push(emptyFrame());
    else if (/^[)\]}⟩⟫⟧]$/u.test(text) && this.#frames.length > 1) this.#frames.pop();
  }

  #frame(): Frame {
    return this.#frames[this.#frames.length - 1] ?? emptyFrame();
  }
}
