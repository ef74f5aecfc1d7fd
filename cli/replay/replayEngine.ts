import type { RecordedAnswer } from "../../core/episode/episodeState.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { TextEdit } from "../../core/lean/textIndex.ts";

/** A recorded step that can be tried again, without what was said around it. */
export interface ReplayStep {
  readonly episode: string;
  readonly utterance: string;
  readonly declaration: string;
  readonly tactic: string;
  readonly hole: Hole;
  /** The text that was checked then; null if it was not kept. */
  readonly edit: TextEdit | null;
  readonly recorded: {
    readonly answer: Exclude<RecordedAnswer, "unknown">;
    readonly kind: string;
    readonly level: string;
    readonly engine: string;
  };
}

/** A document as it was, and where it stood. */
export interface ReplayDocument {
  readonly text: string;
  /** The path of the file today; it is neither read nor written. */
  readonly path: string;
  /** As the log names it. */
  readonly shown: string;
}

export type ReplayAnswer =
  | { readonly kind: "answered"; readonly answer: Exclude<RecordedAnswer, "unknown">; readonly verdict: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** Something that can judge recorded steps again. */
export interface ReplayEngine extends AsyncDisposable {
  readonly name: string;
  /** The highest level that a yes of it can have. */
  readonly level: "V1" | "V4";
  /** The number of documents that it works on at the same time. */
  readonly parallel: number;
  /**
   * An answer for each step, in their order; every step of the list was tried in this document. Must throw when it is
   * aborted before it has them: what it gives back is kept.
   */
  replay(document: ReplayDocument, steps: readonly ReplayStep[], signal: AbortSignal): Promise<readonly ReplayAnswer[]>;
}

export function unanswered(steps: readonly ReplayStep[], reason: string): readonly ReplayAnswer[] {
  return steps.map(() => ({ kind: "unknown", reason }));
}
