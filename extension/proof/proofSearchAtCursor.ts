import type { Disposable, LogOutputChannel } from "vscode";
import type { Result } from "../../core/base/result.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import type { ProofSearch } from "../../core/search/proofSearch.ts";
import type { SearchEnd, SearchOptions } from "../../core/search/searchEvents.ts";
import type { Suggestion } from "../../core/search/suggest.ts";
import { workTime } from "../../lean-bridge/search/workTime.ts";
import { declarationName } from "../search/declarationName.ts";
import type { LearnedOrder } from "../search/learnedOrder.ts";
import type * as searchBundle from "../search/searchBundle.ts";
import { triedTree } from "../search/triedTree.ts";
import type { Settings } from "../settings/settingsSchema.ts";
import type { Begun, Proving } from "./activity.ts";
import type { Checked } from "./checked.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import type { OpenedHole } from "./documentLanes.ts";
import type { ProofAtHand } from "./proofConversation.ts";

/** Often enough to see that something is going on, seldom enough to cost nothing. */
const betweenPicturesMs = 300;
/** So long Lean may still be asked about what a search leaves that found no proof. */
const partialMs = 10_000;
const source = "search";

interface ProofSearchParts {
  readonly steps: CheckedSteps;
  readonly learned: LearnedOrder;
  readonly log: Pick<LogOutputChannel, "warn">;
  readonly settings: () => Pick<Settings, "proveSeconds">;
  /** The code of the search, which is loaded when it is needed first. */
  readonly code: () => typeof searchBundle;
}

/** Looks for a whole proof at the cursor, as `colloquy prove` does; one search at a time in a window. */
export class ProofSearchAtCursor implements Disposable {
  readonly #parts: ProofSearchParts;
  #searching: AbortController | undefined;

  constructor(parts: ProofSearchParts) {
    this.#parts = parts;
  }

  stop(): void {
    this.#searching?.abort();
  }

  async prove(proof: ProofAtHand): Promise<void> {
    const { editor } = proof;
    this.#searching?.abort();
    const searching = new AbortController();
    this.#searching = searching;
    const { signal } = searching;
    const shown = this.#begin(proof);
    const offset = editor.document.offsetAt(editor.selection.active);
    const opened = await this.#parts.steps.open(editor.document, { offset }, signal);
    if (opened.kind === "error") return unopened(proof, shown, { signal, problem: opened.problem });
    const left = await this.#search({ proof, opened: opened.value, shown }, signal);
    if (left) await this.#offerPartial(left);
  }

  #begin({ editor, conversation, show }: ProofAtHand): ShownSearch {
    conversation.suggestions.clear();
    conversation.asked = undefined;
    conversation.lastSearch = undefined;
    const { line } = editor.selection.active;
    const budgetSeconds = this.#parts.settings().proveSeconds;
    const begun: Proving = { kind: "proving", line, budgetSeconds, figures: undefined, tried: undefined };
    const shown = shownIn({ conversation, show }, begun);
    show();
    return shown;
  }

  /** The search from the opened hole to its end; what it leaves where it found no proof, else undefined. */
  async #search(at: Omit<Running, "search">, signal: AbortSignal): Promise<Running | undefined> {
    const { opened, shown } = at;
    let end: SearchEnd["kind"] | undefined;
    try {
      const search = new (this.#parts.code().ProofSearch)(opened.checker, await this.#options());
      const running = { ...at, search };
      const ended = await this.#follow(running, signal);
      await this.#take(running, ended);
      // What it leaves is asked for behind it: who has stopped it sees at once that it has stopped.
      shown.update({ figures: search.figures, tried: triedTree(search.record) });
      end = ended.kind;
      return end === "proved" ? undefined : running;
    } finally {
      shown.end(end);
      opened.checker.dispose();
    }
  }

  async #options(): Promise<SearchOptions> {
    const { defaultSearch, searchWithHistory } = this.#parts.code();
    const ranking = await this.#parts.learned.ranking();
    return { ...defaultSearch, now: () => performance.now(), ...(ranking.isOn ? searchWithHistory(ranking) : {}) };
  }

  /** Shows what the search says until its last word. */
  async #follow({ proof, opened, search, shown }: Running, signal: AbortSignal): Promise<SearchEnd> {
    let end: SearchEnd = { kind: "cancelled" };
    let shownMs = 0;
    // Having Lean stand at the hole is not the search's time.
    await opened.checker.ready(signal, opened.checker.parallel);
    const time = workTime(shown.budgetSeconds * 1000);
    for await (const event of search.run(time.deadline, signal, time.end)) {
      if (event.kind === "ended") ({ end } = event);
      if (event.kind === "found") proof.conversation.suggest(this.#checked(opened, event));
      if (event.kind === "disagreement") this.#parts.log.warn(`passed the screen but not the gate: ${event.text}`);
      if (performance.now() - shownMs < betweenPicturesMs && event.kind !== "found") continue;
      shownMs = performance.now();
      shown.update({ figures: search.figures, tried: triedTree(search.record) });
      proof.show();
    }
    return end;
  }

  async #take({ proof: { conversation }, opened, search }: Running, end: SearchEnd): Promise<void> {
    if (end.kind !== "proved") return;
    // It is the same proof made plainer, so it takes the place of the first.
    conversation.suggestions.clear();
    conversation.suggest(this.#checked(opened, end));
    const { documentBefore, declaration } = opened.checker;
    const name = declarationName(documentBefore + declaration, opened.hole.start);
    await this.#parts.learned.learn(this.#parts.code().decisionsOf(search.tree, name));
  }

  /** Without a proof: the first steps of the way that came furthest, where Lean accepts them as they stand. */
  async #offerPartial({ proof: { editor, conversation, show }, opened, search }: Running): Promise<void> {
    const tactic = search.partial;
    if (tactic === undefined || conversation.suggestions.size > 0) return;
    const place = { offset: opened.hole.start, tactic, source };
    const checked: Result<Checked, string> = await this.#parts.steps.check(
      editor.document,
      place,
      AbortSignal.timeout(partialMs),
    );
    // Something else may have been asked for in the meantime.
    if (checked.kind === "error" || !isVerified(checked.value.verdict) || conversation.activities.find("suggesting"))
      return;
    conversation.suggest(checked.value);
    show();
  }

  #checked(opened: OpenedHole, { candidate, verdict }: Suggestion): Checked {
    return this.#parts.steps.checkedOf(opened, { candidate: { text: candidate.text, source }, verdict });
  }

  dispose(): void {
    this.stop();
  }
}

interface Running {
  readonly proof: ProofAtHand;
  readonly opened: OpenedHole;
  readonly search: ProofSearch;
  readonly shown: ShownSearch;
}

/** The search as the person sees it; of no effect once another one or a question for suggestions has taken its place. */
interface ShownSearch {
  readonly budgetSeconds: number;
  update(change: Pick<Proving, "figures" | "tried">): void;
  /** `end` is undefined where it broke off. */
  end(end: SearchEnd["kind"] | undefined): void;
}

function shownIn({ conversation, show }: Pick<ProofAtHand, "conversation" | "show">, begun: Proving): ShownSearch {
  const activity: Begun<Proving> = conversation.activities.begin(begun);
  const { budgetSeconds, line } = begun;
  let last: Pick<Proving, "figures" | "tried"> = begun;
  return {
    budgetSeconds,
    update: (change) => {
      last = change;
      activity.update(change);
    },
    end: (end) => {
      if (!activity.isOn) return;
      activity.end();
      conversation.lastSearch = { line, budgetSeconds, figures: last.figures, tried: last.tried, end };
      show();
    },
  };
}

function unopened(
  { conversation }: ProofAtHand,
  shown: ShownSearch,
  { signal, problem }: { readonly signal: AbortSignal; readonly problem: string },
): void {
  // Who has stopped it before it began knows why nothing came of it.
  if (!signal.aborted) conversation.notice = problem;
  shown.end(signal.aborted ? "cancelled" : "noAnswer");
}
