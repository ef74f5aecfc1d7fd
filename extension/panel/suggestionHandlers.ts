import type { Disposable } from "vscode";
import type { Recorder } from "../record/recorder.ts";
import type { Goal } from "../../core/lean/goal.ts";
import type { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import { declarationName } from "../search/declarationName.ts";
import type { AskedGoal, LearnedOrder } from "../search/learnedOrder.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import type { ProofAtHand, ProofHandlers } from "./panelHandlers.ts";
import { person } from "./proofTalk.ts";
import { orderedSuggestions } from "./suggestionOrder.ts";

/** A picture for every eighth is often enough to see that something is going on. */
const screenedBetweenPictures = 8;

interface SuggestionSurroundings {
  readonly steps: CheckedSteps;
  readonly recorder: Recorder;
  readonly learned: LearnedOrder;
}

/** Looks for verified suggestions at the cursor; one search at a time in a window. */
export class SuggestionHandlers implements Disposable {
  readonly #steps: CheckedSteps;
  readonly #recorder: Recorder;
  readonly #learned: LearnedOrder;
  #asking: AbortController | undefined;

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
    this.#asking?.abort();
  }

  async ask({ editor, talk, show }: ProofAtHand): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    talk.suggestions.clear();
    talk.search = undefined;
    const { document } = editor;
    const { line } = editor.selection.active;
    talk.asking = { screened: 0, isRunning: true, line };
    show();
    const offset = document.offsetAt(editor.selection.active);
    const history = await this.#learned.ranking();
    talk.asked = askedGoal(history, talk.goals?.now[0], declarationName(document.getText(), offset));
    let screened = 0;
    let problem: string | undefined;
    for await (const found of this.#steps.suggestions(document, { offset, history }, asking.signal)) {
      if (asking.signal.aborted) break;
      if (!("kind" in found)) talk.suggest(found);
      else if (found.kind === "screened") screened += 1;
      else problem = found.message;
      talk.asking = { screened, isRunning: true, line };
      if (!("kind" in found) || screened % screenedBetweenPictures === 0) show();
    }
    if (this.#asking !== asking) return;
    // Where nothing could be looked for, there is nothing to say of how it went.
    talk.asking = problem === undefined ? { screened, isRunning: false, line } : undefined;
    talk.notice = problem ?? talk.notice;
    const shown = orderedSuggestions(talk).map(({ checked }) => checked);
    this.#recorder.noteSuggestions(document, shown);
    show();
  }

  dispose(): void {
    this.stop();
  }
}

function askedGoal(history: HistoryRanking, goal: Goal | undefined, declaration: string): AskedGoal | undefined {
  return goal && { goal, declaration, score: history.at(goal) };
}
