import type { EditorActions } from "../editor/editorActions.ts";
import { isFinished } from "../proof/checked.ts";
import type { ProofAtHand } from "../proof/proofConversation.ts";
import { person } from "../proof/proofConversation.ts";
import type { StepChecker } from "../proof/stepChecker.ts";
import type { ProofHandlers } from "./panelHandlers.ts";

type Handlers = ProofHandlers<"propose" | "comment" | "critique" | "withdraw" | "reveal">;

/** What a person says: a tactic or a sketch for Lean to judge, a comment, a reason against a proposal. */
export function proposalHandlers(
  checker: Pick<StepChecker, "check">,
  actions: Pick<EditorActions, "reveal">,
): Handlers {
  return {
    propose: ({ tactic, target }, proof) => propose(checker, proof, { tactic, target }),
    comment: ({ text, target }, { conversation, show }) => {
      conversation.comment(text, target);
      show();
    },
    critique: ({ utterance, reason }, { conversation, show }) => {
      if (reason.trim() !== "") conversation.criticise(utterance, { actor: person, text: reason });
      conversation.say({ kind: "decided", utterance, decision: "rejected" });
      show();
    },
    withdraw: ({ utterance }, { conversation, show }) => {
      conversation.say({ kind: "withdrawn", utterance });
      show();
    },
    reveal: async ({ utterance }, { editor: { document }, conversation }) => {
      const offset = conversation.placeOf(utterance);
      if (offset !== undefined) await actions.reveal(document, offset);
    },
  };
}

async function propose(
  checker: Pick<StepChecker, "check">,
  { editor, conversation, show }: ProofAtHand,
  { tactic, target: mended }: { readonly tactic: string; readonly target: string | undefined },
): Promise<void> {
  const { line } = editor.selection.active;
  const activity = conversation.activities.begin({ kind: "checking", text: tactic, line });
  show();
  try {
    const checked = await checker.check(editor, { tactic, source: "person" });
    if (typeof checked === "string") conversation.notice = checked;
    else {
      const target = mended ?? conversation.claimAt(checked.hole.start);
      const options = { actor: person, finished: isFinished(checked), ...(target === undefined ? {} : { target }) };
      conversation.propose(checked, options);
    }
  } finally {
    activity.end();
    show();
  }
}
