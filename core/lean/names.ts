/**
 * Names as Lean writes them: parts between dots, of which one in guillemets may hold anything (`Nat.«a.b»`), and letters
 * behind which `'`, `!`, `?` and subscripts belong to the name. Source: `Init/Meta/Defs.lean` (isIdRest).
 */

/** The parts of a dotted name; what stands in guillemets is one part with them. */
export function nameParts(name: string): readonly string[] {
  return name.match(/(?:«[^»]*»?|[^.«])+/gu) ?? [name];
}

export function lastPart(name: string): string {
  return nameParts(name).at(-1) ?? name;
}

/** Characters of a name after its first letter, and the mark of a name that is out of reach. */
const rest = "\\p{L}\\p{N}_'₀-₉ₐ-ₜᵢ-ᵪⱼ✝";

/**
 * Matches a name where it stands as a whole word, whatever characters it is made of: `x` is in `x + 1`, `(x)` and `x.succ`,
 * not in `x'`, `x₁` or `max`. Behind a dot it counts too, because `t.size` may speak of a function `size`.
 */
export function namePattern(name: string, flags: "u" | "gu" = "u"): RegExp {
  return new RegExp(`(?<![${rest}])${literally(name)}(?![${rest}!?])`, flags);
}

/**
 * The source of a pattern that matches this text and nothing else: `RegExp.escape`, which the oldest Node that we run on does
 * not have. A hyphen means something in brackets alone, where nothing of this kind stands.
 */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

/** True if a text has a name as a whole word; a dotted name counts by its last part. */
export function mentions(text: string, name: string): boolean {
  const word = lastPart(name);
  return text.includes(word) && namePattern(word).test(text);
}

/** The text with something else in the place of each mention of a name, unless it stands behind a dot. */
export function replacedName(text: string, name: string, replacement: string): string {
  return text.replace(namePattern(name, "gu"), (word, at: number) => (text[at - 1] === "." ? word : replacement));
}
