import type { Utterance } from "../../conversation/utterance.ts";
import { codeTokens } from "../../lean/tokens.ts";
import type { EpisodeState } from "../episodeState.ts";
import { isAccepted } from "../episodeState.ts";
import type { Counts, Measure, MeasureFamily } from "./measure.ts";
import { shareMeasure } from "./measure.ts";

/** The use of introduced names: a name counts as used if the Lean text of a later accepted step contains it. */
export const integration: MeasureFamily = { counts: integrationCounts, measures: integrationMeasures };

function integrationCounts({ conversation }: EpisodeState): Counts {
  const { utterances } = conversation;
  const introducing = utterances.filter(({ introduces }) => introduces.length > 0);
  const wordsOf = new Map(
    introducing.length === 0
      ? []
      : utterances.filter(isAccepted).map((utterance) => [utterance.id, wordsIn(utterance)] as const),
  );
  const uses = introducing.flatMap((source) => {
    const from = utterances.indexOf(source);
    const to = utterances.findIndex(
      ({ id }, at) => at > from && source.introduces.some((name) => wordsOf.get(id)?.has(name)),
    );
    const user = utterances[to];
    return user ? [{ distance: to - from, isCross: authorOf(user) !== authorOf(source) }] : [];
  });
  return {
    "names offered": introducing.length,
    integrated: uses.length,
    "integrated by another": uses.filter(({ isCross }) => isCross).length,
    "turns until use": uses.reduce((sum, { distance }) => sum + distance, 0),
  };
}

function authorOf({ actor }: Utterance): string {
  return `${actor.kind} ${actor.id}`;
}

function wordsIn({ tactic }: Utterance): ReadonlySet<string> {
  return new Set(codeTokens(tactic ?? "").flatMap(({ text }) => [text, text.split(".")[0] ?? text]));
}

function integrationMeasures(sums: Counts): readonly Measure[] {
  return [
    shareMeasure("integrated share of what introduces a name", sums, ["integrated", "names offered"]),
    shareMeasure("cross-author share of integrations", sums, ["integrated by another", "integrated"]),
    shareMeasure("reuse distance in turns", sums, ["turns until use", "integrated"]),
  ];
}
