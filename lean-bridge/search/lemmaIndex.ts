import MiniSearch from "minisearch";
import type { Goal } from "../../core/lean/goal.ts";
import type { FoundLemma } from "../../core/search/foundLemma.ts";
import { lemmaWords } from "../../core/search/lemmaWords.ts";

/** How much a word of the question counts beside one of the goal. */
const askedWeight = 2;

interface Entry extends FoundLemma {
  readonly id: number;
  readonly nameWords: string;
  readonly statementWords: string;
}

/** An index over names and statements; ranks by the words of a question and of a goal. */
export class LemmaIndex {
  readonly #index = new MiniSearch<Entry>({
    fields: ["nameWords", "statementWords"],
    storeFields: ["name", "statement", "source", "nameWords"],
    tokenize: (text) => text.split(" "),
    processTerm: (term) => (term === "" ? null : term),
  });
  readonly #names = new Set<string>();

  /** Adds what is not there yet. */
  add(lemmas: readonly FoundLemma[]): void {
    const fresh = lemmas.filter(({ name }) => !this.#names.has(name));
    for (const { name } of fresh) this.#names.add(name);
    const first = this.#index.documentCount;
    this.#index.addAll(
      fresh.map((lemma, at) => ({
        ...lemma,
        id: first + at,
        nameWords: lemmaWords(lemma.name).join(" "),
        statementWords: lemmaWords(lemma.statement ?? "").join(" "),
      })),
    );
  }

  get size(): number {
    return this.#names.size;
  }

  /** The best `limit` for a goal and, where somebody has asked in words, for these; best first. */
  find({ goal, words, limit }: LemmaQuestion): readonly FoundLemma[] {
    const byPerson = new Set(lemmaWords(words ?? ""));
    const asked = new Set([...byPerson, ...lemmaWords(goal?.target ?? "")]);
    return this.#index
      .search([...asked].join(" "), {
        boost: { nameWords: 2, statementWords: 1 },
        prefix: (term) => term.length > 3,
        fuzzy: (term) => (term.length > 5 ? 0.2 : false),
        // The goal is always the same; what somebody asks for beside it is what they miss.
        boostTerm: (term) => (byPerson.has(term) ? askedWeight : 1),
        boostDocument: (_, __, stored) => 0.5 + sharedPart(stored?.["nameWords"], asked),
      })
      .slice(0, limit)
      .map((hit) => ({
        name: String(hit["name"]),
        statement: typeof hit["statement"] === "string" ? hit["statement"] : undefined,
        source: String(hit["source"]),
      }));
  }
}

/** How much of a name is about what was asked for: a long one about other matters too is a lemma for those. */
function sharedPart(nameWords: unknown, asked: ReadonlySet<string>): number {
  if (typeof nameWords !== "string") return 0;
  const words = nameWords.split(" ");
  return words.filter((word) => asked.has(word)).length / words.length;
}

export interface LemmaQuestion {
  readonly goal: Goal | undefined;
  readonly words?: string;
  readonly limit: number;
}
