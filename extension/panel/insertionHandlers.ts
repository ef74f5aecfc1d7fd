import type { TextDocument } from "vscode";
import type { EditorActions } from "../editor/editorActions.ts";
import type { Checked } from "../proof/checked.ts";
import { isSketch } from "../proof/checked.ts";
import type { ProofAtHand, ProofConversation } from "../proof/proofConversation.ts";
import type { StepChecker } from "../proof/stepChecker.ts";
import { offeredSuggestions } from "../proof/suggestionOrder.ts";
import type { LearnedOrder } from "../../store/ranking/learnedOrder.ts";
import type { ProofHandlers } from "./panelHandlers.ts";

/** The parts of the search at the cursor that an insertion needs. */
interface SearchAtCursor {
  stop(): void;
  /** Notes the suggestions offered so far, before one is taken and the list is gone. */
  note(): void;
  ask(proof: ProofAtHand): Promise<void>;
}

interface InsertionParts {
  readonly checker: Pick<StepChecker, "current">;
  readonly editor: Pick<EditorActions, "insertStep" | "takeBack">;
  readonly search: SearchAtCursor;
  readonly learned: Pick<LearnedOrder, "learn">;
}

/** Puts verified steps into the document and takes single steps back. */
export function insertionHandlers(parts: InsertionParts): ProofHandlers<"insert" | "insertProposal" | "undo"> {
  const { checker, editor: actions } = parts;
  return {
    insert: (message, proof) => insertSuggestion(parts, message, proof),
    insertProposal: async ({ utterance }, { editor, conversation, show }) => {
      const found = conversation.proposals.get(utterance);
      const fresh = found && (await checker.current(editor.document, conversation, found));
      if (fresh) await insert(parts, { document: editor.document, conversation }, { id: utterance, checked: fresh });
      show();
    },
    undo: async ({ utterance }, { editor, conversation, show }) => {
      const step = conversation.insertedSteps.get(utterance);
      if (!step) return;
      // The conversation learns of it from the document's change, as with any other undo.
      if (!(await actions.takeBack(editor.document, step)))
        conversation.notice = "The step is no longer in the file as it was inserted, so it is not taken back.";
      show();
    },
  };
}

async function insertSuggestion(
  parts: InsertionParts,
  { suggestion, andContinue }: { readonly suggestion: string; readonly andContinue: boolean },
  proof: ProofAtHand,
): Promise<void> {
  const { editor, conversation, show } = proof;
  const { checker, search, learned } = parts;
  const found = conversation.suggestions.get(suggestion);
  if (!found) return;
  const fresh = await checker.current(editor.document, conversation, found);
  if (!fresh) return show();
  search.note();
  const id = conversation.proposeSuggestion(fresh);
  if (await insert(parts, { document: editor.document, conversation }, { id, checked: fresh })) {
    // A search that still runs was for the text as it was.
    search.stop();
    await learnChoice(learned, conversation, suggestion);
    conversation.suggestions.clear();
  }
  show();
  if (andContinue && fresh.verdict.kind === "progress") await search.ask(proof);
}

/** Learns that the step taken is better than those shown beside it; those below may not have been read. */
async function learnChoice(
  learned: Pick<LearnedOrder, "learn">,
  conversation: ProofConversation,
  taken: string,
): Promise<void> {
  if (!conversation.asked) return;
  const { goal, declaration } = conversation.asked;
  const outcomes = offeredSuggestions(conversation).map(({ id, checked: { tactic } }, at) => ({
    tactic,
    shownRank: at + 1,
    kind: id === taken ? ("accepted" as const) : ("verified" as const),
  }));
  await learned.learn([{ goal, declaration, outcomes }]);
}

/** False if the editor refuses, which the notice then says. */
async function insert(
  { editor }: InsertionParts,
  { document, conversation }: { readonly document: TextDocument; readonly conversation: ProofConversation },
  { id, checked }: { readonly id: string; readonly checked: Checked },
): Promise<boolean> {
  const step = await editor.insertStep(document, checked.edit);
  if (!step) {
    conversation.notice = "The editor refused the edit; the file may be read-only.";
    return false;
  }
  conversation.insertedSteps.set(id, { ...step, isSketch: isSketch(step.inserted) });
  const accepted = conversation.acts.accept(id);
  if (accepted.kind === "error") conversation.notice = accepted.problem;
  return true;
}
