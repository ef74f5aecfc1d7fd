import type { CommandRange } from "../../core/lean/commandRange.ts";
import { newDiagnostics } from "../../core/lean/diagnostic.ts";
import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import { declarationsAtRisk, untoldDeclarations } from "../../core/lean/lostMessages.ts";
import type { KernelAnswer } from "../../core/lean/kernelQuestion.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";
import { applyEdits, TextIndex } from "../../core/lean/textIndex.ts";
import { codeTokens } from "../../core/lean/tokens.ts";
import type { Answer } from "../session/answer.ts";
import { restsOnSorry } from "./declarationSorries.ts";
import type { DeclarationBefore } from "./declarationWord.ts";
import type { Situation } from "./situation.ts";
import type { Finding, SuccessVerdict, Verdict } from "../../core/lean/verdict.ts";
import { unanswered } from "./unanswered.ts";
import { firstLine } from "../../core/lean/diagnostic.ts";
import { isParseError, saysSorry } from "../../core/lean/leanMessages.ts";
import type { GateTask } from "./gateTask.ts";
import { kernelVerdict } from "./kernelVerdict.ts";
import type { KernelWord } from "./kernelWord.ts";
import { shiftOf } from "./lineShift.ts";
import type { ShadowLane } from "./shadowLane.ts";

export interface GateFinding {
  readonly finding: Finding;
  /** The kernel's answer about the declaration, where the text has passed and the declaration has no `sorry`. */
  readonly answer?: KernelAnswer;
}

/**
 * V3: the whole file with exactly the text that would be inserted gives no new error, and the kernel has the declaration
 * without a `sorry` beyond those that stood elsewhere in it.
 */
export async function gateOn(lane: ShadowLane, task: GateTask, signal: AbortSignal): Promise<GateFinding> {
  const { situation, screened, word } = task;
  if (situation.owner.kind === "none")
    return { finding: { kind: "unknown", level: "V2", reason: situation.owner.why } };
  if (isUnsafe(situation)) return refusedAsUnsafe;
  const before = await word.before(lane, signal);
  if (before.kind === "unknown") return withoutAnswer(before, screened);
  if (/\bunsafe\b/u.test(before.value.answer.kind ?? "")) return refusedAsUnsafe;
  // With `sorry` at the hole the declaration must rest on one, or Lean has another one by that name.
  if (before.value.answer.axioms && !restsOnSorry(before.value.answer.axioms)) return notAboutTheHole;
  const looked = await lookAt(lane, { ...task, before: before.value }, signal);
  if (looked.kind === "unknown") return withoutAnswer(looked, screened);
  return judgeInserted(lane, { ...task, before: before.value, looked: looked.value }, signal);
}

interface Looked extends Look {
  readonly looked: KernelWord;
}

async function judgeInserted(lane: ShadowLane, task: Looked, signal: AbortSignal): Promise<GateFinding> {
  const { situation, edit, screened, before, looked } = task;
  const text = applyEdits(situation.site.text, [edit]);
  const said = looked.diagnostics.filter((diagnostic) => !diagnostic.silent);
  const fresh = freshAfter(task, text, said);
  const isOwnSorry = isSorryOf(situation.site.command, { edit, text, said });
  // A `sorry` in the declaration itself is the kernel's to judge; one more elsewhere is the step's doing.
  const error = fresh.find((one) => (saysSorry(one) ? !isOwnSorry(one) : one.severity === "error"));
  if (error)
    return { finding: { kind: "failed", level: "V2", messages: fresh, reason: `as inserted: ${firstLine(error)}` } };
  const lost = await lostElsewhere({ ...task, text, diagnostics: looked.diagnostics }, signal);
  if (lost) return { finding: { ...lost, messages: fresh } };
  const own = ownErrors(situation.site.command, { edit, text, said });
  const { answer } = looked;
  const kernel = await kernelVerdict(lane, { ...task, text, before, answer, own }, signal);
  if (kernel.problem) return { finding: { ...kernel.problem, messages: fresh } };
  const unfinished = own.length > 0 || kernel.hasGaps === true;
  return { finding: passed(screened, fresh, unfinished), answer };
}

/** Goals and effect stay those that the screen has found. */
function passed(
  { kind, goalsAfter, effect }: SuccessVerdict,
  messages: readonly Diagnostic[],
  unfinished: boolean,
): Finding {
  return { kind, level: "V3", goalsAfter, ...(effect ? { effect } : {}), messages, unfinished };
}

const refusedAsUnsafe: GateFinding = {
  finding: { kind: "refused", level: "V2", reason: "the declaration is `unsafe`, which switches Lean's checks off" },
};

const notAboutTheHole: GateFinding = {
  finding: {
    kind: "unknown",
    level: "V2",
    reason: "what stands here is no part of a declaration that Lean's kernel keeps",
  },
};

function withoutAnswer(answer: Extract<Answer<unknown>, { kind: "unknown" }>, { level }: Verdict): GateFinding {
  return { finding: { ...unanswered(answer), level } };
}

interface Look extends GateTask {
  readonly before: DeclarationBefore;
}

/** Lean's messages about the very text, and its kernel's answer; in one look where the same text shows both. */
async function lookAt(
  lane: ShadowLane,
  { situation, word, edit, timeoutMs, before }: Look,
  signal: AbortSignal,
): Promise<Answer<KernelWord>> {
  if (word.isOneLook(before)) return word.after(lane, before, { edit, signal });
  const settled = await lane.settle(applyEdits(situation.site.text, [edit]), timeoutMs, signal);
  if (settled.kind === "unknown") return settled;
  const asked = await word.after(lane, before, { edit, signal });
  if (asked.kind === "unknown") return asked;
  return { ...asked, value: { answer: asked.value.answer, diagnostics: settled.value.diagnostics } };
}

/** The messages about the text that are not those about the file as it is. */
function freshAfter({ situation, edit }: GateTask, text: string, said: readonly Diagnostic[]): readonly Diagnostic[] {
  const { text: before } = situation.site;
  const newEnd = edit.start + edit.newText.length;
  const shift = shiftOf(before, text, { start: edit.start, oldEnd: edit.end, newEnd });
  const index = new TextIndex(text);
  // Behind the end stand our own questions, whose answers are no errors unless the file's end takes them in.
  const isAnswer = ({ range, severity }: Diagnostic): boolean =>
    severity !== "error" && index.offsetAt(range.start) >= text.length;
  return newDiagnostics(
    situation.cleanBaseline,
    said.filter((diagnostic) => !isAnswer(diagnostic)),
    shift,
  );
}

interface EditedText {
  readonly text: string;
  readonly edit: TextEdit;
  readonly said: readonly Diagnostic[];
}

/** Errors of the declaration itself: of its own text, or about how it ends, which Lean's parser reports at what follows. */
function ownErrors(command: CommandRange, { text, edit, said }: EditedText): readonly Diagnostic[] {
  const index = new TextIndex(text);
  const end = command.end + edit.newText.length - (edit.end - edit.start);
  return said.filter((diagnostic) => {
    if (diagnostic.severity !== "error" || saysSorry(diagnostic)) return false;
    const at = index.offsetAt(diagnostic.range.start);
    return isParseError(diagnostic) ? at > command.start && at <= end : at >= command.start && at < end;
  });
}

function isSorryOf(command: CommandRange, { text, edit }: EditedText): (diagnostic: Diagnostic) => boolean {
  const index = new TextIndex(text);
  const end = command.end + edit.newText.length - (edit.end - edit.start);
  return (diagnostic) => {
    const at = index.offsetAt(diagnostic.range.start);
    return saysSorry(diagnostic) && at >= command.start && at < end;
  };
}

function isUnsafe({ site }: Situation): boolean {
  return codeTokens(site.text.slice(site.command.start, site.command.end)).some((token) => token.text === "unsafe");
}

interface Inserted extends GateTask {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A new error that Lean's server has left out, where a declaration more than before has no word from it, or where another
 * one has an error that may hide it. In the declaration itself the kernel's word tells.
 */
async function lostElsewhere(inserted: Inserted, signal: AbortSignal): Promise<Finding | undefined> {
  const { situation, text, diagnostics, allErrors } = inserted;
  const index = new TextIndex(text);
  const said = diagnostics.filter(({ range }) => index.offsetAt(range.start) < text.length);
  const { start } = situation.site.command;
  const mayHide = declarationsAtRisk(text, said).some((other) => other !== start);
  if (!mayHide && untoldDeclarations(text, said) <= situation.untold) return undefined;
  const errors = await allErrors(text, signal);
  if (!errors)
    return {
      kind: "unknown",
      level: "V2",
      reason: "Lean's server may have left out errors, and Lean gave no other answer",
    };
  const error = freshAfter(inserted, text, errors).find((one) => !saysSorry(one));
  return error && { kind: "failed", level: "V2", reason: `as inserted: ${firstLine(error)}` };
}
