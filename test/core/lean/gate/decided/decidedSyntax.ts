import { commandKinds } from "./commandKinds.ts";
import { convKinds } from "./convKinds.ts";
import type { DecidedKinds } from "./decidedKinds.ts";
import { notationKinds } from "./notationKinds.ts";
import { decideOption } from "../../../../../core/lean/gate/optionTable.ts";
import { partKinds } from "./partKinds.ts";
import { refusedSyntax } from "../../../../../core/lean/gate/refusedSyntax.ts";
import { tacticKinds } from "./tacticKinds.ts";
import { termKinds } from "./termKinds.ts";

/** The syntax of one Lean: the names of its options, and of its kinds of syntax. */
export interface KnownSyntax {
  readonly options: readonly string[];
  readonly kinds: readonly string[];
}

export const decidedKinds: readonly DecidedKinds[] = [
  ...termKinds,
  ...tacticKinds,
  ...convKinds,
  ...notationKinds,
  ...partKinds,
  ...commandKinds,
  ...refusedSyntax.map(({ why, kinds }): DecidedKinds => ({ decision: "refused", why, kinds })),
];

/**
 * The names in a Lean that nobody has decided about. A newer Lean brings new tactics and options; each has to be looked at
 * before a candidate may use it there, and entered in the tables of this folder: what runs code, reaches outside or raises
 * a limit into `core/lean/gate/refusedSyntax.ts` with its words.
 */
export function undecidedSyntax(known: KnownSyntax, tables: readonly DecidedKinds[] = decidedKinds): KnownSyntax {
  const decided = new Set(tables.flatMap(({ kinds }) => kinds));
  return {
    options: known.options.filter((name) => decideOption(name.split(".")) === undefined),
    kinds: known.kinds.filter((name) => !decided.has(name)),
  };
}
