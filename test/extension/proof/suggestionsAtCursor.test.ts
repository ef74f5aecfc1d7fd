import { expect, test, vi } from "vitest";
import { verdict as verdictOf } from "../../fakes/verdict.ts";
import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import type { CheckedSteps } from "../../../extension/proof/checkedSteps.ts";
import { insertionHandlers } from "../../../extension/panel/insertionHandlers.ts";
import type { ProofAtHand } from "../../../extension/proof/proofConversation.ts";
import type { Checked } from "../../../extension/proof/checked.ts";
import { ProofConversation } from "../../../extension/proof/proofConversation.ts";
import type { StepChecker } from "../../../extension/proof/stepChecker.ts";
import { SuggestionsAtCursor } from "../../../extension/proof/suggestionsAtCursor.ts";
import type { Recorder } from "../../../extension/record/recorder.ts";
import type { LearnedOrder } from "../../../store/ranking/learnedOrder.ts";

const edits = {
  insertStep: () => Promise.resolve({ start: 3, inserted: "simp", replaced: "sorry" }),
  takeBack: () => Promise.resolve(true),
};

const verdict = verdictOf("proved", "V3", { goalKey: "k" });
const found: Checked = {
  tactic: "simp",
  source: "portfolio",
  verdict,
  hole: {
    kind: "sorry",
    start: 3,
    end: 8,
  },
  edit: {
    start: 3,
    end: 8,
    newText: "simp",
  },
};

/** A search that finds one step and then continues until it is cancelled. */
async function* endless(signal: AbortSignal): ReturnType<CheckedSteps["suggestions"]> {
  yield found;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

test("a search that a defect ends says that it runs no longer, and what it found is noted", async () => {
  const conversation = new ProofConversation();
  let noted = 0;
  const recorder: Pick<Recorder, "noteSuggestions"> = { noteSuggestions: () => void (noted += 1) };
  async function* broken(): ReturnType<CheckedSteps["suggestions"]> {
    yield found;
    throw new RangeError("Maximum call stack size exceeded");
  }
  const suggestions = new SuggestionsAtCursor({
    steps: { suggestions: () => broken() },
    recorder,
    learned: { ranking: () => Promise.resolve(new HistoryRanking()) },
  });
  const document = { getText: () => "by sorry", offsetAt: () => 3, uri: { toString: () => verdict.uri }, version: 1 };
  const editor = { document, selection: { active: { line: 0 } } } as unknown as ProofAtHand["editor"];
  await expect(suggestions.ask({ editor, conversation, show: () => undefined })).rejects.toThrow("Maximum call stack");
  expect([conversation.activities.all, conversation.suggestions.size, noted]).toEqual([[], 1, 1]);
  expect(conversation.lastScreened).toBe(0);
});

test("what is inserted while the search still runs was noted before it was taken", async () => {
  const conversation = new ProofConversation();
  const noted: (readonly [offered: number, said: number])[] = [];
  const recorder: Pick<Recorder, "noteSuggestions"> = {
    noteSuggestions: (_, { suggestions, state }) => void noted.push([suggestions.size, state.utterances.length]),
  };
  const steps: Pick<CheckedSteps, "suggestions"> = { suggestions: (_document, _place, signal) => endless(signal) };
  const ranking = new HistoryRanking();
  const learned: Pick<LearnedOrder, "ranking" | "learn"> = {
    ranking: () => Promise.resolve(ranking),
    learn: () => Promise.resolve(),
  };
  const suggestions = new SuggestionsAtCursor({ steps, recorder, learned });
  const document = { getText: () => "by sorry", offsetAt: () => 3, uri: { toString: () => verdict.uri }, version: 1 };
  const editor = { document, selection: { active: { line: 0 } } } as unknown as ProofAtHand["editor"];
  const proof = { editor, conversation, show: () => undefined };
  const searching = suggestions.ask(proof);
  await vi.waitFor(() => expect(conversation.suggestions.size).toBe(1));
  const checker: Pick<StepChecker, "current"> = { current: (_editor, _conversation, one) => Promise.resolve(one) };
  const { insert } = insertionHandlers({ checker, editor: edits, search: suggestions, learned });
  const [suggestion = ""] = conversation.suggestions.keys();
  await insert({ kind: "insert", suggestion, andContinue: false }, proof);
  await searching;
  expect(conversation.suggestions.size).toBe(0);
  // Once, with the step in the list, before any act on it.
  expect(noted).toEqual([[1, 0]]);
});
