import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ConversationEvent } from "../../../core/conversation/conversation.ts";
import { draftOf, emptyLeanPart } from "../../../core/episode/recordedEvents.ts";
import { parseGoal } from "../../../core/lean/goal.ts";
import type { VerdictKind } from "../../../core/lean/verdict.ts";
import { rankedCandidates } from "../../../core/search/rankedCandidates.ts";
import { deleteEpisode } from "../../../store/deleteEpisode.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import { EpisodeLog } from "../../../store/episodeLog.ts";
import { verdict } from "../../fakes/verdict.ts";
import type { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import { learnedOrderOf, learnFromLog } from "../../../store/ranking/logLessons.ts";

const { signal } = new AbortController();
const goal = parseGoal("xs ys : List Nat\n⊢ (xs ++ ys).length = xs.length + ys.length");
const alike = parseGoal("as bs : List Nat\n⊢ (as ++ bs).length = bs.length + as.length");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-ranking-"));
  vi.stubEnv("COLLOQUY_DATA", join(folder, "data"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<HistoryRanking> {
  const order = learnedOrderOf(folder);
  await learnFromLog(order, folder, signal);
  return order.ranking();
}

interface Tried {
  readonly tactic: string;
  readonly kind: VerdictKind;
  readonly isTaken?: boolean;
}

/**
 * An episode as the command line and the editor write it: the tried steps with Lean's verdicts and the person's
 * decisions.
 */
async function record(episodeId: string, tried: readonly Tried[]): Promise<void> {
  await using log = new EpisodeLog(folder);
  const place = { episodeId, uri: "A.lean", declaration: "length_append" };
  const lean = { ...emptyLeanPart(place), goalBefore: [goal.text] };
  const shown = tried.filter(({ kind }) => kind === "proved");
  const candidates = shown.map(({ tactic, kind }, at) => ({
    tactic,
    source: "portfolio",
    shownRank: at + 1,
    scorePrior: null,
    scoreLearned: null,
    verdict: {
      kind,
      level: "V4" as const,
    },
  }));
  await log.append({
    episodeId,
    timeMs: 1,
    event: "suggested",
    utterance: null,
    actor: null,
    types: [],
    decision: null,
    content: {
      text: "",
      lean,
      candidates,
    },
  });
  for (const { tactic, kind, isTaken } of tried) {
    const id = `${episodeId} ${tactic}`;
    const level = kind === "proved" ? "V4" : "V0";
    const events: readonly ConversationEvent[] = [
      { kind: "proposed", id, timeMs: 1, actor: { id: "Lean", kind: "lean" }, text: "", tactic },
      {
        kind: "judged",
        utterance: id,
        verdict: verdict(kind, level, { goalsBefore: [goal], uri: place.uri, goalKey: "k" }),
        finished: false,
      },
      ...(isTaken ? [{ kind: "decided", utterance: id, decision: "accepted" } as const] : []),
    ];
    for (const event of events) await log.append(draftOf(event, { place, timeMs: 1 }));
  }
}

const usual: readonly Tried[] = [
  { tactic: "omega", kind: "failed" },
  { tactic: "grind", kind: "proved" },
  { tactic: "induction xs <;> simp_all", kind: "proved", isTaken: true },
  { tactic: "decide", kind: "timeout" },
];

test("what a project's episodes accepted comes first at a goal like it, and says why", async () => {
  for (let at = 0; at < 6; at += 1) await record(`episode-${at}`, usual);
  const ranking = await open();
  expect(ranking.storedSteps).toBe(6);
  const score = ranking.at(alike);
  expect(score("induction as <;> simp_all").why).toMatch(/^worked in `length_append`, shares /u);
  expect(score("grind").pairwise).toBeGreaterThan(score("omega").pairwise);
  const fixed = ["rfl", "assumption", "omega", "simp", "grind"].map((text) => ({ text, source: "portfolio" }));
  const texts = rankedCandidates(fixed, { goal: alike, history: ranking }).map(({ text }) => text);
  // A tactic that answers immediately keeps its place.
  expect(texts.slice(0, 3)).toEqual(["rfl", "assumption", "induction as <;> simp_all"]);
  expect(texts.indexOf("grind")).toBeLessThan(texts.indexOf("omega"));
  expect(new Set(texts).size).toBe(texts.length);
});

test("what was learned is kept; a later opening learns only what is new", async () => {
  await record("one", usual);
  const first = await open();
  const second = await open();
  expect([first.storedSteps, second.storedSteps]).toEqual([1, 1]);
  expect(second.content).toEqual(first.content);
  await record("two", usual);
  expect((await open()).storedSteps).toBe(2);
});

test("an episode that went on teaches what is new in it", async () => {
  await record("one", [{ tactic: "omega", kind: "failed" }]);
  expect((await open()).storedSteps).toBe(0);
  await record("one", [{ tactic: "simp", kind: "proved", isTaken: true }]);
  expect((await open()).storedSteps).toBe(1);
});

test("a deleted episode is forgotten", async () => {
  await record("one", usual);
  await open();
  using index = await EpisodeIndex.open(folder, signal);
  await deleteEpisode(folder, index, "one");
  const ranking = await open();
  expect([ranking.storedSteps, ranking.proposals(goal, 4)]).toEqual([0, []]);
});

test("switched off, nothing is learned; without a log there is nothing to learn", async () => {
  expect((await open()).storedSteps).toBe(0);
  await record("one", usual);
  await learnedOrderOf(folder).switchTo(false);
  expect((await open()).storedSteps).toBe(0);
});
