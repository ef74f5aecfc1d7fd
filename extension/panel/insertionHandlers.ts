import type { TextDocument } from "vscode";
import { insertStep, takeBack } from "../editor/stepEdit.ts";
import type { LearnedOrder } from "../search/learnedOrder.ts";
import type { ProofAtHand, ProofHandlers } from "./panelHandlers.ts";
import type { Checked, ProofTalk } from "./proofTalk.ts";
import { isFinished, isSketch } from "./proofTalk.ts";
import type { StepChecker } from "./stepChecker.ts";
import { orderedSuggestions } from "./suggestionOrder.ts";

/** The search at the cursor, as far as an insertion ends it or goes on from there. */
export interface SearchAtCursor {
  stop(): void;
  /** Notes what was offered so far, before something is taken of it and the list is gone. */
  note(): void;
  ask(proof: ProofAtHand): Promise<void>;
}

/** Puts verified steps into the document and takes single ones back out. */
export function insertionHandlers(
  checker: StepChecker,
  search: SearchAtCursor,
  learned: LearnedOrder,
): ProofHandlers<"insert" | "insertProposal" | "undo"> {
  return {
    insert: async ({ suggestion, andContinue }, proof) => {
      const { editor, talk, show } = proof;
      const found = talk.suggestions.get(suggestion);
      if (!found) return;
      const fresh = await checker.current(editor, talk, found);
      if (!fresh) return show();
      search.note();
      const actor = { id: `Lean (${fresh.source})`, kind: "lean" } as const;
      const id = talk.propose(fresh, { actor, finished: isFinished(fresh) });
      if (await insert(editor.document, talk, { id, checked: fresh })) {
        // What is still being looked for was for the text as it was.
        search.stop();
        await learnChoice(learned, talk, suggestion);
        talk.suggestions.clear();
      }
      show();
      if (andContinue && fresh.verdict.kind === "progress") await search.ask(proof);
    },
    insertProposal: async ({ utterance }, { editor, talk, show }) => {
      const found = talk.proposals.get(utterance);
      const fresh = found && (await checker.current(editor, talk, found));
      if (fresh) await insert(editor.document, talk, { id: utterance, checked: fresh });
      show();
    },
    undo: async ({ utterance }, { editor, talk, show }) => {
      const step = talk.insertedSteps.get(utterance);
      if (!step) return;
      // The conversation hears of it by the change of the document, as of any other undo.
      if (!(await takeBack(editor.document, step)))
        talk.notice = "The step is no longer in the file as it was inserted, so it is not taken back.";
      show();
    },
  };
}

/** What was taken is better than what stood beside it; what stood below may not have been read. */
async function learnChoice(learned: LearnedOrder, talk: ProofTalk, taken: string): Promise<void> {
  if (!talk.asked) return;
  const { goal, declaration } = talk.asked;
  const outcomes = orderedSuggestions(talk).map(({ id, checked: { tactic } }, at) => ({
    tactic,
    shownRank: at + 1,
    kind: id === taken ? ("accepted" as const) : ("verified" as const),
  }));
  await learned.learn([{ goal, declaration, outcomes }]);
}

async function insert(
  document: TextDocument,
  talk: ProofTalk,
  { id, checked }: { readonly id: string; readonly checked: Checked },
): Promise<boolean> {
  const step = await insertStep(document, checked.edit);
  if (!step) {
    talk.notice = "The editor refused the edit; the file may be read-only.";
    return false;
  }
  talk.insertedSteps.set(id, { ...step, isSketch: isSketch(step.inserted) });
  talk.say({ kind: "decided", utterance: id, decision: "accepted" });
  return true;
}
