import { freshHere } from "./freshNames.ts";
import type { GoalContext, ProposedMove } from "./move.ts";
import { shapeOf } from "./termShape.ts";

export interface Lemma {
  readonly statement: string;
  /** Variables to try an induction over, by the names that the statement binds. */
  readonly over: readonly string[];
  readonly extra?: number;
  readonly why: string;
  /** A term at which the lemma is used at once. */
  readonly at?: string;
}

/** Added for taking a lemma's proof for a task of its own; first the usual induction is tried on it. */
const openProof = 1.6;
const otherSubject = 0.1;

/** The lemma with the proof that most such lemmas have, in one question; and the lemma as a goal. */
export function lemmaMoves(context: GoalContext, lemma: Lemma): readonly ProposedMove[] {
  const [name] = freshHere(context, "key");
  const { statement, over, extra = 0, why, at } = lemma;
  const { definitions } = context.lists;
  const ends = [`simp_all${definitions}`, `grind${definitions}`, `(simp_all${definitions}; omega)`];
  const anyEnd = `first | (${ends[0]}; done) | ${ends[1]} | ${ends[2]}`;
  const use = at === undefined ? "" : `\nhave ${name}Used := ${name} (${at})`;
  const proved = (subject: string, end: string): string => {
    const proof = `intro ${introduced(statement, subject)}; induction ${subject} <;> intros <;> ${end}`;
    return `have ${name} : ${statement} := by ${proof}${use}`;
  };
  const variants = ends.flatMap((end) => over.map((subject) => proved(subject, end)));
  return [
    ...over.map((subject, place) => ({
      text: proved(subject, anyEnd),
      extra: extra + place * otherSubject,
      variants,
      tags: { several: true } as const,
      why,
    })),
    { text: `have ${name} : ${statement} := ?_`, extra: extra + openProof, tags: { lemma: name }, why },
  ];
}

/** The names to introduce up to and with the one over which the induction goes. */
function introduced(statement: string, subject: string): string {
  const shape = shapeOf(statement);
  const names = shape.kind === "forall" ? shape.binders.map((binder) => binder.name) : [];
  return names.slice(0, names.indexOf(subject) + 1).join(" ");
}
