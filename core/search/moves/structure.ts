import { lastPart, mentions } from "../../lean/names.ts";
import { everythingApart, wholePattern } from "./factPatterns.ts";
import { freshNames } from "./freshNames.ts";
import { inductions, inductionsOn, wholeInductions } from "./inductions.ts";
import type { Fact, GoalContext, Move } from "./move.ts";
import { applications, balanced, conclusionOf, shapeOf, stripBrackets } from "./termShape.ts";

/** Steps that the shape of the goal and of its hypotheses suggests, whatever they are about. */
export function structuralMoves(context: GoalContext): readonly Move[] {
  const moves = [
    ...introductions(context),
    ...goalSplits(context),
    ...context.facts.flatMap((fact) => [...factSplits(fact, context), ...wholePattern(fact, context)]),
    ...everythingApart(context),
    ...caseSplits(context),
    ...functionMoves(context),
    ...hiddenMeanings(context),
  ];
  return [...moves, ...wholeInductions(context, moves)];
}

const source = "structure";

/** `intro` with the names that a person would see, as far as the text shows what is introduced. */
function introductions(context: GoalContext): readonly Move[] {
  const names = introducedNames(context.goal.target, new Set(context.locals.map((local) => local.name)));
  if (names.length > 0) {
    const few = names.length > 1 ? [{ text: `intro ${names[0]}`, source, cost: 1.6 }] : [];
    return [{ text: `intro ${names.join(" ")}`, source, cost: 0.1 }, ...few];
  }
  const hides = context.shape.kind === "other" && context.relevant.definitions.length > 0;
  return hides ? [{ text: "intro h", source, cost: 1.4, why: "a definition may hide a quantifier" }] : [];
}

function introducedNames(target: string, taken: ReadonlySet<string>): readonly string[] {
  const names: string[] = [];
  const choose = (wanted: string): void =>
    void names.push(freshNames([wanted], new Set([...taken, ...names]))[0] ?? wanted);
  for (let text = target; names.length < 12; ) {
    const shape = shapeOf(text);
    if (shape.kind === "forall") {
      for (const { name } of shape.binders) choose(name === "_" ? "h" : name);
      text = shape.body;
    } else if (shape.kind === "implies") {
      choose("h");
      text = shape.sides[1];
    } else {
      const negates = shape.kind === "not" || (shape.kind === "relation" && shape.sign === "≠");
      if (negates) choose("h");
      return names;
    }
  }
  return names;
}

function goalSplits({ goal, shape, relevant }: GoalContext): readonly Move[] {
  const moves: Move[] = [];
  const add = (text: string, cost: number): void => void moves.push({ text, source, cost });
  if (shape.kind === "and" || shape.kind === "iff") add("constructor", 0.3);
  if (shape.kind === "or") {
    add("left", 1.1);
    add("right", 1.2);
  }
  if (/\bif\b|\bmatch\b/u.test(goal.target)) add("split", 0.6);
  if (shape.kind === "relation" && shape.sign === "=" && /fun |∘/u.test(goal.target)) add("funext x", 0.9);
  if (shape.kind === "relation" && shape.sign === "=") add("ext", 3);
  const head = lastPart(goal.target.split(/\s/u)[0] ?? "");
  const predicate = relevant.inductives.find((entry) => lastPart(entry.name) === head);
  for (const name of predicate?.constructors ?? []) add(`apply ${name}`, 1.2);
  if (shape.kind === "other" && !predicate) add("constructor", 1.8);
  // Without a witness at hand, that there is none is what one can work with.
  add("apply Classical.byContradiction; intro hc", shape.kind === "exists" ? 1.6 : 2.3);
  return moves;
}

function factSplits(fact: Fact, context: GoalContext): readonly Move[] {
  const { name, shape } = fact;
  const taken = new Set(context.locals.map((local) => local.name));
  const fresh = (...wanted: readonly string[]): readonly string[] => freshNames(wanted, taken);
  switch (shape.kind) {
    case "and":
    case "iff":
      return [{ text: `obtain ⟨${fresh("h1", "h2").join(", ")}⟩ := ${name}`, source, cost: 0.3 }];
    case "exists":
      return [existsSplit(fact, fresh(...shape.binders.map((binder) => binder.name), "h"))];
    case "or":
      return [{ text: `cases ${name}`, source, cost: 0.6 }];
    case "not":
      return [{ text: `apply ${name}`, source, cost: 1.6 }];
    case "other":
    case "relation":
    case "forall":
    case "implies":
      return predicateSplits(fact, context);
  }
}

function existsSplit({ name }: Fact, names: readonly string[]): Move {
  return { text: `obtain ⟨${names.join(", ")}⟩ := ${name}`, source, cost: 0.3 };
}

/** A proof of an inductive predicate can be taken apart, and induction goes over how it was made. */
function predicateSplits({ name, type, shape }: Fact, { relevant, goal, data }: GoalContext): readonly Move[] {
  const moves: Move[] = [];
  const head = lastPart(type.split(/\s/u)[0] ?? "");
  if (shape.kind === "other" && relevant.inductives.some((entry) => lastPart(entry.name) === head)) {
    moves.push({ text: `cases ${name}`, source, cost: 1.1 }, { text: `induction ${name}`, source, cost: 1.2 });
  }
  if (shape.kind === "relation" && /^[≤<]$/u.test(shape.sign) && data.some((local) => local.isNumber))
    moves.push({ text: `induction ${name}`, source, cost: 2 });
  if (/\bif\b|\bmatch\b/u.test(type)) moves.push({ text: `split at ${name}`, source, cost: 0.9 });
  if (shape.kind === "implies" || shape.kind === "forall") {
    const endsLikeGoal =
      lastPart(conclusionOf(type).split(/\s/u)[0] ?? "") === lastPart(goal.target.split(/\s/u)[0] ?? "");
    moves.push({ text: `apply ${name}`, source, cost: endsLikeGoal ? 0.9 : 1.5 });
  }
  return moves;
}

const mostQuantifiers = 12;

/** By cases on what decides an `if`, on propositions of the context, and on quantified parts of the goal. */
function caseSplits({ goal, locals, facts, shape }: GoalContext): readonly Move[] {
  const texts = [goal.target, ...facts.map((fact) => fact.type)];
  const conditions = texts.flatMap((text) => [...text.matchAll(/\bif (.+?) then\b/gu)].map((match) => match[1] ?? ""));
  const propositions = locals.filter((local) => local.isProposition).map((local) => local.name);
  const bound = shape.kind === "exists" || shape.kind === "forall" ? shape.binders.map((binder) => binder.name) : [];
  const parts = [...goal.target.matchAll(/[∀∃]/gu)]
    .slice(0, mostQuantifiers)
    .map((match) => balanced(goal.target.slice(match.index)))
    .filter((part) => part !== stripBrackets(goal.target) && !bound.some((name) => mentions(part, name)));
  const sides = shape.kind === "implies" || shape.kind === "or" ? shape.sides.map((side) => stripBrackets(side)) : [];
  const on = (text: string, cost: number): Move => ({ text: `by_cases hc : ${text}`, source, cost });
  const ended = (text: string): Move => on(`${text} <;> grind`, 0.9);
  return [
    ...unique(conditions).map((text) => on(text, 1.3)),
    ...unique(parts)
      .slice(0, 3)
      .flatMap((text) => [on(text, 1.1), ended(text)]),
    ...unique([...propositions, ...sides]).map((text) => on(text, 1.7)),
  ];
}

/** Inductions over what the goal is about, cases on data, and the file's functions opened up. */
function functionMoves(context: GoalContext): readonly Move[] {
  const { relevant, goal, data } = context;
  const moves: Move[] = [];
  for (const subject of data.filter((local) => local.isInductive)) moves.push(...inductions(subject, context));
  const heads: string[] = [];
  const names = new Set(relevant.definitions.filter((entry) => entry.isRecursive).map((entry) => lastPart(entry.name)));
  const own = new Set(data.map((local) => local.name));
  for (const { head, args } of applications(goal.text)) {
    if (!names.has(lastPart(head)) || !args.every((argument) => own.has(argument))) continue;
    heads.push(`fun_induction ${head} ${args.join(" ")}`);
  }
  moves.push(...unique(heads).map((text) => ({ text, source, cost: 1.1 + inductionsOn(context) })));
  for (const entry of relevant.definitions.filter((definition) => mentions(goal.target, definition.name))) {
    moves.push(
      { text: `simp only [${entry.name}]`, source, cost: 1.7 },
      { text: `unfold ${entry.name}`, source, cost: 2.1 },
    );
    if (entry.isRecursive) moves.push({ text: `fun_cases ${entry.name}`, source, cost: 2.6 });
  }
  return unique(moves.map((move) => move.text)).flatMap((text) => moves.find((move) => move.text === text) ?? []);
}

/** Predicates that the file defines without recursion say what they mean once they are written out everywhere. */
function hiddenMeanings({ goal, facts, relevant }: GoalContext): readonly Move[] {
  const texts = [goal.target, ...facts.map((fact) => fact.type)];
  const plain = relevant.definitions.filter(
    (entry) => !entry.isRecursive && texts.some((text) => mentions(text, entry.name)),
  );
  const names = plain.map((entry) => entry.name).join(", ");
  return plain.length === 0 ? [] : [{ text: `simp only [${names}] at *`, source, cost: 0.55 }];
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
