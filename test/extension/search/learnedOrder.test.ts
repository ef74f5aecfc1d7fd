import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import { LearnedOrder } from "../../../extension/search/learnedOrder.ts";

const goal = parseGoal("n m : Nat\nh : n < m\n⊢ n + 0 ≠ m");
const decision = {
  goal,
  declaration: "shift",
  outcomes: [
    {
      tactic: "omega",
      kind: "accepted",
      shownRank: 2,
    },
    {
      tactic: "simp_all",
      kind: "verified",
      shownRank: 1,
    },
  ],
} as const;
let folder: string;
let warnings: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-learned-"));
  warnings = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function order(): LearnedOrder {
  return new LearnedOrder({ folder, newRanking: () => new HistoryRanking(), warn: (words) => warnings.push(words) });
}

test("what was taken is preferred in the next window, with the reason", async () => {
  const first = order();
  expect(first.view).toBeNull();
  await first.learn([decision]);
  expect(first.view).toEqual({ isOn: true, steps: 1, preferences: 1 });
  const score = (await order().ranking()).at(goal);
  expect(score("omega").neighbours).toBeGreaterThan(score("simp_all").neighbours);
  expect(score("omega").why).toMatch(/worked in `shift`/u);
  expect(readdirSync(folder)).toEqual(["learned.json"]);
});

test("switched off, it neither learns nor answers, also in the next window; forgetting leaves nothing", async () => {
  const first = order();
  await first.learn([decision]);
  await first.switchTo(false);
  await first.learn([decision]);
  const next = order();
  expect((await next.ranking()).at(goal)("omega")).toEqual({ neighbours: 0, pairwise: 0, why: undefined });
  expect(next.view).toEqual({ isOn: false, steps: 1, preferences: 1 });
  await next.forget();
  await next.switchTo(true);
  expect(next.view).toEqual({ isOn: true, steps: 0, preferences: 0 });
});

test("a file that is damaged is said, and what is learned next takes its place", async () => {
  writeFileSync(join(folder, "learned.json"), '{"schemaVersion":2}');
  const damaged = order();
  await damaged.learn([decision]);
  expect(warnings).toHaveLength(1);
  await order().ranking();
  expect(warnings).toHaveLength(1);
});
