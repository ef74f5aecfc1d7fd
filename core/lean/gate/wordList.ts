/** Words between blanks, for tables that one wants to read as a paragraph. */
export function words(text: TemplateStringsArray): readonly string[] {
  return (text.raw[0] ?? "").split(/\s+/u).filter((word) => word !== "");
}
