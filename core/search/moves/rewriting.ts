import { lastPart } from "../../lean/names.ts";
import type { FileDeclaration } from "../fileNames.ts";
import { nameLists } from "../nameLists.ts";
import type { Fact, GoalContext, Move } from "./move.ts";
import { applications, asArgument, conclusionOf, shapeOf } from "./termShape.ts";

/** Rewriting by hypotheses, in both directions, and with the arguments that the goal gives to the same function. */
export function rewritingMoves(context: GoalContext): readonly Move[] {
  return context.facts.filter((fact) => isEquation(fact.type)).flatMap((fact) => rewrites(fact, context));
}

function isEquation(type: string): boolean {
  const shape = shapeOf(conclusionOf(type));
  return shape.kind === "iff" || (shape.kind === "relation" && shape.sign === "=");
}

function rewrites(fact: Fact, context: GoalContext): readonly Move[] {
  const source = "rewriting";
  const { definitions } = nameLists(context.relevant);
  const unfold = definitions === "" ? "" : `simp only${definitions}; `;
  const moves: Move[] = [
    { text: `rw [${fact.name}]`, source, cost: 1.2 },
    { text: `rw [← ${fact.name}]`, source, cost: 1.6 },
  ];
  if (unfold !== "") {
    moves.push({ text: `${unfold}rw [${fact.name}]`, source, cost: 1.5 });
    moves.push({ text: `${unfold}rw [← ${fact.name}]`, source, cost: 1.7 });
  }
  for (const args of instancesIn(fact, context)) {
    const list = args.map((argument) => `${fact.name} ${argument}`).join(", ");
    moves.push({ text: `${unfold}simp [${list}]`, source, cost: 1.5 });
    if (unfold !== "") moves.push({ text: `${unfold}rw [${list}]`, source, cost: 1.6 });
  }
  return moves;
}

/** `∀ acc, f xs acc = ..` in a goal that has `f xs (x :: acc)` and `f xs [x]`: these two as arguments. */
function instancesIn({ shape }: Fact, { goal }: GoalContext): readonly (readonly string[])[] {
  if (shape.kind !== "forall" || shape.binders.length !== 1) return [];
  const variable = shape.binders[0]?.name ?? "";
  const [pattern] = applications(shape.body).filter((application) => application.args.includes(variable));
  if (!pattern) return [];
  const at = pattern.args.indexOf(variable);
  const found = applications(goal.target)
    .filter((application) => lastPart(application.head) === lastPart(pattern.head))
    .flatMap((application) => application.args.slice(at, at + 1).map(asArgument));
  const args = [...new Set(found)].slice(0, 3);
  return args.length === 0 ? [] : [args];
}

/** Theorems that were proved earlier in the same file: rewritten with and applied, the nearest first. */
export function fileLemmaMoves({ relevant, goal }: GoalContext): readonly Move[] {
  const source = "file";
  const isEqual = /[=↔]/u.test(goal.target);
  return relevant.theorems.slice(0, 6).flatMap((theorem, at) => {
    const { name } = theorem;
    const cost = 1.1 + at * 0.1 + (sharesHead(theorem, goal.target) ? 0 : 0.4);
    const rewriting = [
      { text: `rw [${name}]`, source, cost },
      { text: `rw [← ${name}]`, source, cost: cost + 0.6 },
    ];
    return [...(isEqual ? rewriting : []), { text: `apply ${name}`, source, cost: cost + (isEqual ? 0.4 : 0) }];
  });
}

function sharesHead({ mentions }: FileDeclaration, target: string): boolean {
  const head = lastPart(target.split(/[\s(]/u).find((word) => word !== "") ?? "");
  return mentions.has(head);
}
