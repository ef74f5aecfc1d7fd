/** Two people's labels of one item; null if one gave none. */
export type LabelPair = readonly [string | null, string | null];

/**
 * Cohen's kappa of two labellers over the items that both labelled (Cohen 1960): their agreement beyond chance, given
 * their own frequencies. Null if both labelled no item, or if chance alone would always agree.
 */
export function cohenKappa(pairs: readonly LabelPair[]): number | null {
  const both = pairs.filter((pair): pair is [string, string] => pair[0] !== null && pair[1] !== null);
  if (both.length === 0) return null;
  const observed = both.filter(([one, other]) => one === other).length / both.length;
  const share = (labels: readonly string[], label: string): number =>
    labels.filter((given) => given === label).length / both.length;
  const first = both.map(([one]) => one);
  const second = both.map(([, other]) => other);
  const byChance = [...new Set(first)].reduce((sum, label) => sum + share(first, label) * share(second, label), 0);
  return byChance === 1 ? null : (observed - byChance) / (1 - byChance);
}

/**
 * Krippendorff's alpha for nominal labels (Krippendorff 2004, chapter 11): any number of labellers, some of whom may
 * have given no label. Null if nothing was labelled twice, or if only one label was ever given.
 */
export function krippendorffAlpha(units: readonly (readonly (string | null)[])[]): number | null {
  const paired = units.map((unit) => unit.filter((label) => label !== null)).filter((labels) => labels.length >= 2);
  const all = paired.flat();
  if (all.length < 2) return null;
  const disagreements = paired.reduce((sum, labels) => sum + unequalPairs(labels) / (labels.length - 1), 0);
  const expected = unequalPairs(all) / (all.length - 1);
  return expected === 0 ? null : 1 - disagreements / expected;
}

/** Ordered pairs of different labels. */
function unequalPairs(labels: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + count * (labels.length - count), 0);
}
