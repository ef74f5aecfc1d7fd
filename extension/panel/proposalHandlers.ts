import { Range, Selection, TextEditorRevealType, window } from "vscode";
import type { ProofAtHand, ProofHandlers } from "./panelHandlers.ts";
import { isFinished, person } from "./proofTalk.ts";
import type { StepChecker } from "./stepChecker.ts";

type Handlers = ProofHandlers<"propose" | "comment" | "critique" | "withdraw" | "reveal">;

/** What a person says: a tactic or a sketch for Lean to judge, a comment, a reason against a proposal. */
export function proposalHandlers(checker: StepChecker): Handlers {
  return {
    propose: ({ tactic, target }, proof) => propose(checker, proof, { tactic, target }),
    comment: ({ text, target }, { talk, show }) => {
      talk.comment(text, target);
      show();
    },
    critique: ({ utterance, reason }, { talk, show }) => {
      if (reason.trim() !== "") talk.criticise(utterance, { actor: person, text: reason });
      talk.say({ kind: "decided", utterance, decision: "rejected" });
      show();
    },
    withdraw: ({ utterance }, { talk, show }) => {
      talk.say({ kind: "withdrawn", utterance });
      show();
    },
    reveal: async ({ utterance }, { editor: { document }, talk }) => {
      const offset = talk.placeOf(utterance);
      if (offset === undefined) return;
      const at = document.positionAt(offset);
      const editor = await window.showTextDocument(document);
      editor.selection = new Selection(at, at);
      editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport);
    },
  };
}

async function propose(
  checker: StepChecker,
  { editor, talk, show }: ProofAtHand,
  { tactic, target: mended }: { readonly tactic: string; readonly target: string | undefined },
): Promise<void> {
  talk.checking = { text: tactic, line: editor.selection.active.line };
  show();
  const checked = await checker.check(editor, { tactic, source: "person" });
  talk.checking = undefined;
  if (typeof checked === "string") talk.notice = checked;
  else {
    const target = mended ?? talk.claimAt(checked.hole.start);
    const options = { actor: person, finished: isFinished(checked), ...(target === undefined ? {} : { target }) };
    talk.propose(checked, options);
  }
  show();
}
