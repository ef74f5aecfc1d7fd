import type { Goal } from "../../lean/goal.ts";
import { lastPart } from "../../lean/names.ts";
import type { Relevant } from "../fileNames.ts";
import { relevantDeclarations } from "../fileNames.ts";
import type { LocalName } from "../localNames.ts";
import { localNames } from "../localNames.ts";
import { namesToUse, writtenLists } from "../nameLists.ts";
import type { SearchedFile } from "../searchedFile.ts";
import type { GoalContext, PathStep } from "./move.ts";
import { shapeOf } from "./termShape.ts";

export interface GoalPlace {
  readonly goal: Goal;
  readonly file: SearchedFile;
  /** The steps that led here from the hole's own goal, oldest first. */
  readonly path: readonly PathStep[];
  /** Theorems with a gap are used too; without this a proof must not rest on one. */
  readonly usesUnproved?: boolean;
}

/** Everything that the rows look at, for one goal. */
export function goalContext({ goal: printed, file, path, usesUnproved = false }: GoalPlace): GoalContext {
  const goal = file.notation.read(printed);
  const usable = file.declarations.filter(
    (entry) => usesUnproved || entry.kind !== "theorem" || !entry.mentions.has("sorry"),
  );
  const relevant = relevantDeclarations(usable, goal.text);
  const locals = localNames(goal, relevant);
  const types = new Set(locals.filter((local) => /^(?:Type|Sort)/u.test(local.type)).map((local) => local.name));
  const isFact = (local: LocalName): boolean => saysSomething(local.type, { relevant, types });
  const facts = locals.filter(isFact).map(({ name, type }) => ({ name, type, shape: shapeOf(type) }));
  const data = locals.filter((local) => !isFact(local) && !types.has(local.name) && local.type !== "Prop");
  const names = namesToUse(relevant);
  const lists = writtenLists(names);
  return { goal, printed, file, shape: shapeOf(goal.target), locals, data, facts, relevant, names, lists, path };
}

interface Known {
  readonly relevant: Relevant;
  readonly types: ReadonlySet<string>;
}

/** Of Mathlib: signs for types of numbers, and words that begin types of data. */
const libraryTypes =
  /^(?:[ℕℤℚℝℂ𝕜𝔽]|(?:Set|Finset|Multiset|Filter|Polynomial|MvPolynomial|Matrix|Measure|MeasureTheory\.Measure|Ideal|Submodule|Subgroup|ZMod|Sym2|SimpleGraph|ENNReal|NNReal|EReal|Complex|Real|Rat|Equiv|ContinuousMap)(?=\s|$))/u;
const coreTypes = /^(?:Prop|Type|Sort|Nat|Int|Bool|List|Array|Option|Fin|String|Char|Prod|Sum|Subtype|Unit|UInt\d*)\b/u;

/** True for hypotheses that are proofs, by their type as printed. A wrong guess costs a candidate. */
function saysSomething(type: string, known: Known): boolean {
  const shape = shapeOf(type);
  if (shape.kind === "forall" || shape.kind === "implies") return !endsInType(type, known);
  return shape.kind !== "other" || !isTypeHead(type, known);
}

function isTypeHead(type: string, { relevant, types }: Known): boolean {
  const head = type.split(/[\s×⊕]/u)[0] ?? "";
  if (types.has(head) || coreTypes.test(type) || libraryTypes.test(type)) return true;
  if (/^[α-ω]|[×⊕≃]|→[ₗ+*]/u.test(type)) return true;
  const inductive = relevant.inductives.find((entry) => lastPart(entry.name) === lastPart(head));
  return inductive !== undefined && !inductive.mentions.has("Prop");
}

/** `α → Prop` is a predicate, not a proof; `p → q` is one. */
function endsInType(type: string, known: Known): boolean {
  if (/[=<>≤≥≠∈∣¬∃∧∨↔]/u.test(type)) return false;
  const last = type.split("→").at(-1)?.trim() ?? "";
  return isTypeHead(last, known);
}
