/**
 * Words of ours in a text that Lean is given beside the words of a file and a candidate. They are drawn anew for each
 * hole, so that nobody can have written them, and most are made of characters that the syntax gate refuses.
 */
export interface FreshWords {
  /** Stands for an open goal, as a term and as a tactic. Five characters, as wide as the `sorry` that it replaces. */
  readonly hole: string;
  /** Takes the place of the keyword `example` with a declaration that has a name; as wide as the keyword. */
  readonly namedExample: string;
  /** The name in `namedExample`. */
  readonly exampleName: string;
  /** An identifier; what else needs a name begins with it. */
  readonly name: string;
}

/** Unicode's private use area: no keyboard, font or library has a meaning for these characters. */
const firstPrivate = 0xe000;
const privateCharacters = 6400;

/** `random` gives numbers from 0 to 1, 1 left out; of its draws nothing may be guessed from a candidate's side. */
export function freshWords(random: () => number): FreshWords {
  const character = (): string => String.fromCodePoint(firstPrivate + Math.floor(random() * privateCharacters));
  const digits = Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join("");
  const exampleName = character();
  return {
    hole: Array.from({ length: 5 }, character).join(""),
    namedExample: `def «${exampleName}»`,
    exampleName,
    name: `colloquy_${digits}`,
  };
}
