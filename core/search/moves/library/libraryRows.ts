import type { MoveRow } from "../move.ts";
import { automationRows } from "./automation.ts";
import { libraryCaseRows } from "./cases.ts";
import { castRows } from "./casts.ts";
import { equationRows } from "./equations.ts";
import { inequalityRows } from "./inequalities.ts";
import { numberRows } from "./numbers.ts";
import { libraryStepRows } from "./steps.ts";

/** Tactics of Mathlib and of whatever brings the same ones; each row is silent where Lean does not know them. */
export const libraryRows: readonly MoveRow[] = [
  ...equationRows,
  ...inequalityRows,
  ...castRows,
  ...numberRows,
  ...libraryCaseRows,
  ...automationRows,
  ...libraryStepRows,
];
