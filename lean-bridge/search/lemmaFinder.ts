import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { HoleChecker } from "../../core/lean/ports.ts";
import { goalNamespaces, lemmasOfText } from "../../core/search/foundLemma.ts";
import { LemmaIndex } from "./lemmaIndex.ts";
import { lemmasInNamespaces, withStatements } from "./moduleLemmas.ts";
import type { LanePool } from "../shadow/lanePool.ts";

const neighboursRead = 100;
const largestNeighbour = 500_000;
const asked = 24;
const shown = 10;

/** The file that lemmas are looked for in and beside, and the lanes in which Lean is asked about them. */
export interface LemmaPlace {
  readonly path: string;
  readonly pool: LanePool;
}

/** Lemmas for a goal: from the file, its neighbours, and everything imported; Lean is asked about the best. */
export class LemmaFinder {
  readonly #place: LemmaPlace;
  readonly #search = new LemmaIndex();
  readonly #namespaces = new Set<string>();
  #hasFiles = false;

  constructor(place: LemmaPlace) {
    this.#place = place;
  }

  /** Candidates, best first, each with the statement that Lean gives for it. */
  async find(
    checker: HoleChecker,
    words: string | undefined,
    signal: AbortSignal,
  ): Promise<readonly { readonly name: string; readonly statement: string }[]> {
    const [goal] = checker.goalsBefore;
    this.#search.add(lemmasOfText(checker.documentBefore, "file"));
    if (!this.#hasFiles) this.#search.add(await this.#neighbours());
    this.#hasFiles = true;
    const namespaces = (goal ? goalNamespaces(goal) : []).filter((name) => !this.#namespaces.has(name));
    const { pool } = this.#place;
    const { documentBefore } = checker;
    if (namespaces.length > 0)
      this.#search.add(await lemmasInNamespaces({ pool, documentBefore, namespaces, timeoutMs: 30_000 }, signal));
    // Only now: what was broken off is looked through the next time.
    for (const name of namespaces) this.#namespaces.add(name);
    const found = this.#search.find({ goal, ...(words === undefined ? {} : { words }), limit: asked });
    const known = await withStatements({ checker, limits: { timeoutMs: 5000 } }, found, signal);
    return known.slice(0, shown).map(({ name, statement }) => ({ name, statement }));
  }

  /** Files beside this one; whether they are imported is for Lean to say. */
  async #neighbours(): Promise<ReturnType<typeof lemmasOfText>> {
    const folder = dirname(this.#place.path);
    const names = await readdir(folder).catch(() => []);
    const lemmas = [];
    for (const name of names.filter((entry) => entry.endsWith(".lean")).slice(0, neighboursRead)) {
      const path = join(folder, name);
      const size = await stat(path).then(
        (found) => (found.isFile() ? found.size : Number.POSITIVE_INFINITY),
        () => Number.POSITIVE_INFINITY,
      );
      if (path === this.#place.path || size > largestNeighbour) continue;
      lemmas.push(...lemmasOfText(await readFile(path, "utf8").catch(() => ""), name));
    }
    return lemmas;
  }
}
