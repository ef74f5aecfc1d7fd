import type { Relevant } from "./fileNames.ts";

/** The file's names in the form in which tactics take them: ` [f, g]`, or nothing where there are none. */
export interface NameLists {
  readonly definitions: string;
  readonly withTheorems: string;
  /** For `grind`, which also takes the constructors of inductive predicates, and the predicates to split on. */
  readonly grindDefinitions: string;
  readonly grindAll: string;
}

const maxTheorems = 6;

export function nameLists(relevant: Relevant): NameLists {
  const definitions = relevant.definitions.map((entry) => entry.name);
  const theorems = relevant.theorems.slice(0, maxTheorems).map((entry) => entry.name);
  // `grind` has no use for the constructors of data, and refuses a list that has one.
  const predicates = relevant.inductives.filter((entry) => entry.mentions.has("Prop"));
  const constructors = predicates.flatMap((entry) => entry.constructors);
  const splits = predicates.map((entry) => `cases ${entry.name}`);
  return {
    definitions: list(definitions),
    withTheorems: list([...definitions, ...theorems]),
    grindDefinitions: list(definitions),
    grindAll: list([...definitions, ...theorems, ...constructors, ...splits]),
  };
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "" : ` [${names.join(", ")}]`;
}

/** What closes most of the subgoals that a split or an induction leaves, the cheaper first. */
export function finishers(relevant: Relevant): readonly string[] {
  const lists = nameLists(relevant);
  const texts = [
    `simp_all${lists.definitions}`,
    `grind${lists.grindDefinitions}`,
    `grind${lists.grindAll}`,
    `simp_all${lists.withTheorems}`,
    `(simp_all${lists.definitions} <;> omega)`,
    `(simp_all${lists.definitions} <;> grind${lists.grindAll})`,
    ...(relevant.inductives.some((entry) => entry.constructors.length > 0)
      ? ["(constructor <;> assumption)", "solve_by_elim"]
      : []),
  ];
  return [...new Set(texts)];
}
