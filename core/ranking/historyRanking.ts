import type { Goal } from "../lean/goal.ts";
import { goalFeatures, kindsOf, pairFeatures, tacticPattern } from "./features.ts";
import type { Neighbour } from "./nearestSteps.ts";
import { NearestSteps } from "./nearestSteps.ts";
import { PairwiseRanker } from "./pairwiseRanker.ts";
import type { Outcome } from "./preferences.ts";
import { preferencesAt } from "./preferences.ts";
import type { RankingSnapshot } from "./rankingSnapshot.ts";

/** The outcome at one goal: a person's decision, or a search that ended. */
export interface Decision {
  readonly goal: Goal;
  readonly declaration: string;
  readonly outcomes: readonly Outcome[];
}

/** History's score of one tactic at one goal. Positive: better than the prior. */
export interface LearnedScore {
  readonly neighbours: number;
  readonly pairwise: number;
  /** In words: "worked in `foo`, shares Nat, sum". */
  readonly why: string | undefined;
}

export type RankingParts = "both" | "neighbours" | "pairwise";

const neighboursAsked = 24;
/** At most so much of a step's cost is moved by history, in units of the prior. */
const mostByNeighbours = 0.7;
const mostByPairs = 0.5;
const mostSteps = 20_000;

/**
 * Ranks suggestions from one's own history: steps that were verified at goals like this one, and what was preferred at
 * goals of this shape. One of these belongs to one project; switched off, it neither learns nor answers.
 */
export class HistoryRanking {
  readonly #pairs = new PairwiseRanker();
  #steps = new NearestSteps();
  isOn = true;

  /** The state of an earlier ranking. */
  static of({ content }: Pick<RankingSnapshot, "content">): HistoryRanking {
    const ranking = new HistoryRanking();
    ranking.restore(content);
    return ranking;
  }

  get storedSteps(): number {
    return this.#steps.size;
  }

  get preferences(): number {
    return this.#pairs.seen;
  }

  learn({ goal, declaration, outcomes }: Decision): void {
    if (!this.isOn) return;
    const features = goalFeatures(goal);
    for (const { tactic, kind } of outcomes)
      if (kind === "accepted" || kind === "onPath")
        this.#steps.add({ features, pattern: tacticPattern(tactic, goal), declaration });
    if (this.#steps.size > mostSteps * 1.1) this.#forget();
    for (const preference of preferencesAt(goal, outcomes)) this.#pairs.learn(preference);
  }

  /** The oldest steps go first. */
  #forget(): void {
    const kept = new NearestSteps();
    kept.restore(this.#steps.table(this.#steps.size - mostSteps));
    this.#steps = kept;
  }

  /** Scores for any tactic at this goal. The neighbours are looked for once. */
  at(goal: Goal, parts: RankingParts = "both"): (tactic: string) => LearnedScore {
    if (!this.isOn) return () => ({ neighbours: 0, pairwise: 0, why: undefined });
    const near = parts === "pairwise" ? [] : this.#steps.nearest(goalFeatures(goal), neighboursAsked);
    const best = near[0]?.similarity ?? 0;
    return (tactic) => {
      const pattern = tacticPattern(tactic, goal);
      const same = near.filter((neighbour) => neighbour.pattern === pattern);
      const share = best === 0 ? 0 : same.reduce((sum, { similarity }) => sum + similarity / best, 0);
      const words = parts === "neighbours" ? [] : pairFeatures(goal, tactic);
      const odds = Math.tanh(this.#pairs.score(words) / 2) * this.#pairs.trust;
      const neighbours = mostByNeighbours * (1 - Math.exp(-share));
      return { neighbours, pairwise: mostByPairs * odds, why: this.#reason(same[0], { odds, words }) };
    };
  }

  #reason(
    nearest: Neighbour | undefined,
    pairs: { readonly odds: number; readonly words: readonly string[] },
  ): string | undefined {
    if (nearest) {
      const shared = nearest.shared.join(", ");
      return `worked in \`${nearest.declaration}\`${shared === "" ? "" : `, shares ${shared}`}`;
    }
    if (Math.abs(pairs.odds) < 0.2) return undefined;
    const [word = ""] = this.#pairs.reasons(pairs.words, 1);
    return `${pairs.odds > 0 ? "preferred" : "passed over"} before (${word.slice(2)})`;
  }

  /** Tactics that worked at the nearest goals, with the names of this one. */
  proposals(goal: Goal, count: number): readonly { readonly text: string; readonly why: string }[] {
    if (!this.isOn) return [];
    const near = this.#steps.nearest(goalFeatures(goal), neighboursAsked);
    const texts = new Map<string, string>();
    for (const neighbour of near) {
      const text = withNames(neighbour.pattern, goal);
      if (text !== undefined && !texts.has(text))
        texts.set(text, this.#reason(neighbour, { odds: 0, words: [] }) ?? "");
    }
    return [...texts].slice(0, count).map(([text, why]) => ({ text, why }));
  }

  /** Plain data, without hash and figures: these belong to whoever evaluates and stores it. */
  get content(): RankingSnapshot["content"] {
    return {
      steps: this.#steps.table(),
      weights: [...this.#pairs.weights].map(([word, weight]) => [word, Math.round(weight * 1e6)]),
      preferences: this.#pairs.seen,
    };
  }

  restore({ steps, weights, preferences }: RankingSnapshot["content"]): void {
    this.#steps = new NearestSteps();
    this.#steps.restore(steps);
    this.#pairs.restore(new Map(weights.map(([word, weight]) => [word, weight / 1e6])), preferences);
  }
}

/** A pattern with this goal's names; undefined where it speaks of something that is not here. */
function withNames(pattern: string, goal: Goal): string | undefined {
  const unused = [...kindsOf(goal)];
  let isWhole = true;
  const text = pattern.replace(/‹[^›]+›/gu, (kind) => {
    const at = unused.findIndex(([, own]) => own === kind);
    const [name] = at < 0 ? [undefined] : (unused[at] ?? [undefined]);
    if (name === undefined) isWhole = false;
    return name ?? kind;
  });
  return isWhole ? text : undefined;
}
