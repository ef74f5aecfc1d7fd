import type { Position } from "./textIndex.ts";

/**
 * The origins of the `sorry`s in a term. Lean writes into each the place in the file that it stands for, also where
 * error recovery or a macro has made it (`Lean.Meta.mkLabeledSorry`).
 */
export interface SorryLabels {
  /** Starts, as the language server counts them; each place once, in no order. */
  readonly places: readonly SorryPlace[];
  /** A `sorryAx` without a place, which somebody has written as such. */
  readonly unlabelled: boolean;
  /** Constants below the declaration's own name that were read with it. */
  readonly parts?: readonly string[];
}

export interface SorryPlace extends Position {
  /** Lean has put it in the place of what it could not elaborate. */
  readonly isError?: boolean;
  /** The number of times that the term has it. */
  readonly times: number;
}

/**
 * What is said of a `sorry` with a label, and the end of a label; nothing between them is trusted to be well formed. The
 * tag is a binder before the goal's own ones, of which Lean joins those of its type to it: `∀ (tag n : Lean.Name) (x : α),`.
 * A label ends behind a number; the same word elsewhere is a text of the file's.
 * If the file has something of the same name in scope, Lean writes `_root_` before its own.
 */
const marks =
  /(?<labelled>sorryAx(?:\.\{[^}]*\})?\s+\((?:∀ )?\(tag[^\s:()]*(?:\s[^:()]*)? : (?:_root_\.)?(?:Lean\.Name|Unit)\)(?:,| →|\s+[([{⦃]))|(?<bare>(?<![\p{L}\p{N}_'])sorryAx(?![\p{L}\p{N}_'!?]))|(?<end>(?<=\(nat_lit \d+\)\)\)\)\s+)"_sorry")/gu;

/**
 * Reads a declaration that Lean has printed in full: `sorryAx (∀ tag, T) synthetic label`. Names are printed without their
 * guillemets, so that a name may look like a comment or a bracket; what does not fit together counts as unlabelled.
 */
export function sorryLabels(printed: string): SorryLabels {
  const places = new Map<string, SorryPlace>();
  const open: number[] = [];
  let unlabelled = false;
  for (const { index, groups } of printed.matchAll(marks)) {
    if (groups?.["labelled"] !== undefined) open.push(index);
    else if (groups?.["bare"] !== undefined) unlabelled = true;
    else {
      const from = open.pop();
      const place = from === undefined ? undefined : labelAt(printed.slice(from, index));
      const key = `${place?.line} ${place?.character}`;
      if (place) places.set(key, { ...place, times: (places.get(key)?.times ?? 0) + 1 });
      else unlabelled = true;
    }
  }
  return { places: [...places.values()], unlabelled: unlabelled || open.length > 0 };
}

/** Of a label's numbers the last six are lines and columns: start, end, and the columns once more as UTF-16 counts them. */
function labelAt(printed: string): Omit<SorryPlace, "times"> | undefined {
  const numbers = [...printed.matchAll(/\(nat_lit (\d+)\)\s+\((?:_root_\.)?instOfNatNat\s+\(nat_lit \1\)\)/gu)].map(
    ([, digits]) => Number(digits),
  );
  const [line, , , , character] = numbers.slice(-6);
  if (numbers.length < 6 || line === undefined || character === undefined) return undefined;
  const isError = [...printed.matchAll(/Bool\.(?:true|false)/gu)].at(-1)?.[0] === "Bool.true";
  // Lean's own lines count from 1.
  return { line: line - 1, character, ...(isError ? { isError } : {}) };
}

/** The words of a text in the places of names, in no order; more than names. */
export function namesIn(printed: string): readonly string[] {
  const runs = printed.split(/[\s()[\]{},@⟨⟩]+/u).map((run) => run.replace(/^_root_\./u, "").replace(/\.$/u, ""));
  return [...new Set(runs)].filter((run) => /^(?:\p{L}|_|«)/u.test(run));
}

/** Constants that Lean has made for parts of a declaration (`f._proof_1`, `f.match_1`), as the printed text names them. */
export function partsNamedIn(printed: string, declaration: string): readonly string[] {
  return namesIn(printed).filter((name) => isPartOf(name, declaration));
}

function isPartOf(name: string, declaration: string): boolean {
  const shown = name.replace(/^_private\.(?:.*?)\.0\./u, "");
  return shown.startsWith(`${declaration}.`) || /(?:^|\.)_auxLemma(?:\.|$)/u.test(shown);
}
