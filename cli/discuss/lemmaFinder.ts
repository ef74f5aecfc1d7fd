import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { LemmaLine } from "../../core/dialogue/roles/roleContext.ts";
import type { HoleChecker } from "../../core/lean/ports.ts";
import { goalNamespaces, lemmasOfText } from "../../core/search/foundLemma.ts";
import { LemmaIndex } from "../../lean-bridge/search/lemmaIndex.ts";
import { lemmasInNamespaces, withStatements } from "../../lean-bridge/search/moduleLemmas.ts";
import type { OpenFile } from "../commands/context.ts";

const neighboursRead = 100;
const largestNeighbour = 500_000;
const asked = 24;
const shown = 10;

/** Lemmas for a goal: from the file, its neighbours, and everything imported; Lean is asked about the best. */
export class LemmaFinder {
  readonly #open: OpenFile;
  readonly #search = new LemmaIndex();
  readonly #namespaces = new Set<string>();
  #hasFiles = false;

  constructor(open: OpenFile) {
    this.#open = open;
  }

  /** Candidates, best first, each with the statement that Lean gives for it. */
  async find(checker: HoleChecker, words: string | undefined, signal: AbortSignal): Promise<readonly LemmaLine[]> {
    const [goal] = checker.goalsBefore;
    this.#search.add(lemmasOfText(checker.documentBefore, "file"));
    if (!this.#hasFiles) this.#search.add(await this.#neighbours());
    this.#hasFiles = true;
    const namespaces = (goal ? goalNamespaces(goal) : []).filter((name) => !this.#namespaces.has(name));
    for (const name of namespaces) this.#namespaces.add(name);
    const { pool } = this.#open.document;
    const { documentBefore } = checker;
    if (namespaces.length > 0)
      this.#search.add(await lemmasInNamespaces({ pool, documentBefore, namespaces, timeoutMs: 30_000 }, signal));
    const found = this.#search.find({ goal, ...(words === undefined ? {} : { words }), limit: asked });
    const known = await withStatements({ checker, limits: { timeoutMs: 5000 } }, found, signal);
    return known.slice(0, shown).map(({ name, statement }) => ({ name, statement }));
  }

  /** Files beside this one; whether they are imported is for Lean to say. */
  async #neighbours(): Promise<ReturnType<typeof lemmasOfText>> {
    const folder = dirname(this.#open.file.path);
    const names = await readdir(folder).catch(() => []);
    const lemmas = [];
    for (const name of names.filter((entry) => entry.endsWith(".lean")).slice(0, neighboursRead)) {
      const path = join(folder, name);
      const size = await stat(path).then(
        (found) => (found.isFile() ? found.size : Number.POSITIVE_INFINITY),
        () => Number.POSITIVE_INFINITY,
      );
      if (path === this.#open.file.path || size > largestNeighbour) continue;
      lemmas.push(...lemmasOfText(await readFile(path, "utf8").catch(() => ""), name));
    }
    return lemmas;
  }
}
