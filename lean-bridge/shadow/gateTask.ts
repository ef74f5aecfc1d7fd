import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import type { SuccessVerdict } from "../../core/lean/verdict.ts";
import type { DeclarationWord } from "./declarationWord.ts";
import type { Situation } from "./situation.ts";

/** A candidate that has passed the screen, at the gate. */
export interface GateTask {
  readonly situation: Situation;
  readonly word: DeclarationWord;
  /** The edit that insertion would make in the real document. */
  readonly edit: TextEdit;
  readonly candidate: string;
  readonly screened: SuccessVerdict;
  readonly timeoutMs: number;
  /** Errors of a text that is elaborated as a whole; undefined where Lean gave no answer. */
  readonly allErrors: (text: string, signal: AbortSignal) => Promise<readonly Diagnostic[] | undefined>;
}
