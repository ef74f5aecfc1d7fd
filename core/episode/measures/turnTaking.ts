import type { EpisodeState } from "../episodeState.ts";
import { isAccepted } from "../episodeState.ts";
import type { Counts, Measure, MeasureFamily } from "./measure.ts";
import { countOf, shareMeasure } from "./measure.ts";

/** Shares of speakers, interruptions and waits. Only turns with recorded circumstances count. */
export const turnTaking: MeasureFamily = { counts: turnCounts, measures: turnMeasures };

/** A person counts as typing for this long after a key. */
const typingMs = 3_000;

function turnCounts(episode: EpisodeState): Counts {
  const taken = takenUp(episode);
  const spoken = episode.records.flatMap(({ utterance, content }) =>
    utterance !== null && content?.circumstances ? [{ ...content.circumstances, isTaken: taken.has(utterance) }] : [],
  );
  const isTyping = (ago: number | null): boolean => ago !== null && ago < typingMs;
  const latencies = spoken.flatMap(({ latencyMs }) => latencyMs ?? []);
  const unasked = spoken.filter(({ asked }) => !asked);
  return {
    ...turnsOfSpeakers(episode),
    "turns with circumstances": spoken.length,
    "barge-ins": spoken.filter(({ typedAgoMs, hasDraft }) => isTyping(typedAgoMs) || hasDraft).length,
    "unasked turns": unasked.length,
    "unneeded turns": unasked.filter(({ isTaken }) => !isTaken).length,
    answers: latencies.length,
    "milliseconds to answer": latencies.reduce((sum, latencyMs) => sum + latencyMs, 0),
    "waits asked for": spoken.filter(({ wait }) => wait !== "none").length,
    "waits honoured": spoken.filter(({ wait }) => wait === "honoured").length,
  };
}

function turnsOfSpeakers({ conversation }: EpisodeState): Counts {
  const speakers: Record<string, number> = {};
  for (const { actor } of conversation.utterances) {
    const name = `turns of ${actor.kind}`;
    speakers[name] = (speakers[name] ?? 0) + 1;
  }
  return speakers;
}

/** The utterances that somebody accepted or referred to later. */
function takenUp({ conversation }: EpisodeState): ReadonlySet<string> {
  const accepted = conversation.utterances.filter(isAccepted).map(({ id }) => id);
  const targets = conversation.utterances.flatMap(({ types }) => types.flatMap(({ target }) => target ?? []));
  return new Set([...accepted, ...targets]);
}

const speakerKinds = ["human", "model", "lean", "colloquy"] as const;

function turnMeasures(sums: Counts): readonly Measure[] {
  const turns = speakerKinds.map((kind) => countOf(sums, `turns of ${kind}`));
  const all = turns.reduce((sum, count) => sum + count, 0);
  const shares = speakerKinds.map((kind, at): Measure => {
    return { name: `floor share of ${kind}`, value: all === 0 ? null : (turns[at] ?? 0) / all, cases: all };
  });
  const entropy = turns.reduce((sum, count) => (count === 0 ? sum : sum - (count / all) * Math.log2(count / all)), 0);
  return [
    ...shares,
    { name: "floor entropy in bits", value: all === 0 ? null : entropy, cases: all },
    shareMeasure("barge-in rate", sums, ["barge-ins", "turns with circumstances"]),
    shareMeasure("unneeded-turn rate", sums, ["unneeded turns", "unasked turns"]),
    shareMeasure("response latency in ms", sums, ["milliseconds to answer", "answers"]),
    shareMeasure("wait-honoured rate", sums, ["waits honoured", "waits asked for"]),
  ];
}
