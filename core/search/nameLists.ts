import type { Relevant } from "./fileNames.ts";

/** Names of the file for the lists that tactics take. */
export interface NamesToUse {
  readonly definitions: readonly string[];
  /** With the theorems about them. */
  readonly withTheorems: readonly string[];
  /** For `grind`, which also takes the constructors of inductive predicates, and the predicates to split on. */
  readonly grindAll: readonly string[];
}

/** Each as it is written behind a tactic: ` [f, g]`, or nothing where there are none. */
export type WrittenLists = { readonly [List in keyof NamesToUse]: string };

const maxTheorems = 6;

export function namesToUse(relevant: Relevant): NamesToUse {
  const definitions = relevant.definitions.map((entry) => entry.name);
  const withTheorems = [...definitions, ...relevant.theorems.slice(0, maxTheorems).map((entry) => entry.name)];
  // `grind` has no use for the constructors of data, and refuses a list that has one.
  const predicates = relevant.inductives.filter((entry) => entry.mentions.has("Prop"));
  const constructors = predicates.flatMap((entry) => entry.constructors);
  const splits = predicates.map((entry) => `cases ${entry.name}`);
  return { definitions, withTheorems, grindAll: [...withTheorems, ...constructors, ...splits] };
}

export function writtenLists({ definitions, withTheorems, grindAll }: NamesToUse): WrittenLists {
  return {
    definitions: nameList(definitions),
    withTheorems: nameList(withTheorems),
    grindAll: nameList(grindAll),
  };
}

/** ` [f, g]`; nothing for no names. */
export function nameList(names: readonly string[]): string {
  return names.length === 0 ? "" : ` [${names.join(", ")}]`;
}
