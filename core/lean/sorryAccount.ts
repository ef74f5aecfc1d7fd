import type { SorryLabels } from "./sorryLabels.ts";
import type { TextEdit } from "./textIndex.ts";
import { TextIndex } from "./textIndex.ts";
import { codeTokens } from "./tokens.ts";

/** The `sorry`s of a declaration by where they stand in the file as it is, as UTF-16 offsets. */
export interface PlacedSorries {
  /** The number of times that the term has each. */
  readonly offsets: ReadonlyMap<number, number>;
  /** There is one whose place Lean does not tell. */
  readonly unlabelled: boolean;
}

/** The `sorry`s of a declaration, compared with those that it had before an edit. */
export type SorryAccount =
  /**
   * Each was there before, or is one that the edit itself writes. `oftener`: the term has one from before more often, or
   * one of the edit's more than once, as an honest step may do to a value that others use, and a macro that writes the
   * place of another one.
   */
  | { readonly kind: "accounted"; readonly oftener: boolean }
  /** One comes from the step, or from what the step has done to its surroundings. */
  | { readonly kind: "new"; readonly isError: boolean }
  /** Some have no place, before and after, so that nobody can tell whose they are. */
  | { readonly kind: "unclear" };

/** The places of labels in `edited`, counted in the text that the edit was made to; those inside the edit are left out. */
export function placedBeforeEdit(labels: SorryLabels, edit: TextEdit, edited: string): PlacedSorries {
  const index = new TextIndex(edited);
  const grown = edit.newText.length - (edit.end - edit.start);
  const offsets = new Map<number, number>();
  for (const place of labels.places) {
    const now = index.offsetAt(place);
    if (now >= edit.start && now < edit.start + edit.newText.length) continue;
    const at = now < edit.start ? now : now - grown;
    offsets.set(at, (offsets.get(at) ?? 0) + place.times);
  }
  return { offsets, unlabelled: labels.unlabelled };
}

/** True if one of the labels is at a `sorry` that stands in the edit's own text. */
export function hasLabelInside(labels: SorryLabels, edit: TextEdit, edited: string): boolean {
  const index = new TextIndex(edited);
  const written = writtenSorries(edit);
  return labels.places.some((place) => written.has(index.offsetAt(place)));
}

export interface SorryChange {
  readonly before: PlacedSorries;
  readonly after: SorryLabels;
  readonly edit: TextEdit;
  /** The text with the edit. */
  readonly edited: string;
}

export function accountForSorries({ before, after, edit, edited }: SorryChange): SorryAccount {
  const placed = placedBeforeEdit(after, edit, edited);
  const isKnown = [...placed.offsets.keys()].every((at) => before.offsets.has(at));
  if (!isKnown || !areWritten(after, edit, edited)) return { kind: "new", isError: hasError(after, edit, edited) };
  const oftener =
    [...placed.offsets].some(([at, times]) => times > (before.offsets.get(at) ?? 0)) ||
    [...timesInside(after, edit, edited).values()].some((times) => times > 1);
  if (!after.unlabelled) return { kind: "accounted", oftener };
  return before.unlabelled ? { kind: "unclear" } : { kind: "new", isError: false };
}

function hasError({ places }: SorryLabels, { start, newText }: TextEdit, edited: string): boolean {
  const index = new TextIndex(edited);
  const isInside = (at: number): boolean => at >= start && at < start + newText.length;
  return places.some((place) => place.isError === true && isInside(index.offsetAt(place)));
}

/** True if each `sorry` inside the edit is one that stands in its text: for a goal left, or for the gap of a sketch. */
function areWritten(labels: SorryLabels, edit: TextEdit, edited: string): boolean {
  const written = writtenSorries(edit);
  return [...timesInside(labels, edit, edited).keys()].every((at) => written.has(at));
}

/** How often the term has each of the places inside the edit, as offsets in the text with it. */
function timesInside(
  { places }: SorryLabels,
  { start, newText }: TextEdit,
  edited: string,
): ReadonlyMap<number, number> {
  const index = new TextIndex(edited);
  const inside = new Map<number, number>();
  for (const place of places) {
    const at = index.offsetAt(place);
    if (at >= start && at < start + newText.length) inside.set(at, (inside.get(at) ?? 0) + place.times);
  }
  return inside;
}

/** Offsets, in the text with the edit, of the `sorry`s that the edit writes. */
export function writtenSorries({ start, newText }: Pick<TextEdit, "start" | "newText">): ReadonlySet<number> {
  const written = codeTokens(newText).filter(({ kind, text }) => kind === "identifier" && text === "sorry");
  return new Set(written.map((token) => start + token.start));
}
