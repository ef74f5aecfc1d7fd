import { lastPart, mentions } from "../../lean/names.ts";
import { nameLists } from "../nameLists.ts";
import type { LocalName } from "../localNames.ts";
import { freshNames } from "./freshNames.ts";
import { libraryFacts } from "./libraryFacts.ts";
import type { GoalContext, Move } from "./move.ts";

const source = "structure";

/** Over one of the things that the goal is about: plain, for every value of the others, strong; and its cases. */
export function inductions(subject: LocalName, context: GoalContext): readonly Move[] {
  const { goal, data } = context;
  const { name } = subject;
  const isInGoal = mentions(goal.target, name);
  const again = inductionsOn(context);
  // A number beside a list or a tree is seldom what the recursion goes over.
  const isAside =
    subject.isNumber && data.some((local) => local.isInductive && !local.isNumber && mentions(goal.target, local.name));
  const cost = (isInGoal ? 1 : 1.8) + (isAside ? 0.4 : 0) + again;
  const others = data.filter((local) => local.name !== name && !subject.mentions.has(local.name));
  const general = others.length === 0 ? "" : ` generalizing ${others.map((local) => local.name).join(" ")}`;
  const moves: Move[] = [{ text: `induction ${name}`, source, cost }];
  if (general !== "") moves.push({ text: `induction ${name}${general}`, source, cost: cost + 0.15 });
  moves.push({ text: `cases ${name}`, source, cost: (isInGoal ? 1.8 : 2.2) + again * 0.2 });
  if (subject.type === "Nat") moves.push(...strongInductions(name, { general, cost: cost + 0.8 }, context));
  return moves;
}

interface Strong {
  readonly general: string;
  readonly cost: number;
}

/** With the claim for all smaller numbers: by itself, ended at once, and down to two smaller where steps are of two. */
function strongInductions(name: string, { general, cost }: Strong, context: GoalContext): readonly Move[] {
  const why = "with the claim for all smaller numbers";
  const { definitions, grindAll } = nameLists(context.relevant);
  const text = `induction ${name} using Nat.strongRecOn${general}`;
  const ends = [`(simp_all${definitions}; done)`, `grind${grindAll}`];
  const smaller = freshNames([name, "ih"], new Set(context.locals.map((local) => local.name)));
  const twoSteps = `${text}; rename_i ${smaller.join(" ")}; rcases ${smaller[0]} with _ | _ | ${name}`;
  const moves: Move[] = [
    { text, source, cost, why },
    {
      text: `${text} <;> first | ${ends.join(" | ")}`,
      source,
      cost: cost - 0.2,
      variants: [
        `${text} <;> simp_all${definitions}`,
        `${text} <;> grind${definitions}`,
        `${text} <;> grind${grindAll}`,
      ],
      why,
    },
  ];
  // Functions that call each other come back to themselves after two steps, too.
  if (context.goal.text.includes("+ 2)") || areMutual(context)) {
    const end = ` <;> first | ${ends.join(" | ")}`;
    moves.push(
      { text: twoSteps + end, source, cost: cost - 0.1, why },
      { text: twoSteps, source, cost: cost + 0.1, why },
    );
  }
  return moves;
}

function areMutual({ relevant: { definitions } }: GoalContext): boolean {
  return definitions.some((one) =>
    definitions.some(
      (other) => one !== other && one.mentions.has(lastPart(other.name)) && other.mentions.has(lastPart(one.name)),
    ),
  );
}

/** Over the same kind of thing again and again is how a search gets lost; a claim made general is a new one. */
export function inductionsOn({ path }: GoalContext): number {
  const since = path.slice(path.findLastIndex((step) => step.includes("generalize ")) + 1);
  return since.filter((step) => /^(?:fun_)?induction/u.test(step)).length * 1.2;
}

const mostWhole = 5;
const mostWithFacts = 2;

/** Inductions that end in the same way in every case, as one question; what they leave is found by the single steps. */
export function wholeInductions(context: GoalContext, moves: readonly Move[]): readonly Move[] {
  const { definitions, grindAll, grindDefinitions } = nameLists(context.relevant);
  const heads = moves.filter(({ text }) => /^(?:fun_)?induction/u.test(text) && !text.includes(" using "));
  const cheapest = heads.toSorted((left, right) => left.cost - right.cost).slice(0, mostWhole);
  const whole = cheapest.map(({ text, cost }) => ({
    text: `${text} <;> first | (simp_all${definitions}; done) | grind${grindAll}`,
    source,
    cost: cost - 0.3,
    variants: [...new Set([`simp_all${definitions}`, `grind${grindDefinitions}`, `grind${grindAll}`])].map(
      (end) => `${text} <;> ${end}`,
    ),
  }));
  // The facts of the library make each case dearer: only where the goal is about them, and over what comes first.
  const facts = libraryFacts(context.goal.target).at(-1) ?? [];
  const names = [...context.relevant.definitions.map((entry) => entry.name), ...facts].join(", ");
  const withFacts = cheapest.slice(0, facts.length > 0 ? mostWithFacts : 0).map(({ text, cost }) => ({
    text: `${text} <;> first | (simp_all [${names}]; done) | grind [${names}]`,
    source,
    cost: cost + 0.2,
    variants: [`simp_all [${names}]`, `grind [${names}]`].map((end) => `${text} <;> ${end}`),
  }));
  return [...whole, ...withFacts];
}
