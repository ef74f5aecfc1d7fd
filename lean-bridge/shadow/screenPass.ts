import type { ScreenCopy } from "../../core/lean/batchText.ts";
import { batchFilter, batchText, canBatch } from "../../core/lean/batchText.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { newDiagnostics } from "../../core/lean/diagnostic.ts";
import { accountForGoals } from "../../core/lean/goalAccount.ts";
import { isAboutOurHole, screenText } from "../../core/lean/screenText.ts";
import type { Position } from "../../core/lean/textIndex.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import type { Situation } from "./situation.ts";
import type { Finding } from "../../core/lean/verdict.ts";
import { unanswered } from "./unanswered.ts";
import { firstLine } from "../../core/lean/diagnostic.ts";
import { isParseError, saysOutOfHeartbeats, saysSorry } from "../../core/lean/leanMessages.ts";
import { shiftOf } from "./lineShift.ts";
import { relativeDiagnostics } from "./relativeDiagnostics.ts";
import type { ShadowLane } from "./shadowLane.ts";

/** A question to one lane about candidates at one hole. */
export interface ScreenTask {
  readonly situation: Situation;
  readonly candidates: readonly string[];
  /** For all of them together. */
  readonly timeoutMs: number;
}

/** Splits candidates into those that may share one edit and those that need the declaration to themselves. */
export function planBatches(
  situation: Situation,
  candidates: readonly string[],
  size: number,
): readonly (readonly string[])[] {
  if (size <= 1 || !canBatch(situation.site)) return candidates.map((candidate) => [candidate]);
  const fits = batchFilter(situation.site);
  const together: string[] = [];
  const alone: string[] = [];
  for (const candidate of candidates) (fits(candidate) ? together : alone).push(candidate);
  const batches = Array.from({ length: Math.ceil(together.length / size) }, (_, at) =>
    together.slice(at * size, (at + 1) * size),
  );
  return [...batches, ...alone.map((candidate) => [candidate])];
}

/** To V2, for each candidate in order. With several, one edit holds a copy of the declaration for each. */
export async function screenOn(lane: ShadowLane, task: ScreenTask, signal: AbortSignal): Promise<readonly Finding[]> {
  const { site } = task.situation;
  const [only = ""] = task.candidates;
  const batch = task.candidates.length === 1 ? single(site, only) : batchText(site, task.candidates);
  const settled = await lane.settle(batch.text, task.timeoutMs, signal);
  if (settled.kind === "unknown") return task.candidates.map(() => unanswered(settled));
  const index = new TextIndex(batch.text);
  const located = settled.value.diagnostics.map((diagnostic) => ({
    diagnostic,
    at: index.offsetAt(diagnostic.range.start),
  }));
  return Promise.all(
    batch.copies.map(async (copy) => {
      const fresh = freshIn(task.situation, { text: batch.text, index, copy }, saidIn(copy, located, site));
      const ran = { situation: task.situation, fresh, at: index.positionAt(copy.goalOffset) };
      return judge(fresh) ?? accountOn(lane, ran, signal);
    }),
  );
}

interface LocatedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly at: number;
}

/** The messages in a copy, less those about our own axiom; a candidate could word an error of its own like one of these. */
function saidIn(
  copy: ScreenCopy,
  located: readonly LocatedDiagnostic[],
  { words }: Situation["site"],
): readonly Diagnostic[] {
  const isInside = (at: number): boolean => at >= copy.commandStart && at < copy.commandEnd;
  const isOwn = (at: number): boolean => at >= copy.candidateStart && at < copy.candidateEnd;
  return located
    .filter(({ at, diagnostic }) => isInside(at) && (isOwn(at) || !isAboutOurHole(diagnostic.message, words)))
    .map(({ diagnostic }) => diagnostic);
}

function single(
  site: Situation["site"],
  candidate: string,
): { readonly text: string; readonly copies: readonly ScreenCopy[] } {
  const screen = screenText(site, candidate);
  // The text ends with the declaration, and an error about a missing end may stand behind its last character.
  return { text: screen.text, copies: [{ ...screen, commandEnd: screen.text.length + 1 }] };
}

interface CopyText {
  readonly text: string;
  readonly index: TextIndex;
  readonly copy: ScreenCopy;
}

/** The messages in a copy that are not those about the step that does nothing; both counted from their start. */
function freshIn(
  situation: Situation,
  { text, index, copy }: CopyText,
  inside: readonly Diagnostic[],
): readonly Diagnostic[] {
  const { screen, diagnostics } = situation.screenBaseline;
  const baseLine = new TextIndex(screen.text).positionAt(screen.commandStart).line;
  const copyLine = index.positionAt(copy.commandStart).line;
  const shift = shiftOf(screen.text.slice(screen.commandStart), text.slice(copy.commandStart, copy.commandEnd), {
    start: screen.candidateStart - screen.commandStart,
    oldEnd: screen.candidateEnd - screen.commandStart,
    newEnd: copy.candidateEnd - copy.commandStart,
  });
  const before = relativeDiagnostics(diagnostics, baseLine);
  const untagged = inside.map((diagnostic) => withoutTag(diagnostic, index, copy));
  return newDiagnostics(before, relativeDiagnostics(untagged, copyLine), shift).filter(
    (diagnostic) => !diagnostic.silent,
  );
}

/** The diagnostic at the place at which it would stand if the copy had the declaration's own name. */
function withoutTag(diagnostic: Diagnostic, index: TextIndex, { tag }: ScreenCopy): Diagnostic {
  if (!tag) return diagnostic;
  const name = index.positionAt(tag.start);
  const moved = (place: Position): Position =>
    place.line === name.line && place.character >= name.character + tag.length
      ? { line: place.line, character: place.character - tag.length }
      : place;
  return { ...diagnostic, range: { start: moved(diagnostic.range.start), end: moved(diagnostic.range.end) } };
}

/** A finding that needs no goals, or undefined if the step ran. */
function judge(fresh: readonly Diagnostic[]): Finding | undefined {
  // With `warningAsError` the warning about `sorry` is an error, and no less about `sorry`.
  const error = fresh.find((diagnostic) => diagnostic.severity === "error" && !saysSorry(diagnostic));
  if (error && saysOutOfHeartbeats(error.message))
    return { kind: "timeout", level: "V0", messages: fresh, reason: firstLine(error) };
  if (error)
    return { kind: "failed", level: isParseError(error) ? "none" : "V0", messages: fresh, reason: firstLine(error) };
  if (fresh.some(saysSorry)) return { kind: "refused", level: "V1", messages: fresh, reason: "the step uses `sorry`" };
  return undefined;
}

interface Ran {
  readonly situation: Situation;
  readonly fresh: readonly Diagnostic[];
  readonly at: { readonly line: number; readonly character: number };
}

async function accountOn(lane: ShadowLane, { situation, fresh, at }: Ran, signal: AbortSignal): Promise<Finding> {
  const goals = await lane.ask((document) => document.goalsAt(at, signal));
  if (goals.kind === "unknown") return { ...unanswered(goals), level: "V1" };
  if (!goals.value)
    return { kind: "unknown", level: "V1", messages: fresh, reason: "Lean gave no goals behind the step" };
  return { ...accountForGoals(situation.goalsBefore, goals.value), level: "V2", messages: fresh };
}
