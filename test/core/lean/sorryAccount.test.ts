import { expect, test } from "vitest";
import type { PlacedSorries } from "../../../core/lean/sorryAccount.ts";
import { accountForSorries, placedBeforeEdit } from "../../../core/lean/sorryAccount.ts";
import { partsNamedIn, sorryLabels } from "../../../core/lean/sorryLabels.ts";
import { applyEdits, TextIndex } from "../../../core/lean/textIndex.ts";

/**
 * The label of a `sorry` at a line and column, both as in Lean's terms, in a term printed in full; `type` is that of
 * the tag and the goal.
 */
function labelled(line: number, column: number, type = "∀ (tag : Lean.Name), p"): string {
  const numbers = [line, column, line, column + 5, column, column + 5];
  const number = (of: number): string => `(@OfNat.ofNat.{0} Nat (nat_lit ${of}) (instOfNatNat (nat_lit ${of})))`;
  const module = '(Lean.Name.str Lean.Name.anonymous "A")';
  const name = numbers.reduce((inner, of) => `(Lean.Name.num ${inner} ${number(of)})`, module);
  return `(sorryAx.{0} (${type}) Bool.false (Lean.Name.str ${name} "_sorry"))`;
}

test("labels are read from a term that Lean has printed in full", () => {
  const printed = `theorem t : p := @And.intro p q ${labelled(4, 10)} ${labelled(6, 2)}`;
  expect(sorryLabels(printed)).toEqual({
    places: [
      { line: 3, character: 10, times: 1 },
      { line: 5, character: 2, times: 1 },
    ],
    unlabelled: false,
  });
  expect(sorryLabels("theorem t : p := sorryAx.{0} p Bool.true")).toEqual({ places: [], unlabelled: true });
  expect(sorryLabels("theorem sorryAx' : p := not_sorryAx h")).toEqual({ places: [], unlabelled: false });
});

test.each([
  "(tag : Lean.Name) → Nat",
  "∀ (tag : Lean.Name) (x : α), p x",
  "(tag : Lean.Name) → (x : α) → β x",
  "∀ (tag : Lean.Name) {x : α} [inst : C x], p x",
  "∀ (tag : Lean.Name) ⦃x : α⦄, p x",
  "∀ (tag x : Lean.Name) (y : α), p x y",
  "∀ (tag tag_1 : Lean.Name), p tag_1",
  "∀ (tag_1 : Lean.Name), p tag",
])("a label is read whatever the goal begins with: %s", (type) => {
  const printed = `theorem t : p := @f q ${labelled(4, 10, type)}`;
  expect(sorryLabels(printed)).toEqual({ places: [{ line: 3, character: 10, times: 1 }], unlabelled: false });
});

test("parts that Lean has made of a declaration are told from its neighbours", () => {
  const printed = "def f : T := @f._proof_1 (fg.h x) (f.match_1.{1} y) _private.A.0.f._unary g";
  expect(partsNamedIn(printed, "f")).toEqual(["f._proof_1", "f.match_1", "_private.A.0.f._unary"]);
});

const text = "theorem t : p ∧ q := by\n  constructor\n  · sorry\n  · sorry\n";
const first = text.indexOf("sorry");
const second = text.lastIndexOf("sorry");
const before: PlacedSorries = {
  offsets: new Map([
    [first, 1],
    [second, 1],
  ]),
  unlabelled: false,
};

function account(newText: string, at: (edited: string) => readonly number[], unlabelled = false): string {
  const edit = { start: first, end: first + 5, newText };
  const edited = applyEdits(text, [edit]);
  const index = new TextIndex(edited);
  const after = { places: at(edited).map((offset) => ({ ...index.positionAt(offset), times: 1 })), unlabelled };
  return accountForSorries({ before, after, edit, edited }).kind;
}

test("a sorry that stood elsewhere is known wherever the edit has moved it", () => {
  expect(account("have := h\n    exact h", (edited) => [edited.lastIndexOf("sorry")])).toBe("accounted");
});

test("a sorry of the step is new, one that it writes for a goal left is not", () => {
  expect(account("close", () => [first])).toBe("new");
  expect(account("step\n    sorry", (edited) => [edited.indexOf("sorry")])).toBe("accounted");
  expect(account("step\n    sorry", () => [first])).toBe("new");
});

test("one at a place where none was is new", () => {
  expect(account("exact h", () => [text.indexOf("constructor")])).toBe("new");
});

test("one without a place is new, unless there was one before", () => {
  expect(account("exact h", () => [], true)).toBe("new");
  const edit = { start: first, end: first + 5, newText: "exact h" };
  const after = { places: [], unlabelled: true };
  const known = { ...before, unlabelled: true };
  expect(accountForSorries({ before: known, after, edit, edited: applyEdits(text, [edit]) }).kind).toBe("unclear");
});

test("places in an edited text are counted in the text before it", () => {
  const edit = { start: first, end: first + 5, newText: "a\n  b\n  c" };
  const edited = applyEdits(text, [edit]);
  const place = { ...new TextIndex(edited).positionAt(edited.lastIndexOf("sorry")), times: 1 };
  const placed = placedBeforeEdit({ places: [place], unlabelled: false }, edit, edited);
  expect([...placed.offsets]).toEqual([[second, 1]]);
});

test("a sorry of the edit's that the term has more than once is told", () => {
  const edit = { start: first, end: first + 5, newText: "step\n    sorry" };
  const edited = applyEdits(text, [edit]);
  const place = new TextIndex(edited).positionAt(edited.indexOf("sorry"));
  const oftener = (times: number): unknown =>
    accountForSorries({ before, after: { places: [{ ...place, times }], unlabelled: false }, edit, edited });
  expect(oftener(1)).toEqual({ kind: "accounted", oftener: false });
  expect(oftener(2)).toEqual({ kind: "accounted", oftener: true });
});

test("a known sorry that the term has more often than before is told", () => {
  const edit = { start: first, end: first + 5, newText: "close" };
  const edited = applyEdits(text, [edit]);
  const place = new TextIndex(edited).positionAt(edited.lastIndexOf("sorry"));
  const oftener = (times: number): unknown =>
    accountForSorries({ before, after: { places: [{ ...place, times }], unlabelled: false }, edit, edited });
  expect(oftener(1)).toEqual({ kind: "accounted", oftener: false });
  expect(oftener(2)).toEqual({ kind: "accounted", oftener: true });
});
