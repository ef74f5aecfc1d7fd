import { mayChangeAnswers } from "../../core/lean/changedAnswers.ts";
import { shownName } from "../../core/lean/constantName.ts";
import { parseHeader } from "../../core/lean/header.ts";
import type { KernelAnswer } from "../../core/lean/kernelQuestion.ts";
import { isSorry, isStandardAxiom, isUntrusted } from "../../core/lean/trustedAxioms.ts";
import type { Finding, ProvedFinding } from "../../core/lean/verdict.ts";
import type { AxiomQuestion } from "./foreignAxioms.ts";
import { foreignAxioms } from "./foreignAxioms.ts";
import type { ShadowLane } from "./shadowLane.ts";

export interface AxiomTask extends Omit<AxiomQuestion, "axioms"> {
  /** The finding at V3 that is to be raised. */
  readonly gated: ProvedFinding;
  /** The kernel's answers about the declaration without and with the step. */
  readonly before: KernelAnswer;
  readonly after: KernelAnswer;
}

/** V4 for a finished declaration; otherwise the finding as it was, with the reason where there is one. */
export async function raiseToAxioms(lane: ShadowLane, task: AxiomTask, signal: AbortSignal): Promise<Finding> {
  const { gated, after } = task;
  if (gated.unfinished) return gated;
  if (!after.axioms || after.statement === undefined) return { ...gated, reason: "Lean gave no list of axioms" };
  const axioms = after.axioms.map(shownName);
  const reason = whyNotAsked(task);
  if (reason !== undefined) return { ...gated, axioms, reason };
  const foreign = await foreignAxioms(lane, { ...task, axioms: after.axioms }, signal);
  if (foreign === undefined) return { ...gated, axioms, reason: "Lean did not say where the axioms come from" };
  return judgedBy(foreign.map(shownName), gated) ?? { ...gated, level: "V4", axioms: axioms.filter(isStandardAxiom) };
}

/** The reason for which Lean's list of axioms would say nothing about the declaration as it stands. */
function whyNotAsked({ text, before, after }: AxiomTask): string | undefined {
  if (parseHeader(text).isPrelude) return "the file does without Lean's own prelude, so its names may mean anything";
  if (before.statement !== after.statement) return "the statement is not what it was";
  // The canaries stand for `#print axioms`; a statement has none, so a file that may change `#check` gets no V4.
  return mayChangeAnswers(text) ? "the file may change what Lean's answers about it say" : undefined;
}

/** The finding where axioms are listed that are not allowed; undefined where there are none. */
function judgedBy(listed: readonly string[], gated: ProvedFinding): Finding | undefined {
  // The gate has seen that this declaration has no `sorry` of its own, so the lemma that it uses must have one.
  if (listed.some(isSorry)) return { ...gated, axioms: ["sorryAx"], reason: "uses a lemma that is not proved yet" };
  const untrusted = listed.find(isUntrusted);
  if (untrusted !== undefined) {
    const reason = `rests on ${untrusted}, which no kernel has checked`;
    return { kind: "refused", level: "V1", axioms: listed, reason, messages: gated.messages ?? [] };
  }
  const [first] = listed;
  return first === undefined ? undefined : { ...gated, axioms: listed, reason: `rests on the axiom ${first}` };
}
