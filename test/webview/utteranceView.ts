import type { UtteranceView } from "../../core/protocol/viewState.ts";

/** A turn of the panel with the given fields, and plain values for the rest. */
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
