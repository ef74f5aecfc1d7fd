import { expect, test } from "vitest";
import type { HoleChecker } from "../../../core/lean/ports.ts";
import { suggest } from "../../../core/search/suggest.ts";
import { CheckedSteps } from "../../../extension/proof/checkedSteps.ts";
import type { SuggestionNews } from "../../../extension/proof/checkedSteps.ts";
import { verdict } from "../../fakes/verdict.ts";
import { sketchChecker } from "../../core/conversation/sketchChecker.ts";
import { yesChecker } from "../../core/conversation/yesChecker.ts";
import { OpenDocument, OpenedHoles } from "./openDocument.ts";

const text = "theorem t : q ∧ p := by\n  sorry\n";
const gap = text.indexOf("sorry");
const { signal } = new AbortController();

function opened(checker: HoleChecker = yesChecker()): {
  readonly holes: OpenedHoles;
  readonly steps: CheckedSteps;
  readonly document: OpenDocument["asDocument"];
  readonly warned: string[];
} {
  const document = new OpenDocument(text);
  const holes = new OpenedHoles(document, checker);
  const warned: string[] = [];
  const log = { warn: (words: string) => void warned.push(words) };
  const steps = new CheckedSteps({ holes, log, settings: () => ({ askSeconds: 5 }), code: () => ({ suggest }) });
  return { holes, steps, document: document.asDocument, warned };
}

const asked = { offset: gap, tactic: "exact h", source: "person" };

test("a text is checked at the hole that the cursor means, with the edit that would insert it", async () => {
  const { holes, steps, document } = opened();
  const result = await steps.check(document, { ...asked, offset: 0 }, signal);
  const checked = result.kind === "ok" ? result.value : undefined;
  expect(checked).toMatchObject({ tactic: "exact h", source: "person", hole: { kind: "sorry", start: gap } });
  expect(checked?.edit).toEqual({ start: gap, end: gap + 5, newText: "exact h" });
  expect(checked?.verdict).toMatchObject({ kind: "proved", documentVersion: 1 });
  expect(holes.stillOpen).toBe(0);
});

test("a sketch is judged as the text with its `sorry`, which is what would be inserted", async () => {
  const gated: string[] = [];
  const { steps, document } = opened(sketchChecker(gated));
  const tactic = "have h1 : p := by sorry\nhave h2 : q := by sorry\nexact ⟨h2, h1⟩";
  const result = await steps.check(document, { ...asked, tactic }, signal);
  expect(gated).toEqual([tactic]);
  expect(result.kind === "ok" && result.value.edit.newText).toBe(tactic);
});

test("why a hole cannot be opened is handed on, for a check and for suggestions", async () => {
  const { holes, steps, document } = opened();
  holes.problem = "There is no Lean for this file yet.";
  expect(await steps.check(document, asked, signal)).toEqual({ kind: "error", problem: holes.problem });
  const news: SuggestionNews[] = [];
  for await (const one of steps.suggestions(document, asked, signal)) news.push(one);
  expect(news).toEqual([{ kind: "problem", message: holes.problem }]);
});

test("a verdict holds for the imports that it was given for, and for no others", async () => {
  const { holes, steps, document } = opened();
  const result = await steps.check(document, asked, signal);
  if (result.kind === "error") throw new Error(result.problem);
  const given = result.value.verdict;
  expect(steps.importsHold(document, given)).toBe(true);
  expect(steps.importsHold(document, { ...given })).toBe(false);
  holes.importsChanged += 1;
  expect(steps.importsHold(document, given)).toBe(false);
  holes.importsChanged -= 1;
  steps.forget(document);
  expect(steps.importsHold(document, given)).toBe(false);
});

test("whoever has enough suggestions leaves the hole behind", async () => {
  const { holes, steps, document } = opened();
  for await (const one of steps.suggestions(document, asked, signal)) {
    if ("kind" in one) continue;
    expect(one.verdict.kind).toBe("proved");
    expect(one.edit.start).toBe(gap);
    expect(steps.importsHold(document, one.verdict)).toBe(true);
    break;
  }
  expect(holes.stillOpen).toBe(0);
});

test("what passes the screen and not the gate is no suggestion, and is written to the log", async () => {
  const checker: HoleChecker = {
    ...yesChecker(),
    async *gate() {
      yield await Promise.resolve(verdict("failed", "V2", { reason: "as inserted: no" }));
    },
  };
  const { steps, document, warned } = opened(checker);
  const wanted = { proofsWanted: 1, stepsWanted: 0, seconds: 1 };
  for await (const one of steps.suggestions(document, { offset: gap, wanted }, signal))
    expect(one).toEqual({ kind: "screened" });
  expect(warned[0]).toMatch(/^passed the screen but not the gate: .*as inserted: no/u);
});

test("Lean is made to stand at the hole where somebody has asked before and the cursor rests", async () => {
  const { holes, steps, document } = opened();
  await steps.prepare(document, gap);
  expect(holes.places).toEqual([]);
  await steps.check(document, asked, signal);
  await steps.prepare(document, gap);
  expect([holes.timesReady, holes.stillOpen]).toEqual([1, 0]);
});

test("a cursor that has moved on, or a question, takes the place of what was to be prepared", async () => {
  const { holes, steps, document } = opened();
  await steps.check(document, asked, signal);
  const first = steps.prepare(document, gap);
  const second = steps.prepare(document, 0);
  await Promise.all([first, second]);
  expect([holes.places.length, holes.timesReady]).toEqual([2, 1]);
  const third = steps.prepare(document, gap);
  await steps.check(document, asked, signal);
  await third;
  expect([holes.places.length, holes.timesReady]).toEqual([3, 1]);
});
