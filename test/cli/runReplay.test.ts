import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ReplayAnswer, ReplayEngine, ReplayStep } from "../../cli/replay/replayEngine.ts";
import { replayPlan, type ReplayPlan } from "../../cli/replay/replayPlan.ts";
import { ReplayProgress } from "../../cli/replay/replayProgress.ts";
import { runReplay, type Replayed } from "../../cli/replay/runReplay.ts";
import { generatedEpisode, seededRandom } from "../fixtures/generatedEpisodes.ts";
import { EpisodeIndex } from "../../store/episodeIndex.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { TextStore } from "../../store/textStore.ts";

let folder: string;
let plan: ReplayPlan;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-replay-"));
  await using log = new EpisodeLog(folder);
  for (const number of [1, 2, 3, 4, 5, 6])
    for (const draft of generatedEpisode(number, seededRandom(number))) {
      const kept = await log.keepText(`-- document ${number % 3}\n`);
      const { content } = draft;
      const textHash = kept.kind === "ok" ? kept.value : null;
      const hole = { kind: "sorry", start: 0, end: 1, column: null } as const;
      await log.append({ ...draft, content: { ...content, lean: { ...content.lean, textHash, hole } } });
    }
  using index = await EpisodeIndex.open(folder, new AbortController().signal);
  plan = replayPlan(index, index.ids);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

class CountingEngine implements ReplayEngine {
  readonly name = "a Lean";
  readonly level = "V4";
  readonly parallel = 2;
  readonly asked: ReplayStep[] = [];
  atOnce = 0;
  mostAtOnce = 0;

  async replay(_: unknown, steps: readonly ReplayStep[]): Promise<readonly ReplayAnswer[]> {
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    await delay(2);
    this.atOnce -= 1;
    this.asked.push(...steps);
    return steps.map(({ recorded }) => ({ kind: "answered", answer: recorded.answer, verdict: recorded.kind }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // It holds nothing.
  }
}

async function replayed(engine: ReplayEngine, resume: boolean, signal: AbortSignal): Promise<readonly Replayed[]> {
  const progress = await ReplayProgress.open(folder, engine, { resume });
  return runReplay({ workspaceFolder: folder, plan, engine, progress, onDone: () => undefined }, signal);
}

const going = new AbortController().signal;

test("every step that Lean had answered is asked about once, at most two documents at a time", async () => {
  const engine = new CountingEngine();
  const steps = plan.documents.flatMap((document) => document.steps);
  const outcome = await replayed(engine, false, going);
  const key = ({ episode, utterance }: ReplayStep): string => `${episode} ${utterance}`;
  expect(engine.asked.map(key).toSorted()).toEqual(steps.map(key).toSorted());
  expect(outcome).toHaveLength(steps.length);
  expect(engine.mostAtOnce).toBe(2);
  expect(plan.documents).toHaveLength(3);
});

test("an interrupted replay is gone on with where it stopped, also after a torn note", async () => {
  const stop = new AbortController();
  const first = new CountingEngine();
  const replayOne = first.replay.bind(first);
  first.replay = async (document, steps) => {
    const answers = await replayOne(document, steps);
    if (first.asked.length > 10) stop.abort();
    return answers;
  };
  await expect(replayed(first, false, stop.signal)).rejects.toThrow(/abort/iu);
  const [notes = ""] = readdirSync(join(folder, ".colloquy")).filter((name) => name.startsWith("replay-"));
  appendFileSync(join(folder, ".colloquy", notes), '{"episode":"e');
  const second = new CountingEngine();
  const steps = plan.documents.flatMap((document) => document.steps).length;
  expect(await replayed(second, true, going)).toHaveLength(steps);
  expect(second.asked.length).toBeGreaterThan(0);
  expect(second.asked.length).toBeLessThan(steps);
  const third = new CountingEngine();
  await replayed(third, false, going);
  expect(third.asked).toHaveLength(steps);
});

test("a document that was deleted is a reason, not an answer", async () => {
  await new TextStore(folder).remove(plan.documents[0]?.hash ?? "");
  const outcome = await replayed(new CountingEngine(), false, going);
  const reasons = outcome.flatMap(({ answer }) => (answer.kind === "unknown" ? [answer.reason] : []));
  expect(reasons).toHaveLength(plan.documents[0]?.steps.length ?? 0);
  expect(new Set(reasons)).toEqual(new Set(["its document was deleted or changed"]));
});
