import {
  declarationNameAt,
  doubtfulAxioms,
  isUntrusted,
  readReport,
  reportCommands,
} from "../../core/lean/axiomReport.ts";
import type { AxiomReport } from "../../core/lean/axiomReport.ts";
import { insertionEdit } from "../../core/lean/insertion.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import { applyEdits, TextIndex } from "../../core/lean/textIndex.ts";
import type { Finding, Situation } from "./finding.ts";
import { foreignAxioms } from "./foreignAxioms.ts";
import { editedCommand, writesSorry } from "./gatePass.ts";
import type { LibraryNames } from "./libraryNames.ts";
import type { ShadowLane } from "./shadowLane.ts";

export interface AxiomTask {
  readonly situation: Situation;
  readonly edit: TextEdit;
  /** What was found at V3 and is to be raised. */
  readonly gated: Finding;
  readonly timeoutMs: number;
  /** The engine stores library theorems without proofs, so that they are listed among the axioms. */
  readonly libraryTheoremsAreAxioms: boolean;
  readonly libraryNames: LibraryNames;
  /** The answer of `statementBefore` on the same lane. */
  readonly statementBefore: () => Promise<string | undefined>;
}

/**
 * Lean's full form of the statement that the hole belongs to, with `sorry` in the place of the proof: a hole may be no
 * proof at all (an empty `by`). Undefined where the declaration has no name or Lean does not say.
 */
export async function statementBefore(
  lane: ShadowLane,
  { situation, timeoutMs }: Pick<AxiomTask, "situation" | "timeoutMs">,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { site } = situation;
  const name = declarationNameAt(site.text, site.command, site.hole.start);
  if (name === undefined) return undefined;
  const edit = insertionEdit({ ...site, candidate: "sorry", goalsLeft: 0 });
  const command = editedCommand(situation, { text: applyEdits(site.text, [edit]), edit });
  const report = await reportOn(
    lane,
    { text: site.text.slice(0, site.command.start) + command, name, timeoutMs },
    signal,
  );
  return report?.statement;
}

/** V4 for a finished, named declaration; otherwise the finding as it was, with the reason where there is one. */
export async function raiseToAxioms(lane: ShadowLane, task: AxiomTask, signal: AbortSignal): Promise<Finding> {
  const { situation, edit, gated } = task;
  const { site } = situation;
  const name = declarationNameAt(site.text, site.command, site.hole.start);
  const text = applyEdits(site.text, [edit]);
  const command = editedCommand(situation, { text, edit });
  if (name === undefined || gated.kind !== "proved" || gated.unfinished || writesSorry(command)) return gated;
  const after = await reportOn(
    lane,
    { text: text.slice(0, site.command.start) + command, name, timeoutMs: task.timeoutMs },
    signal,
  );
  if (!after) return { ...gated, reason: "Lean gave no list of axioms" };
  if ((await task.statementBefore()) !== after.statement)
    return { ...gated, axioms: after.axioms, reason: "the statement is not what it was" };
  const foreign = await foreignAxioms(lane, { ...task, text: site.text, axioms: after.axioms }, signal);
  if (foreign === undefined)
    return { ...gated, axioms: after.axioms, reason: "Lean did not say where the axioms come from" };
  // The gate has seen that this declaration has no `sorry` of its own, so the lemma that it uses must have one.
  if (foreign.includes("sorryAx"))
    return { ...gated, axioms: ["sorryAx"], reason: "uses a lemma that is not proved yet" };
  const untrusted = foreign.find(isUntrusted);
  if (untrusted !== undefined) {
    return {
      ...gated,
      kind: "refused",
      level: "V1",
      axioms: foreign,
      reason: `rests on ${untrusted}, which no kernel has checked`,
    };
  }
  const [first] = foreign;
  if (first !== undefined) return { ...gated, axioms: foreign, reason: `rests on the axiom ${first}` };
  return { ...gated, level: "V4", axioms: after.axioms.filter((axiom) => !doubtfulAxioms([axiom]).includes(axiom)) };
}

interface ReportTask {
  readonly text: string;
  readonly name: string;
  readonly timeoutMs: number;
}

async function reportOn(
  lane: ShadowLane,
  { text, name, timeoutMs }: ReportTask,
  signal: AbortSignal,
): Promise<AxiomReport | undefined> {
  const whole = text + reportCommands(name);
  const settled = await lane.settle(whole, timeoutMs, signal);
  if (settled.kind === "unknown") return undefined;
  const index = new TextIndex(whole);
  return readReport(
    settled.value.diagnostics.filter((diagnostic) => index.offsetAt(diagnostic.range.start) >= text.length),
  );
}
