import { codeQuestions } from "../../core/conversation/codeBlocks.ts";
import type { Done } from "../../core/conversation/conversationActs.ts";
import type { AskedAt } from "../../core/conversation/conversationPlace.ts";
import type { EditorActions } from "../editor/editorActions.ts";
import type { Checked } from "../proof/checked.ts";
import type { CheckedSteps } from "../proof/checkedSteps.ts";
import { placeInDocument } from "../proof/documentPlace.ts";
import type { ProofAtHand } from "../proof/proofConversation.ts";
import { person } from "../proof/proofConversation.ts";
import type { StepChecker } from "../proof/stepChecker.ts";
import type { ProofHandlers } from "./panelHandlers.ts";

type Handlers = ProofHandlers<"propose" | "comment" | "critique" | "withdraw" | "reveal" | "reject">;

export interface ProposalParts {
  readonly steps: Pick<CheckedSteps, "open" | "keep">;
  readonly checker: Pick<StepChecker, "begin">;
  readonly editor: Pick<EditorActions, "reveal">;
}

/** Handlers for a person's turns: a tactic or a sketch for Lean to judge, a comment, a reason for a rejection. */
export function proposalHandlers(parts: ProposalParts): Handlers {
  return {
    propose: ({ tactic, target }, proof) =>
      ask(parts, { proof, text: tactic }, (asked) =>
        proof.conversation.acts.propose({ actor: person, tactic, text: "", target }, asked),
      ),
    comment: ({ text, target }, proof) =>
      say(parts, { proof, text }, (asked) => proof.conversation.acts.comment({ actor: person, text, target }, asked)),
    critique: ({ utterance, reason }, proof) => reject(parts, proof, { target: utterance, text: reason }),
    reject: ({ suggestion, reason }, proof) => rejectSuggestion(parts, proof, { suggestion, reason }),
    withdraw: ({ utterance }, { conversation, show }) => {
      conversation.acts.withdraw(utterance, person);
      show();
    },
    reveal: async ({ utterance }, { editor: { document }, conversation }) => {
      const offset = conversation.placeOf(utterance);
      if (offset !== undefined) await parts.editor.reveal(document, offset);
    },
  };
}

function reject(
  parts: ProposalParts,
  proof: ProofAtHand,
  { target, text }: { readonly target: string; readonly text: string },
): Promise<void> {
  return say(parts, { proof, text }, (asked) => proof.conversation.acts.reject({ actor: person, target, text }, asked));
}

/** It thereby becomes a proposal of the conversation. */
async function rejectSuggestion(
  parts: ProposalParts,
  proof: ProofAtHand,
  { suggestion, reason }: { readonly suggestion: string; readonly reason: string },
): Promise<void> {
  const { suggestions } = proof.conversation;
  const found = suggestions.get(suggestion);
  if (!found) return;
  suggestions.delete(suggestion);
  await reject(parts, proof, { target: proof.conversation.proposeSuggestion(found), text: reason });
}

interface Asking {
  readonly proof: ProofAtHand;
  /** The text shown while Lean checks. */
  readonly text: string;
}

type Act = (asked: AskedAt<Checked>) => Promise<Done>;

/** Adds a comment: it is shown at once, and Lean is asked only about code in it. */
async function say(parts: ProposalParts, { proof, text }: Asking, act: Act): Promise<void> {
  const code = codeQuestions(text).map((question) => question.code);
  if (code.length > 0) return ask(parts, { proof, text: code.join("\n") }, act);
  await heard(proof, act({ place: cursorPlace(parts, proof), signal: new AbortController().signal }));
  proof.show();
}

/** Asks Lean at the cursor as it is now; one such question at a time in a window. */
async function ask(parts: ProposalParts, { proof, text }: Asking, act: Act): Promise<void> {
  const { editor, conversation, show } = proof;
  const { line } = editor.selection.active;
  const activity = conversation.activities.begin({ kind: "checking", text, line });
  const acting = act({ place: cursorPlace(parts, proof), signal: parts.checker.begin() });
  show();
  try {
    await heard(proof, acting);
  } finally {
    activity.end();
    show();
  }
}

async function heard({ conversation }: ProofAtHand, act: Promise<Done>): Promise<void> {
  const done = await act;
  if (done.kind === "error") conversation.notice = done.problem;
}

function cursorPlace({ steps }: ProposalParts, { editor, conversation }: ProofAtHand): AskedAt<Checked>["place"] {
  const { document, selection } = editor;
  return placeInDocument({ steps, document, conversation }, { offset: document.offsetAt(selection.active) });
}
