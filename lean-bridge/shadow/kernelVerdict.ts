import type { Diagnostic } from "../../core/lean/diagnostic.ts";
import type { KernelAnswer } from "../../core/lean/kernelQuestion.ts";
import type { SorryAccount } from "../../core/lean/sorryAccount.ts";
import { accountForSorries, writtenSorries } from "../../core/lean/sorryAccount.ts";
import type { SorryLabels } from "../../core/lean/sorryLabels.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import { codeTokens } from "../../core/lean/tokens.ts";
import type { Answer } from "../session/answer.ts";
import { restsOnSorry } from "./declarationSorries.ts";
import type { DeclarationBefore } from "./declarationWord.ts";
import type { Finding } from "../../core/lean/verdict.ts";
import { unanswered } from "./unanswered.ts";
import { firstLine } from "../../core/lean/diagnostic.ts";
import { saysSorry } from "../../core/lean/leanMessages.ts";
import type { GateTask } from "./gateTask.ts";
import { addsHiddenSorry } from "./screenedSorries.ts";
import type { ShadowLane } from "./shadowLane.ts";

/** A text in which the step stands, and what Lean has said about it. */
interface Asked extends GateTask {
  readonly before: DeclarationBefore;
  readonly text: string;
  readonly answer: KernelAnswer;
  /** Errors of the declaration itself. */
  readonly own: readonly Diagnostic[];
}

/** The reason for which the kernel's word does not carry the step, or whether the declaration has gaps elsewhere. */
interface KernelOutcome {
  readonly problem?: Finding;
  readonly hasGaps?: boolean;
}

/** Finds out whether the kernel has the declaration without a `sorry` beyond those that stood elsewhere in it or that the step writes. */
export async function kernelVerdict(lane: ShadowLane, asked: Asked, signal: AbortSignal): Promise<KernelOutcome> {
  const { word, before, edit, answer, own } = asked;
  const [error] = own;
  const because = error ? `: ${firstLine(error)}` : "";
  if (answer.isAbsent) return unclear(`Lean has not taken the declaration in${because}`);
  if (!answer.axioms && answer.value === undefined)
    return unclear(`Lean did not say what the declaration rests on${because}`);
  if (answer.axioms && !restsOnSorry(answer.axioms)) return {};
  const after = await word.labelsAfter(lane, before, { edit, known: answer, signal });
  if (after.kind === "unknown") return withoutAnswer(asked, after);
  if (!after.value) return unclear(`Lean does not show where the declaration's \`sorry\` stands${because}`);
  const account = await accountFor(lane, { ...asked, after: after.value }, signal);
  if (account.kind === "unknown") return withoutAnswer(asked, account);
  switch (account.value.kind) {
    case "accounted": {
      const isHidden =
        account.value.oftener || mayHideSorry(asked) ? await addsHiddenSorry(lane, asked, signal) : false;
      return isHidden ? unclear(nobodyKnows) : { hasGaps: after.value.places.length > 0 };
    }
    case "unclear":
      return unclear(nobodyKnows);
    case "new":
      return { problem: account.value.isError ? await lostError(asked, signal) : newSorry };
  }
}

const nobodyKnows = "nobody can tell whose the declaration's `sorryAx` is";

function unclear(reason: string): KernelOutcome {
  return { problem: { kind: "unknown", level: "V2", reason } };
}

function withoutAnswer({ screened }: Asked, answer: Extract<Answer<unknown>, { kind: "unknown" }>): KernelOutcome {
  return { problem: { ...unanswered(answer), level: screened.level } };
}

async function accountFor(
  lane: ShadowLane,
  { word, before, edit, text, after }: Asked & { readonly after: SorryLabels },
  signal: AbortSignal,
): Promise<Answer<SorryAccount>> {
  const known = await word.sorriesBefore(lane, before, signal);
  if (known.kind === "unknown") return known;
  const account = accountForSorries({ before: known.value, after, edit, edited: text });
  const besides = after.parts ?? [];
  if (account.kind !== "new" || besides.length === 0) return { ...known, value: account };
  // A lemma of the file's may stand below the declaration's name, and have a gap that is its own.
  const more = await word.sorriesWith(lane, before, { besides, signal });
  if (more.kind === "unknown") return more;
  return { ...more, value: accountForSorries({ before: more.value, after, edit, edited: text }) };
}

/** Words that a declaration of Lean's own syntax begins with; any other may be a macro that switches the warning off. */
const plainStarts = new Set([
  "theorem",
  "lemma",
  "def",
  "abbrev",
  "instance",
  "example",
  "opaque",
  "structure",
  "inductive",
  "class",
  "private",
  "protected",
  "public",
  "noncomputable",
  "partial",
  "nonrec",
  "meta",
  "@",
  "mutual",
  "axiom",
  "open",
  "set_option",
  "variable",
  "omit",
  "include",
  "attribute",
  "local",
  "scoped",
]);

/**
 * True if the warning by which the screen finds out a `sorry` may be missing or be another one's: then a label that a
 * macro has written for the place of a gap that the step leaves would not be told from that gap's own.
 */
function mayHideSorry({ edit, situation }: Asked): boolean {
  if (writtenSorries(edit).size === 0) return false;
  if (situation.screenBaseline.diagnostics.some(saysSorry)) return true;
  const { text, command } = situation.site;
  const [first] = codeTokens(text.slice(command.start, command.end));
  return first === undefined || !plainStarts.has(first.text);
}

const newSorry: Finding = {
  kind: "refused",
  level: "V1",
  reason: "the declaration rests on a `sorry` that was not there",
};

/** An error of the step that Lean's server has not reported; a whole elaboration does. */
async function lostError({ text, edit, allErrors }: Asked, signal: AbortSignal): Promise<Finding> {
  const index = new TextIndex(text);
  const end = edit.start + edit.newText.length;
  const errors = ((await allErrors(text, signal)) ?? []).filter(({ range }) => {
    const at = index.offsetAt(range.start);
    return at >= edit.start && at < end;
  });
  const [first] = errors;
  const said = first ? `: ${firstLine(first)}` : "";
  return { kind: "failed", level: "V0", reason: `Lean's server does not report the error of this step${said}` };
}
