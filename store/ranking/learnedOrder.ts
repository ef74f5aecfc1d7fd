import { createHash } from "node:crypto";
import type { LearnedView } from "../../core/protocol/searchView.ts";
import { normaliseGoals } from "../../core/lean/goal.ts";
import type { Decision, HistoryRanking } from "../../core/ranking/historyRanking.ts";
import type { LearnedContent, LearnedFile } from "./learnedFile.ts";

interface LearnedOrderParts {
  /** Undefined: the learned order ends with the process. */
  readonly file: LearnedFile | undefined;
  /** Makes an empty ranking; its code may be loaded on first use. */
  readonly newRanking: () => HistoryRanking;
  readonly warn: (words: string) => void;
}

/** The learned order, as known to this process. */
interface Known {
  readonly ranking: HistoryRanking;
  readonly episodes: Map<string, number>;
  readonly heard: string[];
  /** The state of the file from which it was read. */
  readonly state: string | undefined;
}

/** New decisions in an episode of the log. */
export interface Lesson {
  readonly episode: string;
  /** The number of records that the episode has now. */
  readonly records: number;
  readonly decisions: readonly Decision[];
}

/** The number of the editor's decisions that may wait to appear in the log. */
const mostHeard = 1000;

/**
 * The learned order of suggestions in one workspace: from accepted steps, from searches that found a proof, and from
 * the log if there is one. The editor and the command line may use it at the same time: each change begins with what
 * the other has written. A file that cannot be read is reported and left alone until something new is learned.
 */
export class LearnedOrder {
  readonly #parts: LearnedOrderParts;
  #known: Known | undefined;
  #shown: LearnedView | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: LearnedOrderParts) {
    this.#parts = parts;
  }

  /** Null until it is read. */
  get view(): LearnedView | null {
    return this.#shown;
  }

  /** The ranking itself; it gives no answers if it is switched off. */
  ranking(): Promise<HistoryRanking> {
    return this.#inTurn(async () => (await this.#current()).ranking);
  }

  /** Learns from decisions as they are made. */
  learn(decisions: readonly Decision[]): Promise<void> {
    return this.#change(({ ranking, heard }) => {
      if (!ranking.isOn || decisions.length === 0) return false;
      for (const decision of decisions) ranking.learn(decision);
      heard.push(...decisions.map(markOf));
      heard.splice(0, heard.length - mostHeard);
      return true;
    });
  }

  /** Learns from the log. Decisions that were already learned when they were made are not counted again. */
  learnLessons(lessonsBeyond: (episodes: ReadonlyMap<string, number>) => readonly Lesson[]): Promise<void> {
    return this.#change(({ ranking, episodes, heard }) => {
      if (!ranking.isOn) return false;
      const lessons = lessonsBeyond(episodes);
      for (const { episode, records, decisions } of lessons) {
        for (const decision of decisions) if (!isTaken(heard, markOf(decision))) ranking.learn(decision);
        episodes.set(episode, records);
      }
      return lessons.length > 0;
    });
  }

  /** Switched off, it neither learns nor answers; what was learned stays until it is forgotten. */
  switchTo(isOn: boolean): Promise<void> {
    return this.#change(({ ranking }) => {
      ranking.isOn = isOn;
      return true;
    });
  }

  /** Forgets everything; lessons of the log so far are not learned again. */
  forget(): Promise<void> {
    return this.#change((known) => this.#emptied(known));
  }

  /** Like `forget`, but the remaining log may be learned from again. */
  forgetWithLog(): Promise<void> {
    return this.#change((known) => {
      const isKept = known.state !== undefined;
      return isKept && { ...this.#emptied(known), episodes: new Map(), heard: [] };
    });
  }

  #emptied(known: Known): Known {
    const ranking = this.#parts.newRanking();
    ranking.isOn = known.ranking.isOn;
    return { ...known, ranking };
  }

  /** Saves the changes of `work`; it returns false if it made none. */
  #change(work: (known: Known) => Known | boolean): Promise<void> {
    return this.#inTurn(async () => {
      const known = await this.#current();
      const changed = work(known);
      if (changed === false) return;
      await this.#keep(changed === true ? known : changed);
    });
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #current(): Promise<Known> {
    const state = this.#parts.file?.state;
    if (!this.#known || this.#known.state !== state) this.#know(await this.#read(state));
    return this.#known ?? this.#read(state);
  }

  #know(known: Known): void {
    this.#known = known;
    const { isOn, storedSteps, preferences } = known.ranking;
    this.#shown = { isOn, steps: storedSteps, preferences };
  }

  async #read(state: string | undefined): Promise<Known> {
    const ranking = this.#parts.newRanking();
    try {
      const kept = await this.#parts.file?.read();
      if (kept) {
        ranking.restore(kept.content);
        ranking.isOn = kept.isOn;
        return { ranking, episodes: new Map(Object.entries(kept.episodes)), heard: [...kept.heard], state };
      }
    } catch (error) {
      this.#parts.warn(`the learned order cannot be read: ${String(error)}`);
    }
    return { ranking, episodes: new Map(), heard: [], state };
  }

  /** Written as a whole each time, so that an interrupted write leaves the previous file. */
  async #keep(known: Known): Promise<void> {
    const { file, warn } = this.#parts;
    await file
      ?.write(contentOf(known))
      .catch((error: unknown) => warn(`the learned order cannot be saved: ${String(error)}`));
    this.#know({ ...known, state: file?.state });
  }
}

function contentOf({ ranking, episodes, heard }: Known): LearnedContent {
  const { isOn, content } = ranking;
  return { schemaVersion: 1, isOn, episodes: Object.fromEntries(episodes), heard: [...heard], content };
}

/** Equal for the same decision from the editor and from the log: the goal with the accepted steps. */
function markOf({ goal, outcomes }: Decision): string {
  const taken = outcomes.filter(({ kind }) => kind === "accepted" || kind === "onPath").map(({ tactic }) => tactic);
  return createHash("sha256")
    .update(JSON.stringify([normaliseGoals([goal]), taken]))
    .digest("hex")
    .slice(0, 16);
}

function isTaken(heard: string[], mark: string): boolean {
  const at = heard.indexOf(mark);
  if (at >= 0) heard.splice(at, 1);
  return at >= 0;
}
