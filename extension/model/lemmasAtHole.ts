import type { LemmaLine } from "../../core/conversation/roles/roleContext.ts";
import type { LemmaFinder } from "../../lean-bridge/search/lemmaFinder.ts";
import type { LanePool } from "../../lean-bridge/shadow/lanePool.ts";
import type { OpenedHole } from "../proof/documentLanes.ts";
import type * as searchBundle from "../search/searchBundle.ts";

/** A model gets the lemmas found within this time; later ones are there when it is asked again. */
const lemmaPatienceMs = 8000;

/** The hole at which lemmas are wanted. */
interface LemmaQuestion {
  /** The file that is worked on. */
  readonly path: string;
  readonly opened: OpenedHole;
  readonly words: string | undefined;
}

/** Lemmas that may help at a hole, with Lean's statements. */
export class LemmasAtHole {
  /** By the lanes of a document, which end with it. */
  readonly #finders = new WeakMap<LanePool, LemmaFinder>();
  readonly #code: () => Pick<typeof searchBundle, "LemmaFinder">;

  constructor(code: () => Pick<typeof searchBundle, "LemmaFinder">) {
    this.#code = code;
  }

  /** None if Lean takes too long. */
  async find({ path, opened, words }: LemmaQuestion, signal: AbortSignal): Promise<readonly LemmaLine[]> {
    const { checker, pool } = opened;
    const { LemmaFinder: Finder } = this.#code();
    const known = this.#finders.get(pool) ?? new Finder({ path, pool });
    this.#finders.set(pool, known);
    const soon = AbortSignal.timeout(lemmaPatienceMs);
    try {
      return await known.find(checker, words, AbortSignal.any([signal, soon]));
    } catch (error) {
      if (soon.aborted && !signal.aborted) return [];
      throw error;
    }
  }
}
