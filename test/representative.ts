/** Of so many of a kind each is tried in every run. */
const leastOfKind = 4;
const share = 1 / 4;

/**
 * A fixed part of many similar cases, for the usual run: all of a kind that has few, of the others a quarter, spread
 * evenly over their order. No kind is left out. The long run has all.
 */
export function representative<Case>(cases: readonly Case[], kindOf: (tested: Case) => string): readonly Case[] {
  const kinds = new Map<string, Case[]>();
  for (const tested of cases) kinds.set(kindOf(tested), [...(kinds.get(kindOf(tested)) ?? []), tested]);
  const chosen = new Set([...kinds.values()].flatMap(spread));
  return cases.filter((tested) => chosen.has(tested));
}

function spread<Case>(alike: readonly Case[]): readonly Case[] {
  const wanted = Math.min(alike.length, Math.max(leastOfKind, Math.ceil(alike.length * share)));
  return Array.from({ length: wanted }, (_, at) => alike[Math.floor((at * alike.length) / wanted)]).filter(
    (tested) => tested !== undefined,
  );
}
