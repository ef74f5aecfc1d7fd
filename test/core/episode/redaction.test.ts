import fc from "fast-check";
import { expect, test } from "vitest";
import { Pseudonyms, Redactor } from "../../../core/episode/redaction.ts";

test.each([
  ["see /home/ann/proofs/A.lean:3", "see ~/proofs/A.lean:3"],
  ["C:\\Users\\Ann\\proofs", "~\\proofs"],
  ["/Users/ann/x and y", "~/x and y"],
  [["", "root", "y"].join("/"), "~/y"],
  ["mail ann.b+c@mail.example.org.", "mail [email]."],
  ["git@github.com:ann/p.git and https://ann:pw@example.org/x?y=1 here", "[url] and [url] here"],
  [`key sk-${"a".repeat(24)}, ghp_${"B".repeat(30)}`, "key [token], [token]"],
  ["ann's annex on ANN-PC, by ann", "[name]'s annex on ANN-PC, by [name]"],
  ["h.2 : n ≤ m @ simp", "h.2 : n ≤ m @ simp"],
])("%s leaves as %s", (text, expected) => {
  const redactor = new Redactor(["ann"]);
  expect(redactor.text(text)).toBe(expected);
  expect(redactor.counts.length > 0).toBe(text !== expected);
});

test("what was taken out is counted and a few examples are kept; a second pass finds nothing", () => {
  const redactor = new Redactor();
  const text = Array.from({ length: 9 }, (_, at) => `u${at}@example.org`).join(" ");
  const once = redactor.text(text);
  expect(redactor.counts).toMatchObject([{ rule: "email", count: 9 }]);
  expect(redactor.counts[0]?.examples).toHaveLength(5);
  expect(new Redactor().text(once)).toBe(once);
});

test("every string inside a value is looked at, and nothing else changes", () => {
  fc.assert(
    // Made of letters that cannot form private data.
    fc.property(fc.jsonValue({ stringUnit: fc.constantFrom("x", "y", " ", "∀") }), (value) => {
      expect(new Redactor(["no such name"]).value(value)).toEqual(value);
    }),
  );
  expect(new Redactor(["ann"]).value({ ann: ["by ann", 3, null, { x: "ann" }] })).toEqual({
    ann: ["by [name]", 3, null, { x: "[name]" }],
  });
});

test("a megabyte of what almost looks private is gone through in one pass", () => {
  for (const unit of ["a", "a.", "eyJ-", "sk-", "a@", "/home", "@a.", "`"]) {
    const text = unit.repeat(1_000_000 / unit.length);
    expect(new Redactor(["ann"]).text(text).length).toBeGreaterThan(0);
  }
});

test("people bear pseudonyms in the order in which they are met, models their names", () => {
  const pseudonyms = new Pseudonyms();
  const names = [
    ["ann", "human"],
    ["m", "model"],
    ["bob", "human"],
    ["ann", "human"],
  ] as const;
  expect(names.map(([id, kind]) => pseudonyms.of({ id, kind }))).toEqual(["user-1", "m", "user-2", "user-1"]);
});

test.each(["my-host", "ann.b", "a+b (c)", "x/y", "[ann]", "ann\\b", "$&ann"])(
  "a name like %s is taken out as it is written",
  (name) => {
    expect(new Redactor([name]).text(`by ${name} at noon, not by annxb`)).toBe("by [name] at noon, not by annxb");
  },
);
