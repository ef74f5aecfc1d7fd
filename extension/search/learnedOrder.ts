import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { Goal } from "../../core/lean/goal.ts";
import type { LearnedView } from "../../core/protocol/searchView.ts";
import type { Decision, HistoryRanking, LearnedScore } from "../../core/ranking/historyRanking.ts";
import { RankingSnapshotSchema } from "../../core/ranking/rankingSnapshot.ts";
import { writeWhole } from "../../store/wholeFile.ts";

const StoredSchema = z.strictObject({
  schemaVersion: z.literal(1),
  isOn: z.boolean(),
  content: RankingSnapshotSchema.shape.content,
});

/** A goal at which suggestions are shown, with what history says about tactics there. */
export interface AskedGoal {
  readonly goal: Goal;
  readonly declaration: string;
  readonly score: (tactic: string) => LearnedScore;
}

interface LearnedOrderParts {
  /** Where the workspace's own files of the extension lie; without one, what is learned ends with the window. */
  readonly folder: string | undefined;
  /** Makes an empty ranking; its code is loaded when it is needed first. */
  readonly newRanking: () => HistoryRanking;
  readonly warn: (words: string) => void;
}

/**
 * The order of suggestions that is learned from what was accepted and from searches that found a proof, in one workspace.
 * A file that cannot be read is said and left alone until something new is learned.
 */
export class LearnedOrder {
  readonly #parts: LearnedOrderParts;
  #ranking: Promise<HistoryRanking> | undefined;
  #shown: LearnedView | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: LearnedOrderParts) {
    this.#parts = parts;
  }

  /** Null before it was read. */
  get view(): LearnedView | null {
    return this.#shown;
  }

  /** The ranking itself; it answers nothing where it is switched off. */
  ranking(): Promise<HistoryRanking> {
    this.#ranking ??= this.#read();
    return this.#ranking;
  }

  async learn(decisions: readonly Decision[]): Promise<void> {
    const ranking = await this.ranking();
    if (!ranking.isOn) return;
    for (const decision of decisions) ranking.learn(decision);
    await this.#keep(ranking);
  }

  /** Switched off, it neither learns nor answers; what was learned stays until it is forgotten. */
  async switchTo(isOn: boolean): Promise<void> {
    const ranking = await this.ranking();
    ranking.isOn = isOn;
    await this.#keep(ranking);
  }

  async forget(): Promise<void> {
    const { isOn } = await this.ranking();
    const empty = this.#parts.newRanking();
    empty.isOn = isOn;
    this.#ranking = Promise.resolve(empty);
    await this.#keep(empty);
  }

  async #read(): Promise<HistoryRanking> {
    const ranking = this.#parts.newRanking();
    try {
      const text = this.#file === undefined ? undefined : await readFile(this.#file, "utf8");
      const stored = text === undefined ? undefined : StoredSchema.parse(JSON.parse(text));
      if (stored) {
        ranking.restore(stored.content);
        ranking.isOn = stored.isOn;
      }
    } catch (error) {
      if (!isMissing(error)) this.#parts.warn(`what was learned cannot be read: ${String(error)}`);
    }
    this.#show(ranking);
    return ranking;
  }

  get #file(): string | undefined {
    const { folder } = this.#parts;
    return folder === undefined ? undefined : join(folder, "learned.json");
  }

  #show({ isOn, storedSteps, preferences }: HistoryRanking): void {
    this.#shown = { isOn, steps: storedSteps, preferences };
  }

  /** One after the other, each whole: a window that closes in between leaves the one before. */
  #keep(ranking: HistoryRanking): Promise<void> {
    this.#show(ranking);
    const file = this.#file;
    if (file === undefined) return Promise.resolve();
    const stored = { schemaVersion: 1, isOn: ranking.isOn, content: ranking.content };
    this.#writing = this.#writing.then(() =>
      writeWhole(file, JSON.stringify(stored)).catch((error: unknown) => {
        this.#parts.warn(`what was learned cannot be kept: ${String(error)}`);
      }),
    );
    return this.#writing;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
