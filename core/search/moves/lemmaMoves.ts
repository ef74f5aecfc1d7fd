import { nameLists } from "../nameLists.ts";
import { freshNames } from "./freshNames.ts";
import type { GoalContext, Move } from "./move.ts";
import { shapeOf } from "./termShape.ts";

/** Of all moves that bring in something that nobody stated. */
export const inventionSource = "invention";

export interface Lemma {
  readonly statement: string;
  /** What an induction that proves it would go over: the name under which it is introduced. */
  readonly over: readonly string[];
  readonly cost: number;
  readonly why: string;
  /** A term at which the lemma is used at once. */
  readonly at?: string;
}

/** The cost of taking a lemma's proof for a task of its own; first the usual induction is tried on it. */
const openProof = 1.6;

/** The lemma with the proof that most such lemmas have, in one question; and the lemma as a goal. */
export function lemmaMoves(context: GoalContext, { statement, over, cost, why, at: used }: Lemma): readonly Move[] {
  const name = freshNames(["key"], new Set(context.locals.map((local) => local.name)))[0] ?? "key";
  const { definitions, grindDefinitions } = nameLists(context.relevant);
  const ends = [`(simp_all${definitions}; done)`, `grind${grindDefinitions}`, `(simp_all${definitions}; omega)`];
  const use = used === undefined ? "" : `\nhave ${name}Used := ${name} (${used})`;
  const quick = over.map(
    (subject) =>
      `(intro ${introduced(statement, subject)}; induction ${subject} <;> intros <;> first | ${ends.join(" | ")})`,
  );
  const plain = ends.flatMap((end) =>
    quick.map(
      (_, at) =>
        `(intro ${introduced(statement, over[at] ?? "")}; induction ${over[at]} <;> intros <;> ${end.replace(/^\((.*); done\)$/u, "$1")})`,
    ),
  );
  return [
    ...quick.map((proof, at) => ({
      text: `have ${name} : ${statement} := by ${proof.slice(1, -1)}${use}`,
      source: inventionSource,
      cost: cost + at * 0.1,
      variants: plain.map((shorter) => `have ${name} : ${statement} := by ${shorter.slice(1, -1)}${use}`),
      why,
    })),
    { text: `have ${name} : ${statement} := ?_`, source: inventionSource, cost: cost + openProof, isLemma: true, why },
  ];
}

/** The names to introduce up to and with the one over which the induction goes. */
function introduced(statement: string, subject: string): string {
  const shape = shapeOf(statement);
  const names = shape.kind === "forall" ? shape.binders.map((binder) => binder.name) : [];
  return names.slice(0, names.indexOf(subject) + 1).join(" ");
}
