import type { ConversationEvent } from "../core/conversation/conversation.ts";
import type { EpisodeDraft } from "../core/episode/episodeRecord.ts";
import type { EpisodePlace } from "../core/episode/recordedEvents.ts";
import { draftOf, emptyLeanPart } from "../core/episode/recordedEvents.ts";
import { parseGoal } from "../core/lean/goal.ts";
import type { Verdict } from "../core/lean/verdict.ts";

/** Numbers from 0 up to but not including 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words = "the goal needs both sides of h but here only one is used so the step fails and we split first".split(
  " ",
);
const tactics = ["omega", "simp [h, Nat.add_comm]", "exact ⟨h.2, h.1⟩", "induction n with", "rw [ih, Nat.succ_add]"];
const utterancesPerEpisode = 12;

/** One made-up episode of twelve turns, with texts as long as real ones have. The random numbers decide everything. */
export function generatedEpisode(number: number, random: () => number): readonly EpisodeDraft[] {
  const place: EpisodePlace = {
    episodeId: `${number.toString(16).padStart(8, "0")}-0000-4000-8000-${Math.floor(random() * 1e12)}`,
    uri: `Library/Chapter${number % 40}.lean`,
    declaration: `Chapter${number % 40}.theorem_${number}`,
  };
  const startMs = 1_750_000_000_000 + number * 60_000;
  const drafts: EpisodeDraft[] = [];
  for (let turn = 0; turn < utterancesPerEpisode; turn += 1)
    for (const event of eventsOfTurn({ place, turn, timeMs: startMs + turn * 4000 }, random))
      drafts.push(draftOf(event, { place, timeMs: startMs + turn * 4000 + 500 }));
  drafts.splice(3, 0, offeredList(place, startMs, random));
  return drafts;
}

interface TurnPlace {
  readonly place: EpisodePlace;
  readonly turn: number;
  readonly timeMs: number;
}

function eventsOfTurn({ place, turn, timeMs }: TurnPlace, random: () => number): readonly ConversationEvent[] {
  const id = `${place.episodeId.slice(0, 8)}-${turn}`;
  const actor = random() < 0.5 ? ({ id: "you", kind: "human" } as const) : ({ id: "model-a", kind: "model" } as const);
  const earlier = `${place.episodeId.slice(0, 8)}-${Math.floor(random() * Math.max(turn, 1))}`;
  const choice = turn === 0 ? 0 : random();
  if (choice > 0.85) return [{ kind: "commented", id, timeMs, actor, text: prose(random) }];
  if (choice > 0.7) return [{ kind: "criticised", id, timeMs, actor, text: prose(random), target: earlier }];
  const tactic = tactics[Math.floor(random() * tactics.length)] ?? "simp";
  const verdict = generatedVerdict(place, random);
  const target = turn > 0 && random() < 0.3 ? { target: earlier } : {};
  const isTaken = verdict.kind !== "failed" && random() < 0.6;
  return [
    { kind: "proposed", id, timeMs, actor, text: random() < 0.3 ? prose(random) : "", tactic, ...target },
    { kind: "judged", utterance: id, verdict, finished: verdict.level === "V4" },
    ...(isTaken ? [{ kind: "decided", utterance: id, decision: "accepted" } as const] : []),
  ];
}

function prose(random: () => number): string {
  return Array.from({ length: 8 + Math.floor(random() * 40) }, () => words[Math.floor(random() * words.length)]).join(
    " ",
  );
}

/** Of few that an episode has, as a person tries more than one step at the same. */
function goalBefore({ declaration }: EpisodePlace, random: () => number): string {
  return `n m : Nat\nh0 : n < m * (n + 1)\nh1 : n + 1 < m * (n + 1)\n⊢ ${declaration} n ${Math.floor(random() * 3)} ≠ m`;
}

function generatedGoal(random: () => number): string {
  const hypotheses = Array.from(
    { length: 1 + Math.floor(random() * 5) },
    (_, at) => `h${at} : n + ${at} < m * (n + 1)`,
  );
  return ["n m : Nat", ...hypotheses, `⊢ n + ${Math.floor(random() * 1000)} ≠ m ∧ m ≤ m * m`].join("\n");
}

function generatedVerdict(place: EpisodePlace, random: () => number): Verdict {
  const choice = random();
  const goal = parseGoal(goalBefore(place, random));
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const message = `unsolved goals\n${generatedGoal(random)}`;
  const flags = { unsolvedGoals: false, goalsAccomplished: false, silent: false };
  const said = { goalsBefore: [goal], elapsedMs: 20 + Math.floor(random() * 900), uri: place.uri, documentVersion: 1 };
  const about = { ...said, goalKey: goal.text, engine: "Lean 4.28.0-pre (embedded)" };
  if (choice < 0.45)
    return {
      ...about,
      kind: "failed",
      level: "V0",
      reason: "unsolved goals",
      messages: [{ severity: "error", message, range: nowhere, ...flags }],
    };
  if (choice < 0.75)
    return { ...about, kind: "progress", level: "V3", messages: [], goalsAfter: [parseGoal(generatedGoal(random))] };
  return { ...about, kind: "proved", level: "V4", messages: [], goalsAfter: [], axioms: ["propext"] };
}

function offeredList(place: EpisodePlace, timeMs: number, random: () => number): EpisodeDraft {
  const candidates = tactics.map((tactic, at) => ({
    tactic,
    source: "portfolio",
    shownRank: at + 1,
    scorePrior: Math.floor(random() * 1e3),
    scoreLearned: null,
    verdict: {
      kind: "proved",
      level: "V4",
    } as const,
  }));
  return {
    episodeId: place.episodeId,
    timeMs,
    event: "suggested",
    utterance: null,
    types: [],
    decision: null,
    actor: {
      id: "Lean",
      kind: "lean",
    },
    content: {
      text: "",
      lean: emptyLeanPart(place),
      candidates,
    },
  };
}
