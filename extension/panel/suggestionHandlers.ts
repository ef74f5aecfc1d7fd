import type { Disposable, TextDocument } from "vscode";
import type { Recorder } from "../record/recorder.ts";
import type { Goal } from "../../core/lean/goal.ts";
import type { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import { declarationName } from "../search/declarationName.ts";
import type { AskedGoal, LearnedOrder } from "../search/learnedOrder.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import type { ProofAtHand, ProofHandlers } from "./panelHandlers.ts";
import type { ProofTalk } from "./proofTalk.ts";
import { person } from "./proofTalk.ts";

/** A picture for every eighth is often enough to see that something is going on. */
const screenedBetweenPictures = 8;

interface SuggestionSurroundings {
  readonly steps: CheckedSteps;
  readonly recorder: Recorder;
  readonly learned: LearnedOrder;
}

/** A search as it runs. */
interface Asking {
  readonly stopping: AbortController;
  readonly document: TextDocument;
  readonly talk: ProofTalk;
  isNoted: boolean;
}

/** Looks for verified suggestions at the cursor; one search at a time in a window. */
export class SuggestionHandlers implements Disposable {
  readonly #steps: CheckedSteps;
  readonly #recorder: Recorder;
  readonly #learned: LearnedOrder;
  #asking: Asking | undefined;

  constructor({ steps, recorder, learned }: SuggestionSurroundings) {
    this.#steps = steps;
    this.#learned = learned;
    this.#recorder = recorder;
  }

  get handlers(): ProofHandlers<"reject"> {
    return {
      reject: ({ suggestion, reason }, { talk, show }) => {
        const found = talk.suggestions.get(suggestion);
        if (!found) return;
        talk.suggestions.delete(suggestion);
        const id = talk.propose(found, { actor: { id: `Lean (${found.source})`, kind: "lean" }, finished: false });
        talk.say({ kind: "decided", utterance: id, decision: "rejected" });
        if (reason.trim() !== "") talk.criticise(id, { actor: person, text: reason });
        show();
      },
    };
  }

  stop(): void {
    this.#asking?.stopping.abort();
  }

  /** Notes what has been offered; once for each search, because a choice from the list must come behind it. */
  note(): void {
    const asking = this.#asking;
    if (!asking || asking.isNoted) return;
    asking.isNoted = true;
    this.#recorder.noteSuggestions(asking.document, asking.talk);
  }

  async ask({ editor, talk, show }: ProofAtHand): Promise<void> {
    this.stop();
    const { document } = editor;
    const asking: Asking = { stopping: new AbortController(), document, talk, isNoted: false };
    const { signal } = asking.stopping;
    this.#asking = asking;
    talk.suggestions.clear();
    talk.search = undefined;
    const { line } = editor.selection.active;
    talk.asking = { screened: 0, isRunning: true, line };
    show();
    const offset = document.offsetAt(editor.selection.active);
    const history = await this.#learned.ranking();
    talk.asked = askedGoal(history, talk.goals?.now[0], declarationName(document.getText(), offset));
    let screened = 0;
    let problem: string | undefined;
    try {
      for await (const found of this.#steps.suggestions(document, { offset, history }, signal)) {
        if (signal.aborted) break;
        if (!("kind" in found)) talk.suggest(found);
        else if (found.kind === "screened") screened += 1;
        else problem = found.message;
        talk.asking = { screened, isRunning: true, line };
        if (!("kind" in found) || screened % screenedBetweenPictures === 0) show();
      }
    } finally {
      // Also where a defect ends the search: what was found stays, and nobody waits for more.
      if (this.#asking === asking) {
        // Where nothing could be looked for, there is nothing to say of how it went.
        talk.asking = problem === undefined ? { screened, isRunning: false, line } : undefined;
        talk.notice = problem ?? talk.notice;
        this.note();
        show();
      }
    }
  }

  dispose(): void {
    this.stop();
  }
}

function askedGoal(history: HistoryRanking, goal: Goal | undefined, declaration: string): AskedGoal | undefined {
  return goal && { goal, declaration, score: history.at(goal) };
}
