/** Symbols as they are called inside the names of lemmas. */
const symbolWords: ReadonlyMap<string, readonly string[]> = new Map([
  ["+", ["add"]],
  ["-", ["sub", "neg"]],
  ["*", ["mul"]],
  ["/", ["div"]],
  ["%", ["mod"]],
  ["^", ["pow"]],
  ["∣", ["dvd"]],
  ["≤", ["le"]],
  ["<", ["lt"]],
  ["≥", ["le", "ge"]],
  [">", ["lt", "gt"]],
  ["=", ["eq"]],
  ["≠", ["ne"]],
  ["∧", ["and"]],
  ["∨", ["or"]],
  ["¬", ["not"]],
  ["↔", ["iff"]],
  ["→", ["imp", "of"]],
  ["∃", ["exists"]],
  ["∀", ["forall"]],
  ["∈", ["mem"]],
  ["++", ["append"]],
  ["::", ["cons"]],
  ["[]", ["nil"]],
  ["0", ["zero"]],
  ["1", ["one"]],
]);

/**
 * The words of a statement or a name, as lemmas spell them: parts of dotted and of camel-cased names, and what symbols
 * are called. `revAcc xs [] ++ acc` gives `rev acc nil append`.
 */
export function lemmaWords(text: string): readonly string[] {
  const found = text.match(/\+\+|::|\[\]|[\p{L}_][\p{L}\p{N}_'!?]*|[0-9]+|[^\s\p{L}\p{N}()[\]{}⟨⟩,]/gu) ?? [];
  return found.flatMap((token) => {
    const symbol = symbolWords.get(token);
    if (symbol) return symbol;
    // A single letter is a variable; it says nothing.
    return nameWords(token).filter((word) => word.length > 1);
  });
}

function nameWords(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1_$2")
    .toLowerCase()
    .split(/[._'!?]+/u)
    .filter((word) => word !== "");
}
