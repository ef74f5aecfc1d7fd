import type { UtteranceView } from "../../core/protocol/viewState.ts";

/** A turn of the panel with what matters to a test, and the rest as plain as it can be. */
export function utteranceView(given: Partial<UtteranceView>): UtteranceView {
  return {
    id: "a",
    actor: {
      kind: "human",
      name: "you",
    },
    types: [],
    text: "",
    tactic: "simp",
    verdict: null,
    decision: null,
    canUndo: false,
    isSketch: false,
    isWithdrawn: false,
    line: null,
    support: null,
    runs: [],
    warnings: [],
    ...given,
  };
}
