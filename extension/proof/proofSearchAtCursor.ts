import type { Disposable, LogOutputChannel } from "vscode";
import type { PartialProof, ProofAttempt } from "../../core/search/proofAttempt.ts";
import type { ProofSearch } from "../../core/search/proofSearch.ts";
import type { SearchEnd } from "../../core/search/searchEvents.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { timeSignal } from "../../lean-bridge/session/timeSignal.ts";
import { declarationName } from "../search/declarationName.ts";
import type { LearnedOrder } from "../../store/ranking/learnedOrder.ts";
import type * as searchBundle from "../search/searchBundle.ts";
import { triedTree } from "../search/triedTree.ts";
import type { Settings } from "../settings/settingsSchema.ts";
import type { Begun, Proving } from "./activity.ts";
import type { Checked } from "./checked.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import type { OpenedHole } from "./documentLanes.ts";
import type { ProofAtHand } from "./proofConversation.ts";

/** Often enough to show progress, seldom enough to cost nothing. */
const betweenPicturesMs = 300;
const source = "search";

interface ProofSearchParts {
  readonly steps: CheckedSteps;
  readonly learned: LearnedOrder;
  readonly log: Pick<LogOutputChannel, "warn">;
  readonly settings: () => Pick<Settings, "proveSeconds">;
  /** The code of the search, loaded on first use. */
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
    try {
      await this.#search({ proof, opened: opened.value, shown }, signal);
    } finally {
      shown.end(undefined);
      opened.value.checker.dispose();
    }
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

  /** Runs the search at the opened hole to its end. */
  async #search({ proof, opened, shown }: Opened, signal: AbortSignal): Promise<void> {
    const { ProofAttempt: Attempt, usualSearch } = this.#parts.code();
    const history = await this.#parts.learned.ranking();
    const attempt: ProofAttempt = new Attempt({
      checker: opened.checker,
      budgetMs: shown.budgetSeconds * 1000,
      options: usualSearch(() => performance.now(), history),
      timer: timeSignal,
    });
    await this.#follow({ proof, opened, shown, attempt }, signal);
  }

  /** Shows the events of the search until it ends, also after a stop. */
  async #follow({ proof, opened, shown, attempt }: Running, signal: AbortSignal): Promise<void> {
    const { search } = attempt;
    const picture = new Picture(() => shown.update({ figures: search.figures, tried: triedTree(search.record) }));
    for await (const event of attempt.run(signal)) {
      if (event.kind === "partial") this.#offerPartial({ proof, opened }, event);
      else if (event.kind === "ended") {
        await this.#take({ proof, opened, search }, event.end);
        picture.draw();
        shown.end(event.end.kind);
      } else {
        if (event.kind === "found")
          proof.conversation.suggest(this.#checked(opened, event.candidate.text, event.verdict));
        if (event.kind === "disagreement") this.#parts.log.warn(`passed the screen but not the gate: ${event.text}`);
        if (picture.isDue || event.kind === "found") {
          picture.draw();
          proof.show();
        }
      }
    }
  }

  async #take(
    { proof: { conversation }, opened, search }: Omit<Opened, "shown"> & { readonly search: ProofSearch },
    end: SearchEnd,
  ): Promise<void> {
    if (end.kind !== "proved") return;
    // It is the same proof, simplified, so it replaces the first.
    conversation.suggestions.clear();
    conversation.suggest(this.#checked(opened, end.candidate.text, end.verdict));
    const { documentBefore, declaration } = opened.checker;
    const name = declarationName(documentBefore + declaration, opened.hole.start);
    await this.#parts.learned.learn(this.#parts.code().decisionsOf(search.tree, name));
  }

  #offerPartial({ proof: { conversation, show }, opened }: Omit<Opened, "shown">, partial: PartialProof): void {
    // Something else may have been asked for in the meantime.
    const { activities, suggestions } = conversation;
    if (suggestions.size > 0 || activities.find("suggesting") || activities.find("proving")) return;
    conversation.suggest(this.#checked(opened, partial.text, partial.verdict));
    show();
  }

  #checked(opened: OpenedHole, text: string, verdict: Verdict): Checked {
    return this.#parts.steps.checkedOf(opened, { candidate: { text, source }, verdict });
  }

  dispose(): void {
    this.stop();
  }
}

interface Opened {
  readonly proof: ProofAtHand;
  readonly opened: OpenedHole;
  readonly shown: ShownSearch;
}

interface Running extends Opened {
  readonly attempt: ProofAttempt;
}

/** Redraws a running search, seldom enough to cost nothing. */
class Picture {
  readonly #draw: () => void;
  #drawnMs = 0;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  get isDue(): boolean {
    return performance.now() - this.#drawnMs >= betweenPicturesMs;
  }

  draw(): void {
    this.#drawnMs = performance.now();
    this.#draw();
  }
}

/** The search as the person sees it; of no effect once another one or a question for suggestions has taken its place. */
interface ShownSearch {
  readonly budgetSeconds: number;
  update(change: Pick<Proving, "figures" | "tried">): void;
  /** `end` is undefined if it broke off. */
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
  // A person who stopped it before it began needs no notice.
  if (!signal.aborted) conversation.notice = problem;
  shown.end(signal.aborted ? "cancelled" : "noAnswer");
}
