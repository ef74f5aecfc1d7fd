import type { EpisodeState } from "../episodeState.ts";
import { emptyAgreement } from "./emptyAgreement.ts";
import { errorDetection } from "./errorDetection.ts";
import { integration } from "./integration.ts";
import type { Counts, Measure } from "./measure.ts";
import { withCounts } from "./measure.ts";
import { ranking } from "./ranking.ts";
import { turnTaking } from "./turnTaking.ts";

const families = [errorDetection, turnTaking, integration, emptyAgreement, ranking] as const;

/** The sums of each family, in the order of the families. */
export type MeasureSums = readonly Counts[];

export const noSums: MeasureSums = families.map(() => ({}));

export function withMeasured(sums: MeasureSums, episode: EpisodeState): MeasureSums {
  return families.map(({ counts }, at) => withCounts(sums[at] ?? {}, counts(episode)));
}

export function measuresOf(sums: MeasureSums): readonly Measure[] {
  return families.flatMap(({ measures }, at) => measures(sums[at] ?? {}));
}
