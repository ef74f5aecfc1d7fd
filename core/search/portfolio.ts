import type { Goal } from "../lean/goal.ts";
import { lastPart } from "../lean/names.ts";
import type { Candidate } from "../lean/ports.ts";
import type { Relevant } from "./fileNames.ts";
import { fileDeclarations, relevantDeclarations } from "./fileNames.ts";
import type { LocalName } from "./localNames.ts";
import { localNames } from "./localNames.ts";
import { finishers, nameLists } from "./nameLists.ts";

const byContradiction = "apply Classical.byContradiction; intro h";

/** What a source may look at. */
export interface SourceContext {
  readonly goal: Goal;
  readonly documentBefore: string;
}

interface Surroundings {
  readonly goal: Goal;
  readonly relevant: Relevant;
  readonly locals: readonly LocalName[];
}

/** Tactics that only suggest; each of their suggestions is checked as a candidate of its own. */
export const suggestingTactics = ["exact?", "try?", "simp?", "apply?", "rw?"] as const;

/**
 * Lean's own tactics as candidates, cheapest first: what answers at once, closers, single steps, closers after
 * introductions, inductions over what the goal is about, case splits and easy witnesses. Names of the file are added
 * where the goal mentions them.
 */
export function portfolio(context: SourceContext): readonly Candidate[] {
  const relevant = relevantDeclarations(fileDeclarations(context.documentBefore), context.goal.text);
  const surroundings = { goal: context.goal, relevant, locals: localNames(context.goal, relevant) };
  const texts = [
    ...opening(surroundings),
    ...closers(surroundings),
    ...steps(surroundings),
    ...afterIntroduction(surroundings),
    ...interleave([
      inductions(surroundings),
      splits(surroundings),
      witnesses(surroundings),
      quantifierSplits(context.goal),
    ]),
  ];
  return [...new Set(texts)].map((text) => ({ text, source: "portfolio" }));
}

/**
 * What a person who waits should have in the first edit or two: the closers that cost a few milliseconds, and the steps
 * that the goal's form suggests, of which one nearly always goes through; then the closers that most often succeed.
 */
function opening(surroundings: Surroundings): readonly string[] {
  const { goal } = surroundings;
  const isArithmetic = /[0-9+*<≤>≥]/u.test(goal.target) && /\b(?:Nat|Int|Fin)\b/u.test(goal.text);
  const [first, ...others] = [...likelySteps(surroundings), "constructor", byContradiction];
  const closer = isArithmetic ? "omega" : "assumption";
  return [closer, first ?? byContradiction, "rfl", "simp_all", ...others.slice(0, 2), "simp", "grind"];
}

/** The steps that the form of the goal or of a hypothesis asks for. */
function likelySteps({ goal, locals }: Surroundings): readonly string[] {
  if (/^(?:∀|¬)|→/u.test(goal.target)) return ["intro h"];
  return [
    ...(/[∧↔]/u.test(goal.target) ? ["constructor"] : []),
    ...locals.filter((local) => local.isSplittable).map((local) => `cases ${local.name}`),
    ...locals.filter((local) => local.isInductive).map((local) => `induction ${local.name}`),
  ];
}

function closers({ relevant }: Surroundings): readonly string[] {
  const lists = nameLists(relevant);
  const plain = ["rfl", "assumption", "omega", "simp", "simp_all", "grind", "decide", "trivial", "contradiction"];
  const named = [
    `simp${lists.definitions}`,
    `simp_all${lists.definitions}`,
    `grind${lists.grindDefinitions}`,
    `simp_all${lists.withTheorems}`,
    `grind${lists.grindAll}`,
  ];
  return [...plain, ...named, "ac_rfl"];
}

function afterIntroduction({ goal, relevant, locals }: Surroundings): readonly string[] {
  const texts: string[] = [];
  const { definitions, grindAll } = nameLists(relevant);
  if (/^(?:∀|¬)|→|↔/u.test(goal.target) || relevant.definitions.length > 0) {
    texts.push(`intros; simp_all${definitions}`, `intros; grind${grindAll}`, "intros; omega");
  }
  if (/↔|∧/u.test(goal.target))
    texts.push("constructor <;> intros <;> simp_all", "constructor <;> intro h <;> grind", "constructor <;> omega");
  if (/^¬|False$/u.test(goal.target)) texts.push("intro h; cases h <;> simp_all");
  for (const { name } of locals.filter((local) => local.type.startsWith("∃"))) {
    texts.push(`obtain ⟨w, hw⟩ := ${name}; grind`, `obtain ⟨w, hw⟩ := ${name}; intros; exact ⟨_, hw _⟩`);
  }
  for (const { name } of locals.filter((local) => /^∀.*∃/u.test(local.type)))
    texts.push(`exact Classical.axiomOfChoice ${name}`);
  return [...texts, `exact Classical.byContradiction (by simp_all${definitions})`];
}

/** Recursive functions of the goal, and variables of an inductive type, each with every finisher; cheap finishers first. */
function inductions({ relevant, locals }: Surroundings): readonly string[] {
  const functions = relevant.definitions
    .filter((entry) => entry.isRecursive)
    .map((entry) => `fun_induction ${entry.name}`);
  const variables = locals.filter((local) => local.isInductive).flatMap((subject) => inductionHeads(subject, locals));
  const heads = [...functions, ...variables];
  return finishers(relevant).flatMap((finish) => heads.map((head) => `${head} <;> ${finish}`));
}

function inductionHeads(subject: LocalName, locals: readonly LocalName[]): readonly string[] {
  const others = locals.filter(
    (local) => local.name !== subject.name && local.isData && !subject.mentions.has(local.name),
  );
  const general =
    others.length === 0
      ? []
      : [`induction ${subject.name} generalizing ${others.map((local) => local.name).join(" ")}`];
  return [`induction ${subject.name}`, ...general];
}

function splits({ relevant, locals }: Surroundings): readonly string[] {
  const finish = finishers(relevant).slice(0, 3);
  const subjects = locals
    .filter((local) => local.isInductive || local.isSplittable)
    .map((local) => `cases ${local.name}`);
  const propositions = locals.filter((local) => local.isProposition).map((local) => `by_cases ${local.name}`);
  const functions = relevant.definitions
    .slice(0, 2)
    .flatMap((entry) => [`fun_cases ${lastPart(entry.name)}`, `unfold ${entry.name}; split`]);
  return finish.flatMap((end) =>
    [...subjects, ...propositions, ...functions, "split"].map((head) => `${head} <;> ${end}`),
  );
}

/** For an existential: what is at hand, and the numbers that are easy to guess. */
function witnesses({ goal, locals }: Surroundings): readonly string[] {
  if (!goal.target.startsWith("∃")) return [];
  const data = locals.filter((local) => local.isData).map((local) => local.name);
  const numbers = locals
    .filter((local) => local.isNumber)
    .flatMap(({ name }) => [`${name} + 1`, `2 * ${name}`, `2 * ${name} + 1`, `2 * (${name} + 1)`]);
  return [...data, ...numbers, "0", "1"].map((term) => `exact ⟨${term}, by grind⟩`);
}

/** By cases on a quantified part of the goal that has no variable of its own left. */
function quantifierSplits(goal: Goal): readonly string[] {
  const parts = [...goal.target.matchAll(/[∀∃]/gu)].map((match) => goal.target.slice(match.index).replace(/\)+$/u, ""));
  return parts.slice(1, 4).flatMap((part) => [`by_cases hq : ${part} <;> grind`, `by_cases hq : ${part} <;> simp_all`]);
}

/** Single steps that leave something to do; they are what a person would try next. */
function steps({ goal, locals }: Surroundings): readonly string[] {
  const texts: string[] = [];
  if (/^(?:∀|¬)|→/u.test(goal.target)) texts.push("intro h", "intros");
  texts.push("constructor", "split");
  for (const local of locals.filter((candidate) => candidate.isInductive))
    texts.push(`induction ${local.name}`, `cases ${local.name}`);
  for (const local of locals.filter((candidate) => candidate.isSplittable)) texts.push(`cases ${local.name}`);
  if (goal.target.includes("∨")) texts.push("left", "right");
  if (goal.target.startsWith("∃")) texts.push("refine ⟨_, ?_⟩");
  if (/[=↔]/u.test(goal.target)) texts.push("ext");
  return [...texts, byContradiction];
}

/** One of each list in turn, so that no kind of candidate waits for all of another. */
function interleave(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(0, ...lists.map((entries) => entries.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((entries) => entries.slice(at, at + 1))).flat();
}
