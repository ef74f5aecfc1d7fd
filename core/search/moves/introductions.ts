import { doubling, injectivity } from "./exampleFiles.ts";
import { freshNames } from "./freshNames.ts";
import type { GoalContext, MoveRow } from "./move.ts";
import { shapeOf } from "./termShape.ts";

const mostNames = 12;
/** One name of several: the rest of the goal stays under its quantifiers. */
const onlyTheFirst = 1.5;

/** `intro` with the names that a person would see, as far as the text shows what is introduced. */
export const introductionRows: readonly MoveRow[] = [
  {
    id: "goal.intro",
    cost: 0.1,
    propose: (context) => {
      const names = introducedNames(context);
      if (names.length === 0) return [];
      const first = names.length > 1 ? [{ text: `intro ${names[0]}`, extra: onlyTheFirst }] : [];
      return [{ text: `intro ${names.join(" ")}` }, ...first];
    },
    examples: {
      at: [
        { goal: "p q : Prop\n⊢ p → q → p", text: "intro h h1" },
        { goal: "x : Nat\n⊢ ∀ (x y : Nat), x < y → ¬y < x", text: "intro x1 y h h1" },
      ],
      notAt: [{ goal: "p q : Prop\nh : p\n⊢ p ∨ q" }],
    },
  },
  {
    id: "goal.intro_hidden",
    cost: 1.4,
    applies: (context) =>
      context.shape.kind === "other" &&
      context.relevant.definitions.length > 0 &&
      introducedNames(context).length === 0,
    propose: () => [{ text: "intro h", why: "a definition may hide a quantifier" }],
    examples: {
      at: [{ goal: "⊢ Injective fun x => x + 1", text: "intro h", before: injectivity }],
      notAt: [{ goal: "p : Prop\nh : p\n⊢ p" }, { goal: "n : Nat\n⊢ double n = n + n", before: doubling }],
    },
  },
];

function introducedNames({ goal, locals }: GoalContext): readonly string[] {
  const taken = new Set(locals.map((local) => local.name));
  const names: string[] = [];
  const choose = (wanted: string): void =>
    void names.push(freshNames([wanted], new Set([...taken, ...names]))[0] ?? wanted);
  for (let text = goal.target; names.length < mostNames; ) {
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
