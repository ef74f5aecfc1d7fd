/** Decisions about kinds of Lean's syntax, with the reason. */
export interface DecidedKinds {
  /** `byOption`: the table of options decides; `bySetting`: the person does. */
  readonly decision: "allowed" | "refused" | "byOption" | "bySetting";
  readonly why: string;
  readonly kinds: readonly string[];
}

/** Names of kinds between blanks; a word that ends with a colon is the namespace of those behind it. */
export function kindNames(text: TemplateStringsArray): readonly string[] {
  let namespace = "";
  const names: string[] = [];
  for (const word of (text.raw[0] ?? "").split(/\s+/u)) {
    if (word.endsWith(":")) namespace = word === ":" ? "" : `${word.slice(0, -1)}.`;
    else if (word !== "") names.push(namespace + word);
  }
  return names;
}
