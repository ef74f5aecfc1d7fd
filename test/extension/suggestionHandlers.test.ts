import { expect, test, vi } from "vitest";
import { verdict as verdictOf } from "../fakes/verdict.ts";
import { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import type { CheckedSteps } from "../../extension/panel/checkedSteps.ts";
import { insertionHandlers } from "../../extension/panel/insertionHandlers.ts";
import type { ProofAtHand } from "../../extension/panel/panelHandlers.ts";
import type { Checked } from "../../extension/panel/proofTalk.ts";
import { ProofTalk } from "../../extension/panel/proofTalk.ts";
import type { StepChecker } from "../../extension/panel/stepChecker.ts";
import { SuggestionHandlers } from "../../extension/panel/suggestionHandlers.ts";
import type { Recorder } from "../../extension/record/recorder.ts";
import type { LearnedOrder } from "../../extension/search/learnedOrder.ts";

vi.mock("../../extension/editor/stepEdit.ts", () => ({
  insertStep: () => Promise.resolve({ start: 3, inserted: "simp", replaced: "sorry" }),
}));

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

/** A search that finds one step and then goes on until it is stopped. */
async function* endless(signal: AbortSignal): ReturnType<CheckedSteps["suggestions"]> {
  yield found;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

test("a search that a defect ends says that it runs no longer, and what it found is noted", async () => {
  const talk = new ProofTalk();
  let noted = 0;
  const recorder: Pick<Recorder, "noteSuggestions"> = { noteSuggestions: () => void (noted += 1) };
  async function* broken(): ReturnType<CheckedSteps["suggestions"]> {
    yield found;
    throw new RangeError("Maximum call stack size exceeded");
  }
  const suggestions = new SuggestionHandlers({
    steps: { suggestions: () => broken() } as unknown as CheckedSteps,
    recorder: recorder as Recorder,
    learned: { ranking: () => Promise.resolve(new HistoryRanking()) } as unknown as LearnedOrder,
  });
  const document = { getText: () => "by sorry", offsetAt: () => 3, uri: { toString: () => verdict.uri }, version: 1 };
  const editor = { document, selection: { active: { line: 0 } } } as unknown as ProofAtHand["editor"];
  await expect(suggestions.ask({ editor, talk, show: () => undefined })).rejects.toThrow("Maximum call stack");
  expect([talk.asking?.isRunning, talk.suggestions.size, noted]).toEqual([false, 1, 1]);
});

test("what is inserted while the search still runs was noted before it was taken", async () => {
  const talk = new ProofTalk();
  const noted: (readonly [offered: number, said: number])[] = [];
  const recorder: Pick<Recorder, "noteSuggestions"> = {
    noteSuggestions: (_, { suggestions, conversation }) =>
      void noted.push([suggestions.size, conversation.utterances.length]),
  };
  const steps: Pick<CheckedSteps, "suggestions"> = { suggestions: (_document, _place, signal) => endless(signal) };
  const ranking = new HistoryRanking();
  const learned: Pick<LearnedOrder, "ranking" | "learn"> = {
    ranking: () => Promise.resolve(ranking),
    learn: () => Promise.resolve(),
  };
  const order = learned as LearnedOrder;
  const suggestions = new SuggestionHandlers({
    steps: steps as CheckedSteps,
    recorder: recorder as Recorder,
    learned: order,
  });
  const document = { getText: () => "by sorry", offsetAt: () => 3, uri: { toString: () => verdict.uri }, version: 1 };
  const editor = { document, selection: { active: { line: 0 } } } as unknown as ProofAtHand["editor"];
  const proof = { editor, talk, show: () => undefined };
  const searching = suggestions.ask(proof);
  await vi.waitFor(() => expect(talk.suggestions.size).toBe(1));
  const checker: Pick<StepChecker, "current"> = { current: (_editor, _talk, one) => Promise.resolve(one) };
  const { insert } = insertionHandlers(checker as StepChecker, suggestions, order);
  const [suggestion = ""] = talk.suggestions.keys();
  await insert({ kind: "insert", suggestion, andContinue: false }, proof);
  await searching;
  expect(talk.suggestions.size).toBe(0);
  // Once, with the step in the list, before anything was said of it.
  expect(noted).toEqual([[1, 0]]);
});
