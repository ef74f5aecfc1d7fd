import { screenText } from "../../core/lean/screenText.ts";
import type { SorryLabels } from "../../core/lean/sorryLabels.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import { labelsOf, restsOnSorry } from "./declarationSorries.ts";
import type { DeclarationBefore } from "./declarationWord.ts";
import type { GateTask } from "./gateTask.ts";
import type { AskedText } from "./kernelWord.ts";
import { askKernel } from "./kernelWord.ts";
import type { ShadowLane } from "./shadowLane.ts";

/**
 * True if a step brings a `sorry` in beside those that are written: in the screen's text our axiom stands for every written
 * one, so that a step adds none to the rest. True also where Lean does not say.
 */
export function addsHiddenSorry(
  lane: ShadowLane,
  task: GateTask & { readonly before: DeclarationBefore },
  signal: AbortSignal,
): Promise<boolean> {
  return task.word.askedInPlace(lane, task.before, (asked, standing) =>
    addsSorryThere(asked, { task, standing }, signal),
  );
}

async function addsSorryThere(
  lane: ShadowLane,
  { task, standing }: { readonly task: GateTask; readonly standing: (text: string) => string },
  signal: AbortSignal,
): Promise<boolean> {
  const [asked, without] = [task.candidate, "skip"].map((step) => screened(task, step, standing));
  if (!asked) return true;
  const answer = await askKernel(lane, { ...asked, topics: ["axioms"] }, signal);
  if (answer.kind === "unknown" || !answer.value.answer.axioms) return true;
  if (!restsOnSorry(answer.value.answer.axioms)) return false;
  const [after, before] = [await sorriesIn(lane, asked, signal), without && (await sorriesIn(lane, without, signal))];
  return after === undefined || before === undefined || after > before;
}

function screened(
  { situation, timeoutMs }: GateTask,
  candidate: string,
  standing: (text: string) => string,
): AskedText | undefined {
  const { site, owner } = situation;
  if (owner.kind === "none") return undefined;
  const text = owner.rename ? applyEdits(site.text, [owner.rename]) : site.text;
  return { text: standing(screenText({ ...site, text }, candidate).text), name: owner.name, timeoutMs };
}

/** How many the declaration has; undefined where that is not known. */
async function sorriesIn(lane: ShadowLane, asked: AskedText, signal: AbortSignal): Promise<number | undefined> {
  const labels = await labelsOf(lane, asked, signal);
  if (labels.kind === "unknown" || !labels.value || labels.value.unlabelled) return undefined;
  return timesIn(labels.value);
}

function timesIn({ places }: SorryLabels): number {
  return places.reduce((sum, { times }) => sum + times, 0);
}
