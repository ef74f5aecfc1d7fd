// Ranking from history with 20,000 stored steps: a question at a goal, learning one decision, and loading a snapshot.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parseGoal } from "../core/lean/goal.ts";
import type { Goal } from "../core/lean/goal.ts";
import { HistoryRanking } from "../core/ranking/historyRanking.ts";
import { RankingSnapshotSchema } from "../core/ranking/rankingSnapshot.ts";
import { figures, nameMachine, report } from "./measure.ts";

const steps = 20_000;
const words = [
  "length",
  "map",
  "filter",
  "reverse",
  "append",
  "sum",
  "insert",
  "size",
  "mirror",
  "mem",
  "sorted",
  "fold",
];
const tactics = [
  "simp_all",
  "grind",
  "omega",
  "induction xs",
  "cases h",
  "intro x h",
  "rw [ih]",
  "constructor",
  "split",
  "exact h",
];

/** A fixed seed, so that two runs measure the same. */
let state = 7;
function below(count: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % count;
}

/** A goal as in a real project: a few names of its own, many shared ones, some hypotheses. */
function someGoal(at: number): Goal {
  const word = (): string => words[below(words.length)] ?? "map";
  const own = `fn${at % 400}`;
  return parseGoal(
    [
      "α : Type",
      "xs ys : List α",
      "n m : Nat",
      `h : ${own} xs = (xs.${word()} ${word()}).${word()}`,
      `ih : ∀ (k : Nat), k < n → ${own} (ys.${word()}) = ${word()} k`,
      `⊢ (${own} (xs ++ ys)).${word()} ≤ (${word()} (${own} xs)).${word()} + n * m`,
    ].join("\n"),
  );
}

function learnOne(ranking: HistoryRanking, at: number): void {
  const tactic = (): string => tactics[below(tactics.length)] ?? "simp";
  const outcomes = [
    { tactic: tactic(), kind: "accepted", shownRank: 2 },
    { tactic: tactic(), kind: "verified", shownRank: 1 },
    { tactic: tactic(), kind: "rejected" },
    { tactic: tactic(), kind: "rejected" },
  ] as const;
  ranking.learn({ goal: someGoal(at), declaration: `lemma${at}`, outcomes });
}

function milliseconds(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

nameMachine();
// Uncollected garbage would be counted as retained.
setFlagsFromString("--expose_gc");
const collect = runInNewContext("gc") as () => void;
collect();
const before = process.memoryUsage().heapUsed;
const ranking = new HistoryRanking();
for (let at = 0; at < steps; at += 1) learnOne(ranking, at);
collect();
const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20;

const asked = figures(
  Array.from({ length: 300 }, (_, at) => {
    const goal = someGoal(steps + at);
    return milliseconds(() => {
      const score = ranking.at(goal);
      for (const tactic of tactics) score(tactic);
    });
  }),
);
const learned = figures(Array.from({ length: 300 }, (_, at) => milliseconds(() => learnOne(ranking, steps + at))));
const text = JSON.stringify({
  schemaVersion: 1,
  hash: "",
  trainedOn: { from: "", to: "", decisions: steps },
  heldOutMrr: null,
  content: ranking.content,
});
const loaded = figures(
  Array.from({ length: 7 }, () =>
    milliseconds(() => new HistoryRanking().restore(RankingSnapshotSchema.parse(JSON.parse(text)).content)),
  ),
);

const line = ({ median, p95 }: { readonly median: number; readonly p95: number }): string =>
  `median ${median.toFixed(2)} ms, p95 ${p95.toFixed(2)}`;
report({
  name: `${ranking.storedSteps} stored steps: 10 tactics at a goal`,
  text: line(asked),
  goal: "< 2 ms",
  met: asked.median < 2,
});
report({
  name: "learning from a decision with four outcomes",
  text: line(learned),
  goal: "< 5 ms",
  met: learned.median < 5,
});
report({
  name: `loading a snapshot of ${(text.length / 2 ** 20).toFixed(1)} MB`,
  text: line(loaded),
  goal: "< 100 ms",
  met: loaded.median < 100,
});
report({ name: "memory", text: `${megabytes.toFixed(1)} MB`, goal: "< 60 MB", met: megabytes < 60 });
