import type { Disposable, TextDocument } from "vscode";
import type { Goal } from "../../core/lean/goal.ts";
import type { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import { declarationName } from "../search/declarationName.ts";
import type { LearnedOrder } from "../../store/ranking/learnedOrder.ts";
import type { AskedGoal } from "../search/askedGoal.ts";
import type { Begun, Suggesting } from "./activity.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import type { ProofAtHand, ProofConversation } from "./proofConversation.ts";

/** Redrawing at every eighth candidate is often enough to show progress. */
const screenedBetweenPictures = 8;

interface SuggestionParts {
  readonly steps: Pick<CheckedSteps, "suggestions">;
  readonly recorder: {
    /** Records the suggestions offered for a document. */
    noteSuggestions(document: TextDocument, conversation: ProofConversation): void;
  };
  readonly learned: Pick<LearnedOrder, "ranking">;
}

/** A search as it runs. */
interface Asking {
  readonly stopping: AbortController;
  readonly document: TextDocument;
  readonly conversation: ProofConversation;
  readonly activity: Begun<Suggesting>;
  screened: number;
  problem: string | undefined;
  isNoted: boolean;
}

/** Looks for verified suggestions at the cursor; one search at a time in a window. */
export class SuggestionsAtCursor implements Disposable {
  readonly #parts: SuggestionParts;
  #asking: Asking | undefined;

  constructor(parts: SuggestionParts) {
    this.#parts = parts;
  }

  stop(): void {
    this.#asking?.stopping.abort();
  }

  /** Records the suggestions offered, once for each search: a choice from the list must be recorded after them. */
  note(): void {
    const asking = this.#asking;
    if (!asking || asking.isNoted) return;
    asking.isNoted = true;
    this.#parts.recorder.noteSuggestions(asking.document, asking.conversation);
  }

  async ask(proof: ProofAtHand): Promise<void> {
    const { editor, conversation, show } = proof;
    const asking = this.#begin(proof);
    show();
    try {
      const offset = editor.document.offsetAt(editor.selection.active);
      const history = await this.#parts.learned.ranking();
      const declaration = declarationName(editor.document.getText(), offset);
      conversation.asked = askedGoal(history, conversation.goals?.now[0], declaration);
      await this.#follow(asking, { offset, history }, show);
    } finally {
      // Also if a defect ends the search: the suggestions found stay, and nobody waits for more.
      this.#end(asking);
      show();
    }
  }

  #begin({ editor, conversation }: ProofAtHand): Asking {
    this.stop();
    conversation.suggestions.clear();
    conversation.lastSearch = undefined;
    conversation.activities.end("proving");
    const { line } = editor.selection.active;
    this.#asking = {
      stopping: new AbortController(),
      document: editor.document,
      conversation,
      activity: conversation.activities.begin({ kind: "suggesting", screened: 0, line }),
      screened: 0,
      problem: undefined,
      isNoted: false,
    };
    return this.#asking;
  }

  async #follow(
    asking: Asking,
    place: { readonly offset: number; readonly history: HistoryRanking },
    show: () => void,
  ): Promise<void> {
    const { signal } = asking.stopping;
    for await (const found of this.#parts.steps.suggestions(asking.document, place, signal)) {
      if (signal.aborted) return;
      if (!("kind" in found)) asking.conversation.suggest(found);
      else if (found.kind === "screened") asking.screened += 1;
      else asking.problem = found.message;
      asking.activity.update({ screened: asking.screened });
      if (!("kind" in found) || asking.screened % screenedBetweenPictures === 0) show();
    }
  }

  /** Ends a search, unless another one has replaced it. */
  #end(asking: Asking): void {
    const { conversation, activity, screened, problem } = asking;
    if (!activity.isOn) return;
    activity.end();
    // If the search could not start, there is no count to show.
    conversation.lastScreened = problem === undefined ? screened : undefined;
    conversation.notice = problem ?? conversation.notice;
    if (this.#asking === asking) this.note();
  }

  dispose(): void {
    this.stop();
  }
}

function askedGoal(history: HistoryRanking, goal: Goal | undefined, declaration: string): AskedGoal | undefined {
  return goal && { goal, declaration, score: history.at(goal) };
}
