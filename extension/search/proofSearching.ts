import type { Disposable, LogOutputChannel } from "vscode";
import type { Verdict } from "../../core/lean/verdict.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import type { ProofSearch } from "../../core/search/proofSearch.ts";
import type { SearchEnd, SearchEvent, SearchFigures, SearchOptions } from "../../core/search/searchEvents.ts";
import { laterBundle } from "../laterBundle.ts";
import type { CheckedSteps, OpenedHole } from "../panel/checkedSteps.ts";
import type { ProofAtHand } from "../panel/panelHandlers.ts";
import type { Checked } from "../panel/proofTalk.ts";
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
    const { editor, talk, show } = proof;
    const { document, selection } = editor;
    this.#searching?.abort();
    const searching = new AbortController();
    this.#searching = searching;
    const budgetSeconds = readSettings().proveSeconds;
    const line = selection.active.line;
    talk.suggestions.clear();
    talk.asked = undefined;
    talk.search = { isRunning: true, line, budgetSeconds, figures: undefined, end: undefined, tried: undefined };
    show();
    const opened = await this.#steps.open(document, { offset: document.offsetAt(selection.active) }, searching.signal);
    if (opened.kind === "error") {
      talk.notice = opened.problem;
      talk.search = undefined;
      return show();
    }
    try {
      const search = new (laterBundle("search").ProofSearch)(opened.value.checker, await this.#options());
      const running = { proof, opened: opened.value, search, budgetSeconds };
      const end = await this.#follow(running, searching.signal);
      await this.#close(running, end);
    } finally {
      opened.value.checker.dispose();
      if (talk.search) talk.search = { ...talk.search, isRunning: false };
      show();
    }
  }

  async #options(): Promise<SearchOptions> {
    const { defaultSearch, historySource, historyAdjustment } = laterBundle("search");
    const ranking = await this.#learned.ranking();
    const learned = ranking.isOn ? { sources: [historySource(ranking)], adjust: historyAdjustment(ranking) } : {};
    return { ...defaultSearch, now: () => performance.now(), ...learned };
  }

  /** Shows what the search says until its last word. */
  async #follow({ proof, opened, search, budgetSeconds }: Running, signal: AbortSignal): Promise<SearchEnd> {
    const { talk, show } = proof;
    let end: SearchEnd = { kind: "cancelled" };
    let shownMs = 0;
    // Starting Lean and reading the file is not the search's time.
    for await (const event of search.run(AbortSignal.timeout(budgetSeconds * 1000), signal)) {
      if (event.kind === "ended") ({ end } = event);
      if (event.kind === "found") talk.suggest(checkedOf(opened, event.candidate.text, event.verdict));
      if (event.kind === "disagreement") this.#log.warn(`passed the screen but not the gate: ${event.text}`);
      if (event.kind !== "ended" && performance.now() - shownMs < betweenPicturesMs) continue;
      shownMs = performance.now();
      const now = { figures: figuresOf(event) ?? search.figures, tried: triedTree(search.record) };
      if (talk.search) talk.search = { ...talk.search, ...now };
      show();
    }
    return end;
  }

  async #close({ proof, opened, search }: Running, end: SearchEnd): Promise<void> {
    const { talk } = proof;
    const { figures, record } = search;
    if (talk.search) talk.search = { ...talk.search, figures, end: end.kind, tried: triedTree(record) };
    if (end.kind === "proved") {
      // It is the same proof made plainer, so it takes the place of the first.
      talk.suggestions.clear();
      talk.suggest(checkedOf(opened, end.candidate.text, end.verdict));
      const { documentBefore, declaration } = opened.checker;
      const name = declarationName(documentBefore + declaration, opened.hole.start);
      await this.#learned.learn(laterBundle("search").decisionsOf(search.tree, name));
    } else await this.#offerPartial({ proof, opened, search });
  }

  /** The first steps of the way that came furthest, where Lean accepts them as they stand. */
  async #offerPartial({ proof: { editor, talk }, opened, search }: Omit<Running, "budgetSeconds">): Promise<void> {
    const tactic = search.partial;
    if (tactic === undefined) return;
    const place = { offset: opened.hole.start, tactic, source };
    const checked = await this.#steps.check(editor.document, place, AbortSignal.timeout(partialMs));
    if (checked.kind === "ok" && isVerified(checked.value.verdict)) talk.suggest(checked.value);
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
}

function figuresOf(event: SearchEvent): SearchFigures | undefined {
  return "figures" in event ? event.figures : undefined;
}

function checkedOf({ hole, checker }: OpenedHole, tactic: string, verdict: Verdict): Checked {
  const left = verdict.effect === "main" ? (verdict.goalsAfter?.length ?? 0) : 0;
  return { ...{ tactic, source, verdict, hole }, edit: checker.insertion(tactic, left) };
}
