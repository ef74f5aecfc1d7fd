import { lastPart } from "../../lean/names.ts";
import { nameLists } from "../nameLists.ts";
import { libraryFacts, multiplicationLaws } from "./libraryFacts.ts";
import type { GoalContext, Move } from "./move.ts";

const source = "closing";

/** Cheap tactics that close a goal or fail at once; one question to Lean asks for all of them. */
const quick = ["rfl", "assumption", "contradiction", "omega", "decide", "ac_rfl", "trivial"];

/**
 * Tactics that close goals by themselves, with names of the file and of the library where the goal is about them. Each
 * costs Lean a tenth of a second and more when it fails, so a goal gets few of them at once and the others later.
 */
export function closingMoves(context: GoalContext): readonly Move[] {
  const { relevant, goal, path } = context;
  const lists = nameLists(relevant);
  const library = libraryFacts(goal.text);
  const isSimplified = path.at(-1)?.startsWith("simp_all") ?? false;
  const simpNames = lists.definitions;
  const all = lists.grindAll;
  const first: Move[] = [
    { text: `first | ${quick.join(" | ")}`, source, cost: 0, variants: quick },
    { text: `simp_all${simpNames}`, source, cost: isSimplified ? 1.5 : 0.3, variants: simpVariants(simpNames) },
    { text: `grind${all}`, source, cost: 0.45, variants: listVariants(all, "grind") },
  ];
  const withTheorems = lists.withTheorems;
  const later: Move[] = [
    {
      text: `grind${lists.grindDefinitions}`,
      source,
      cost: 0.9,
      variants: listVariants(lists.grindDefinitions, "grind"),
    },
    { text: `simp_all${withTheorems}`, source, cost: 0.8, variants: simpVariants(withTheorems) },
    {
      text: `solve_by_elim${constructors(context)}`,
      source,
      cost: isPredicateOf(context) ? 0.6 : 1.6,
      variants: listVariants(constructors(context), "solve_by_elim"),
    },
    { text: "simp_all", source, cost: isSimplified ? 2.2 : 1.3, variants: ["simp", "simp [*]"] },
    { text: "grind", source, cost: 1.5 },
  ];
  const own = relevantNames(withTheorems);
  const laws = multiplicationLaws(goal.text).map((names, at) => {
    const list = ` [${[...own, ...names].join(", ")}]`;
    return { text: `simp_all${list}`, source, cost: 1.1 + at * 0.7, variants: simpVariants(list) };
  });
  return [...first, ...later, ...library.flatMap((names) => libraryMoves(names, own)), ...laws];
}

/** Whether the goal is an inductive predicate of the file, which is proved by its constructors. */
function isPredicateOf({ goal, relevant }: GoalContext): boolean {
  const head = lastPart(goal.target.split(/\s/u)[0] ?? "");
  return relevant.inductives.some((entry) => lastPart(entry.name) === head);
}

function libraryMoves(names: readonly string[], own: readonly string[]): readonly Move[] {
  const list = ` [${[...own, ...names].join(", ")}]`;
  return [
    { text: `simp_all${list}`, source, cost: 0.9, variants: simpVariants(list) },
    { text: `grind${list}`, source, cost: 1, variants: listVariants(list, "grind") },
  ];
}

function constructors({ relevant }: GoalContext): string {
  const names = relevant.inductives.flatMap((entry) => entry.constructors);
  return names.length === 0 ? "" : ` [${names.join(", ")}]`;
}

function relevantNames(list: string): readonly string[] {
  return list
    .replace(/^ \[|\]$/gu, "")
    .split(", ")
    .filter((name) => name !== "");
}

function simpVariants(list: string): readonly string[] {
  const names = relevantNames(list);
  const fewer = oneLess(names);
  if (names.length === 0) return ["simp", "simp [*]"];
  return ["simp", `simp${list}`, "simp_all", ...fewer.map((part) => `simp_all${part}`)];
}

function listVariants(list: string, tactic: string): readonly string[] {
  return [tactic, ...oneLess(relevantNames(list)).map((part) => `${tactic}${part}`)];
}

/** The list with one name only, then the list without each of its names. */
function oneLess(names: readonly string[]): readonly string[] {
  if (names.length < 2) return [];
  const without = names.map((_, at) => ` [${names.filter((__, other) => other !== at).join(", ")}]`);
  return [...names.map((name) => ` [${name}]`), ...(names.length > 2 ? without : [])];
}
