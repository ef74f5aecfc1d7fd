import type { Disposable, LogOutputChannel } from "vscode";
import { isVerified } from "../../core/lean/verdict.ts";
import type { ProofSearch } from "../../core/search/proofSearch.ts";
import type { Suggestion } from "../../core/search/suggest.ts";
import type { SearchEnd, SearchOptions } from "../../core/search/searchEvents.ts";
import { workTime } from "../../lean-bridge/search/workTime.ts";
import { laterBundle } from "../laterBundle.ts";
import type { CheckedSteps, OpenedHole } from "../panel/checkedSteps.ts";
import type { ProofAtHand } from "../panel/panelHandlers.ts";
import type { Checked, ShownSearch } from "../panel/proofTalk.ts";
import { readSettings } from "../settings.ts";
import { declarationName } from "./declarationName.ts";
import type { LearnedOrder } from "./learnedOrder.ts";
import { triedTree } from "./triedTree.ts";

/** Often enough to see that something is going on, seldom enough to cost nothing. */
const betweenPicturesMs = 300;
/** So long Lean may still be asked about what a search leaves that found no proof. */
const partialMs = 10_000;
const source = "search";

/** Looks for a whole proof at the cursor, as `colloquy prove` does; one search at a time in a window. */
export class ProofSearching implements Disposable {
  readonly #steps: CheckedSteps;
  readonly #learned: LearnedOrder;
  readonly #log: LogOutputChannel;
  #searching: AbortController | undefined;

  constructor(steps: CheckedSteps, learned: LearnedOrder, log: LogOutputChannel) {
    this.#steps = steps;
    this.#learned = learned;
    this.#log = log;
  }

  stop(): void {
    this.#searching?.abort();
  }

  async prove(proof: ProofAtHand): Promise<void> {
    const { editor, talk } = proof;
    const { document, selection } = editor;
    this.#searching?.abort();
    const searching = new AbortController();
    this.#searching = searching;
    const budgetSeconds = readSettings().proveSeconds;
    talk.suggestions.clear();
    talk.asked = undefined;
    const update = shownIn(proof, { isRunning: true, line: selection.active.line, budgetSeconds });
    const opened = await this.#steps.open(document, { offset: document.offsetAt(selection.active) }, searching.signal);
    if (opened.kind === "error") {
      // Who has stopped it before it began knows why nothing came of it.
      if (!searching.signal.aborted) talk.notice = opened.problem;
      return update({ isRunning: false, end: searching.signal.aborted ? "cancelled" : "noAnswer" });
    }
    let running: Running;
    let end: SearchEnd;
    try {
      const search = new (laterBundle("search").ProofSearch)(opened.value.checker, await this.#options());
      running = { proof, opened: opened.value, search, budgetSeconds, update };
      end = await this.#follow(running, searching.signal);
      await this.#take(running, end);
      // What it leaves is asked for behind it: who has stopped it sees at once that it has stopped.
      update({ isRunning: false, end: end.kind, figures: search.figures, tried: triedTree(search.record) });
    } finally {
      update({ isRunning: false });
      opened.value.checker.dispose();
    }
    if (end.kind !== "proved") await this.#offerPartial(running);
  }

  async #options(): Promise<SearchOptions> {
    const { defaultSearch, searchWithHistory } = laterBundle("search");
    const ranking = await this.#learned.ranking();
    return { ...defaultSearch, now: () => performance.now(), ...(ranking.isOn ? searchWithHistory(ranking) : {}) };
  }

  /** Shows what the search says until its last word. */
  async #follow({ proof, opened, search, budgetSeconds, update }: Running, signal: AbortSignal): Promise<SearchEnd> {
    let end: SearchEnd = { kind: "cancelled" };
    let shownMs = 0;
    // Having Lean stand at the hole is not the search's time.
    await opened.checker.ready(signal, opened.checker.parallel);
    const time = workTime(budgetSeconds * 1000);
    for await (const event of search.run(time.deadline, signal, time.end)) {
      if (event.kind === "ended") ({ end } = event);
      if (event.kind === "found") proof.talk.suggest(this.#checked(opened, event));
      if (event.kind === "disagreement") this.#log.warn(`passed the screen but not the gate: ${event.text}`);
      if (performance.now() - shownMs < betweenPicturesMs && event.kind !== "found") continue;
      shownMs = performance.now();
      update({ figures: search.figures, tried: triedTree(search.record) });
    }
    return end;
  }

  async #take({ proof: { talk }, opened, search }: Running, end: SearchEnd): Promise<void> {
    if (end.kind !== "proved") return;
    // It is the same proof made plainer, so it takes the place of the first.
    talk.suggestions.clear();
    talk.suggest(this.#checked(opened, end));
    const { documentBefore, declaration } = opened.checker;
    const name = declarationName(documentBefore + declaration, opened.hole.start);
    await this.#learned.learn(laterBundle("search").decisionsOf(search.tree, name));
  }

  /** Without a proof: the first steps of the way that came furthest, where Lean accepts them as they stand. */
  async #offerPartial({ proof: { editor, talk, show }, opened, search }: Running): Promise<void> {
    const tactic = search.partial;
    if (tactic === undefined || talk.suggestions.size > 0) return;
    const place = { offset: opened.hole.start, tactic, source };
    const checked = await this.#steps.check(editor.document, place, AbortSignal.timeout(partialMs));
    // Something else may have been asked for in the meantime.
    if (checked.kind === "error" || !isVerified(checked.value.verdict) || talk.asking?.isRunning) return;
    talk.suggest(checked.value);
    show();
  }

  #checked(opened: OpenedHole, { candidate, verdict }: Suggestion): Checked {
    return this.#steps.checkedOf(opened, { candidate: { text: candidate.text, source }, verdict });
  }

  dispose(): void {
    this.stop();
  }
}

interface Running {
  readonly proof: ProofAtHand;
  readonly opened: OpenedHole;
  readonly search: ProofSearch;
  readonly budgetSeconds: number;
  readonly update: (change: Partial<ShownSearch>) => void;
}

/** Shows a search, and its changes as long as no other one or a question for suggestions has taken its place. */
function shownIn(
  { talk, show }: ProofAtHand,
  begun: Pick<ShownSearch, "isRunning" | "line" | "budgetSeconds">,
): Running["update"] {
  let shown: ShownSearch = { ...begun, figures: undefined, end: undefined, tried: undefined };
  talk.search = shown;
  show();
  return (change) => {
    if (talk.search !== shown) return;
    shown = { ...shown, ...change };
    talk.search = shown;
    show();
  };
}
