import { expect, test } from "vitest";
import type { GoalView, ViewState } from "../../core/protocol/viewState.ts";
import { firstTurnNamed, mentionables, mentionAt } from "../../webview/mentions.ts";
import { utteranceView } from "./utteranceView.ts";

const goal: GoalView = { caseTag: null, hypotheses: [], target: "⊢ p", targetChange: "same", text: "⊢ p" };
const view: ViewState = {
  revision: 1,
  engine: null,
  notice: null,
  document: null,
  goals: [goal, goal],
  suggestions: [],
  asking: null,
  checking: null,
  model: null,
  draft: "",
  recording: null,
  search: null,
  learned: null,
  conversation: [
    utteranceView({
      id: "a",
      tactic: "simp",
    }),
    utteranceView({
      id: "b",
      tactic: null,
      text: "so?",
    }),
  ],
  ledger: [
    {
      utterance: "a",
      text: "simp",
      state: "open",
    },
  ],
};

test.each([
  ["see @", 5, { start: 4, typed: "" }],
  ["@go", 3, { start: 0, typed: "go" }],
  ["(@12 and", 4, { start: 1, typed: "12" }],
])("%j is a mention at %i", (text, cursor, expected) => {
  expect(mentionAt(text, cursor)).toEqual(expected);
});

test.each([
  ["a@b", 3],
  ["exact @foo.bar", 14],
  ["@goal then", 10],
])("%j is none at %i", (text, cursor) => {
  expect(mentionAt(text, cursor)).toBeUndefined();
});

test("goals come before turns, and the latest turn first", () => {
  expect(mentionables(view, "").map(({ key, detail }) => `${key}: ${detail}`)).toEqual([
    "goal: ⊢ p",
    "goal2: ⊢ p",
    "2: so?",
    "1: simp (open)",
  ]);
  expect(mentionables(view, "goal2").map(({ text }) => text)).toEqual(["`⊢ p`"]);
});

test("a comment speaks of the first turn that it names", () => {
  expect(firstTurnNamed("see @2 and @1")).toBe(1);
  expect(firstTurnNamed("me@2")).toBeUndefined();
});
