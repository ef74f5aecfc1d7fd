import { freshNames } from "./freshNames.ts";
import type { Fact, GoalContext, ProposedMove } from "./move.ts";
import { shapeOf } from "./termShape.ts";

const deepest = 4;

/**
 * Conjunctions, existentials and disjunctions inside of each other, taken apart in one step: `∃ k, P k ∧ Q` gives
 * `⟨k, h1, h2⟩`. Nothing where the plain step does the same.
 */
export function wholePattern(
  { name, type }: Fact,
  { locals }: GoalContext,
): readonly { readonly text: string; readonly hasChoice: boolean }[] {
  const choose = chooser(locals.map((local) => local.name));
  const { pattern, depth, hasChoice } = patternOf(type, { choose, left: deepest });
  if (depth < 2) return [];
  const bare = pattern.replace(/^\((.*)\)$/u, "$1");
  return [{ text: `rcases ${name} with ${bare}`, hasChoice }];
}

/** All conjunctions and existentials among the hypotheses, in one step: nothing is lost by it. */
export function everythingApart({ facts, locals }: GoalContext): readonly ProposedMove[] {
  const choose = chooser(locals.map((local) => local.name));
  const patterns = facts
    .map(({ name, type }) => ({ name, ...patternOf(type, { choose, left: deepest }) }))
    .filter(({ depth, hasChoice }) => depth > 0 && !hasChoice);
  if (patterns.length < 2) return [];
  const text = patterns.map(({ name, pattern }) => `obtain ${pattern} := ${name}`).join("; ");
  return [{ text }];
}

/** Gives each wanted name in a form that is free. */
function chooser(names: readonly string[]): (wanted: string) => string {
  const taken = new Set(names);
  return (wanted) => {
    const [fresh = wanted] = freshNames([wanted], taken);
    taken.add(fresh);
    return fresh;
  };
}

interface Pattern {
  readonly pattern: string;
  readonly depth: number;
  readonly hasChoice: boolean;
}

interface Naming {
  readonly choose: (wanted: string) => string;
  readonly left: number;
}

function patternOf(type: string, naming: Naming): Pattern {
  const shape = shapeOf(type);
  const inside = { ...naming, left: naming.left - 1 };
  if (naming.left > 0 && (shape.kind === "and" || shape.kind === "or")) {
    const sides = shape.sides.map((side) => patternOf(side, inside));
    const isChoice = shape.kind === "or";
    const [left = "", right = ""] = sides.map(({ pattern }) => pattern);
    return {
      pattern: isChoice ? `(${left} | ${right})` : `⟨${left}, ${inner(right)}⟩`,
      depth: 1 + Math.max(...sides.map(({ depth }) => depth)),
      hasChoice: isChoice || sides.some(({ hasChoice }) => hasChoice),
    };
  }
  if (naming.left > 0 && shape.kind === "exists") {
    const names = shape.binders.map((binder) => naming.choose(binder.name));
    const body = patternOf(shape.body, inside);
    return { ...body, pattern: `⟨${[...names, inner(body.pattern)].join(", ")}⟩`, depth: 1 + body.depth };
  }
  return { pattern: naming.choose("h"), depth: 0, hasChoice: false };
}

/** `⟨x, ⟨h1, h2⟩⟩` is `⟨x, h1, h2⟩`. */
function inner(pattern: string): string {
  return pattern.startsWith("⟨") ? pattern.slice(1, -1) : pattern;
}
