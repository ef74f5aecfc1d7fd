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
