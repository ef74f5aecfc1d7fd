import type { Goal } from "../lean/goal.ts";
import { lastPart } from "../lean/names.ts";
import type { Relevant } from "./fileNames.ts";
import { mentionedNames } from "./fileNames.ts";

/** A hypothesis name with what its type's text lets one guess. A wrong guess costs a candidate, never a verdict. */
export interface LocalName {
  readonly name: string;
  readonly type: string;
  /** Neither a type, nor a proposition, nor a proof. */
  readonly isData: boolean;
  readonly isNumber: boolean;
  readonly isProposition: boolean;
  readonly isInductive: boolean;
  /** A conjunction, disjunction or existential that `cases` takes apart. */
  readonly isSplittable: boolean;
  readonly mentions: ReadonlySet<string>;
}

const coreInductives = /^(?:Nat|Int|Bool|List|Array|Option|Fin|String|Char|Prod|Sum|Subtype)\b/u;

export function localNames(goal: Goal, relevant: Relevant): readonly LocalName[] {
  const inductives = new Set(relevant.inductives.map((entry) => lastPart(entry.name)));
  return goal.hypotheses
    .filter((hypothesis) => !hypothesis.isInstance)
    .flatMap((hypothesis) =>
      hypothesis.names.filter((name) => !name.includes("✝")).map((name) => describe(name, hypothesis.type, inductives)),
    );
}

function describe(name: string, type: string, inductives: ReadonlySet<string>): LocalName {
  const head = type.split(/\s/u)[0] ?? "";
  const isUniverse = /^(?:Type|Sort|Prop)\b/u.test(type);
  const isSplittable = /[∧∨∃↔]/u.test(type) && !type.startsWith("∀");
  const looksLikeProof = isSplittable || /[=<>≤≥≠∈∣¬∀]|^False$/u.test(type);
  const isInductive =
    !/→/u.test(type) && (coreInductives.test(type) || inductives.has(lastPart(head))) && !/[=<>≤≥≠∈∣]/u.test(type);
  return {
    name,
    type,
    isData: !isUniverse && !looksLikeProof,
    isNumber: /^(?:Nat|Int)$/u.test(type),
    isProposition: type === "Prop",
    isInductive,
    isSplittable,
    mentions: mentionedNames(type),
  };
}
