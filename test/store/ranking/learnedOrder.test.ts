import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseGoal } from "../../../core/lean/goal.ts";
import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import { LearnedFile } from "../../../store/ranking/learnedFile.ts";
import type { Lesson } from "../../../store/ranking/learnedOrder.ts";
import { LearnedOrder } from "../../../store/ranking/learnedOrder.ts";

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

/** As another window or the command line opens it. */
function order(): LearnedOrder {
  const file = new LearnedFile(folder, join(folder, "data"));
  return new LearnedOrder({ file, newRanking: () => new HistoryRanking(), warn: (words) => warnings.push(words) });
}

function keptFile(): string {
  const [name = ""] = readdirSync(join(folder, "data/learned"));
  return join(folder, "data/learned", name);
}

const lesson = (episode: string, records = 4): Lesson => ({ episode, records, decisions: [decision] });

test("what was taken is preferred in the next window, with the reason", async () => {
  const first = order();
  expect(first.view).toBeNull();
  await first.learn([decision]);
  expect(first.view).toEqual({ isOn: true, steps: 1, preferences: 1 });
  const score = (await order().ranking()).at(goal);
  expect(score("omega").neighbours).toBeGreaterThan(score("simp_all").neighbours);
  expect(score("omega").why).toMatch(/worked in `shift`/u);
  // With the person and not in the workspace.
  expect([readdirSync(folder), readdirSync(join(folder, "data/learned")).length]).toEqual([["data"], 1]);
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

test("a file that is damaged or was changed is said, and what is learned next takes its place", async () => {
  await order().learn([decision]);
  const whole = readFileSync(keptFile(), "utf8");
  for (const broken of ['{"schemaVersion":2}', whole.slice(0, 99), whole.replace("omega", "grind")]) {
    warnings = [];
    writeFileSync(keptFile(), broken);
    await order().learn([decision]);
    expect(warnings).toHaveLength(1);
    expect((await order().ranking()).storedSteps).toBe(1);
    expect(warnings).toHaveLength(1);
  }
});

test("two that hold it at the same time lose nothing of each other", async () => {
  const [window, commandLine] = [order(), order()];
  await window.ranking();
  await commandLine.learnLessons(() => [lesson("one")]);
  await window.learn([decision]);
  expect((await commandLine.ranking()).storedSteps).toBe(2);
  await commandLine.switchTo(false);
  expect((await window.ranking()).isOn).toBe(false);
});

test("changes that are asked for at once are made one after the other", async () => {
  const learned = order();
  await Promise.all([
    learned.learn([decision]),
    learned.learn([decision]),
    learned.learnLessons(() => [lesson("one")]),
  ]);
  // The lesson is one of the two over again.
  expect((await order().ranking()).storedSteps).toBe(2);
});

test("a decision that was learned from as it was made does not count again when the log tells of it", async () => {
  await order().learn([decision]);
  await order().learnLessons(() => [lesson("one")]);
  expect((await order().ranking()).storedSteps).toBe(1);
  await order().learnLessons((episodes) => {
    expect([...episodes]).toEqual([["one", 4]]);
    return [lesson("two")];
  });
  expect((await order().ranking()).storedSteps).toBe(2);
});

test("what was forgotten does not come back with the log, unless that is to be read again", async () => {
  await order().learnLessons(() => [lesson("one")]);
  await order().forget();
  const beyond = (episodes: ReadonlyMap<string, number>): readonly Lesson[] =>
    episodes.has("one") ? [] : [lesson("one")];
  await order().learnLessons(beyond);
  expect((await order().ranking()).storedSteps).toBe(0);
  await order().forgetWithLog();
  await order().learnLessons(beyond);
  expect((await order().ranking()).storedSteps).toBe(1);
});

test("it is found from the files of its workspace, and from no other", async () => {
  await order().learn([decision]);
  mkdirSync(join(folder, "deep/er"), { recursive: true });
  writeFileSync(join(folder, "deep/er/A.lean"), "");
  const data = join(folder, "data");
  expect(LearnedFile.folderAbove(join(folder, "deep/er/A.lean"), data)).toBe(realpathSync(folder));
  expect(LearnedFile.folderAbove(join(tmpdir(), "B.lean"), data)).toBeUndefined();
});
