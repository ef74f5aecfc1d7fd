import type { Goal } from "../lean/goal.ts";
import type { Candidate, TacticNames } from "../lean/ports.ts";
import { goalContext } from "./moves/goalContext.ts";
import { movesFor } from "./moves/table.ts";
import { cheapestFirst, oneByOne, opening, suggestRows } from "./opening.ts";
import { searchedFile } from "./searchedFile.ts";

/** A goal, and the part of the file from which it can be proved. */
export interface CandidatePlace {
  readonly goal: Goal;
  /** The text before the declaration, in which names are looked for. */
  readonly documentBefore: string;
  /** See `HoleChecker.tactics`. */
  readonly tactics: TacticNames;
}

/** Candidates for one step, in the order in which they are to be tried. */
export interface StepCandidates {
  readonly candidates: readonly Candidate[];
  /** Tactics that only suggest, in the order in which they are to be asked. */
  readonly harvests: readonly string[];
}

/**
 * Candidates for one step, from the rows of the search: first an opening that is quick to answer, then the cheapest first.
 * A move that asks for several ways in one question becomes a candidate for each, as a person would write it.
 */
export function stepCandidates({ goal, documentBefore, tactics }: CandidatePlace): StepCandidates {
  const file = searchedFile({ documentBefore, tactics });
  // A person proves the holes of a file in any order; the verdict says what a step rests on.
  const context = goalContext({ goal, file, path: [], usesUnproved: true });
  const proposed = movesFor(context, { rows: suggestRows });
  const single = proposed.filter(({ tags }) => !tags?.suggests && tags?.lemma === undefined).flatMap(oneByOne);
  const texts = [...opening(context), ...cheapestFirst(single).map(({ text }) => text)];
  return {
    candidates: [...new Set(texts)].map((text) => ({ text, source: "portfolio" })),
    harvests: proposed.filter(({ tags }) => tags?.suggests).map(({ text }) => text),
  };
}
