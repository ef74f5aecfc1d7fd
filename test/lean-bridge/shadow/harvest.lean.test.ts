import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { openFirstHole } from "./openedHole.ts";
import { sessionInFolder } from "./sessionInFolder.ts";
import { checkStep } from "../../../core/lean/checkStep.ts";

const { folder, session } = sessionInFolder("harvest");

const signal = new AbortController().signal;
const limits = { timeoutMs: 60_000 };
const lemma = "a_lemma_with_a_name_so_long_that_lean_breaks_what_it_suggests_over_several_lines";
const [first, second] = ["the_first_number_of_them_all", "the_second_number_of_them_all"] as const;
const statement = `(${first} ${second} : Nat) (comparison : ${first} < ${second}) : ${first} * 7919 < ${second} * 7919`;
const head = `theorem ${lemma}\n    ${statement} := by omega\n\n`;

// Lean breaks the line at a different place in each, and indents by the line and not by the tactic.
test.each([
  ["at column 2", `theorem goal ${statement} := by\n  sorry\n`],
  ["at column 4", `theorem goal ${statement} := by\n  next =>\n    sorry\n`],
  ["behind a bullet", `theorem goal ${statement} ∧ True := by\n  constructor\n  · sorry\n  · trivial\n`],
  [
    "behind a bullet of a bullet",
    `theorem goal ${statement} ∧ True := by\n  · constructor\n    · sorry\n    · trivial\n`,
  ],
  ["behind `by`", `theorem goal ${statement} := by sorry\n`],
  [
    "behind an arm",
    `theorem goal ${statement} ∧ True := by\n  constructor\n  case left => sorry\n  case right => trivial\n`,
  ],
  ["as a term", `theorem goal ${statement} :=\n  sorry\n`],
])("what Lean suggests on several lines is accepted %s", async (name, text) => {
  const uri = pathToFileURL(join(folder, `${name.replaceAll(/\W/gu, "")}.lean`)).href;
  const checker = await openFirstHole({ session, uri, text: head + text }, signal);
  const offered = await checker.harvest("exact?", limits, signal);
  const broken = offered.find((tactic) => tactic.includes(lemma));
  if (broken === undefined) throw new Error(`not offered: ${offered.join("; ")}`);
  const [start, ...rest] = broken.split("\n");
  expect(rest.length).toBeGreaterThan(0);
  expect(start).toMatch(/^exact/u);
  for (const line of rest) expect(line).toMatch(/^ {2,}\S/u);
  const { verdict } = await checkStep(checker, { text: broken, limits }, signal);
  expect(verdict).toMatchObject({ kind: "proved", level: "V4" });
});
