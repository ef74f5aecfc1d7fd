import { expect, test } from "vitest";
import type { SearchRecord } from "../../../core/search/searchEvents.ts";
import { triedTree } from "../../../extension/search/triedTree.ts";

function goal(text: string, state: "open" | "solved" | "dead", tried: readonly string[] = []) {
  return { text: `⊢ ${text}`, state, tried };
}

function step(given: {
  readonly parent: number;
  readonly text: string;
  readonly state: "open" | "solved" | "dead";
  readonly cost?: number;
  readonly children?: readonly number[];
}): SearchRecord["steps"][number] {
  const { parent, text, state, cost = 1, children = [] } = given;
  return { parent, move: { text, row: "closing", cost }, goals: [], children, state };
}

test("the steps of the proof come first, then what is open, each with the goals that it leaves", () => {
  const tree = triedTree({
    goal: "⊢ p",
    goals: [goal("p", "solved", ["simp", "omega"]), goal("q", "solved"), goal("r", "open")],
    steps: [
      step({ parent: 0, text: "left", state: "dead", children: [2] }),
      step({ parent: 0, text: "apply r", state: "open", cost: 0.5, children: [2] }),
      step({ parent: 0, text: "apply q", state: "solved", cost: 2, children: [1] }),
      step({ parent: 1, text: "trivial", state: "solved" }),
    ],
  });
  expect(tree).toMatchObject({ target: "p", state: "solved", tried: 2, omitted: 0 });
  expect(tree.steps.map(({ text }) => text)).toEqual(["apply q", "apply r", "left"]);
  expect(tree.steps[0]?.goals[0]).toMatchObject({ target: "q", steps: [{ text: "trivial", goals: [] }] });
  // A goal reached twice is drawn once, and nothing is drawn below a dead end.
  expect(tree.steps[1]?.goals.map(({ target }) => target)).toEqual(["r"]);
  expect(tree.steps[2]?.goals).toEqual([]);
});

test("a tree in a circle ends, a wide one is cut and says so, a deep one stays bounded", () => {
  const circle = triedTree({
    goal: "⊢ p",
    goals: [goal("p", "open"), goal("q", "open")],
    steps: [
      step({ parent: 0, text: "a", state: "open", children: [1] }),
      step({ parent: 1, text: "b", state: "open", children: [0] }),
    ],
  });
  expect(circle.steps[0]?.goals[0]?.steps[0]?.goals).toEqual([]);
  const wide = triedTree({
    goal: "⊢ p",
    goals: [goal("p", "open")],
    steps: Array.from({ length: 10 }, (_, at) => step({ parent: 0, text: `s${at}`, state: "open", cost: at })),
  });
  expect([wide.steps.length, wide.omitted]).toEqual([6, 4]);
  const depth = 500;
  const deep = triedTree({
    goal: "⊢ p",
    goals: Array.from({ length: depth }, () => goal("p", "open")),
    steps: Array.from({ length: depth - 1 }, (_, at) =>
      step({ parent: at, text: "s", state: "open", children: [at + 1] }),
    ),
  });
  expect(JSON.stringify(deep).split('"tried"').length - 1).toBeLessThanOrEqual(80);
});
