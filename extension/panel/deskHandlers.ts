import type { Disposable, LogOutputChannel, Memento, TextDocument } from "vscode";
import { env } from "vscode";
import { ModelHandlers } from "../model/modelHandlers.ts";
import type { ModelService } from "../model/modelService.ts";
import type { Recorder } from "../record/recorder.ts";
import type { LearnedOrder } from "../search/learnedOrder.ts";
import { ProofSearching } from "../search/proofSearching.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import { insertionHandlers } from "./insertionHandlers.ts";
import type { ProofAtHand, ProofHandlers, WindowHandlers } from "./panelHandlers.ts";
import { proposalHandlers } from "./proposalHandlers.ts";
import { StepChecker } from "./stepChecker.ts";
import { SuggestionHandlers } from "./suggestionHandlers.ts";

/** What the handlers work with. */
export interface HandlerParts {
  readonly steps: CheckedSteps;
  readonly log: LogOutputChannel;
  /** Outlives a reload of the window. */
  readonly drafts: Memento;
  readonly recorder: Recorder;
  readonly models: ModelService;
  readonly learned: LearnedOrder;
}

/** What the messages of no subject in particular are about. */
interface DeskActions {
  show(): void;
  resume(): Promise<void>;
  proofAtHand(): ProofAtHand | undefined;
}

/** How often it is looked whether a model has a reason to speak. */
const floorMs = 1000;

/** The handlers of all subjects of the panel, and what one subject must know of another. */
export class DeskHandlers implements Disposable {
  readonly all: WindowHandlers & ProofHandlers;
  readonly #disposables: readonly Disposable[];

  constructor({ steps, log, drafts, recorder, models, learned }: HandlerParts, desk: DeskActions) {
    const suggestions = new SuggestionHandlers({ steps, recorder, learned });
    const searching = new ProofSearching(steps, learned, log);
    const voices = new ModelHandlers(models, steps);
    const checker = new StepChecker(steps);
    const floor = setInterval(() => {
      const proof = desk.proofAtHand();
      if (proof) voices.maySpeak(proof).catch((error: unknown) => log.warn(String(error)));
    }, floorMs);
    this.#disposables = [suggestions, searching, voices, { dispose: () => clearInterval(floor) }];
    const stopLooking = (): void => {
      suggestions.stop();
      searching.stop();
    };
    this.all = {
      ready: () => desk.show(),
      stop: () => {
        stopLooking();
        voices.stop();
        checker.stop();
      },
      copy: ({ text }) => env.clipboard.writeText(text),
      record: ({ on }) => recorder.choose(on),
      episodes: () => desk.resume(),
      learn: ({ on }) => learned.switchTo(on).then(() => desk.show()),
      forget: () => learned.forget().then(() => desk.show()),
      ...suggestions.handlers,
      // Both would want the same lanes, and the panel shows what the later one finds.
      ask: (_, proof) => {
        searching.stop();
        return suggestions.ask(proof);
      },
      prove: (_, proof) => {
        suggestions.stop();
        return searching.prove(proof);
      },
      ...voices.handlers,
      ...proposalHandlers(checker),
      ...insertionHandlers(
        checker,
        { ask: (proof) => suggestions.ask(proof), note: () => suggestions.note(), stop: stopLooking },
        learned,
      ),
      draft: async ({ text }, { editor: { document }, talk }) => {
        // What is told once more was not typed.
        if (text === talk.draft) return;
        // The panel has the text already; sending it back would fight with the person's typing.
        talk.draft = text;
        talk.typed();
        await drafts.update(draftKey(document), text === "" ? undefined : text);
      },
    };
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

/** Under which a file's draft is kept. */
export function draftKey(document: TextDocument): string {
  return `draft ${document.uri.toString()}`;
}
