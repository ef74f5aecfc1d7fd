import type { Disposable, LogOutputChannel, Memento, TextDocument } from "vscode";
import type { EditorActions } from "../editor/editorActions.ts";
import { LemmasAtHole } from "../model/lemmasAtHole.ts";
import type { ModelService } from "../model/modelService.ts";
import { ModelVoice } from "../model/modelVoice.ts";
import type { CheckedSteps } from "../proof/checkedSteps.ts";
import type { ProofAtHand } from "../proof/proofConversation.ts";
import { ProofSearchAtCursor } from "../proof/proofSearchAtCursor.ts";
import { StepChecker } from "../proof/stepChecker.ts";
import { SuggestionsAtCursor } from "../proof/suggestionsAtCursor.ts";
import type { Recorder } from "../record/recorder.ts";
import type { LearnedOrder } from "../../store/ranking/learnedOrder.ts";
import type * as searchBundle from "../search/searchBundle.ts";
import type { Settings } from "../settings/settingsSchema.ts";
import { insertionHandlers } from "./insertionHandlers.ts";
import type { ProofHandlers, WindowHandlers } from "./panelHandlers.ts";
import { proposalHandlers } from "./proposalHandlers.ts";

/** The parts that the handlers work with. */
export interface HandlerParts {
  readonly steps: CheckedSteps;
  readonly log: Pick<LogOutputChannel, "warn">;
  /** Outlives a reload of the window. */
  readonly drafts: Pick<Memento, "update">;
  readonly recorder: Pick<Recorder, "choose" | "noteSuggestions">;
  readonly models: Pick<ModelService, "shown" | "modelFor" | "account" | "changed">;
  readonly learned: LearnedOrder;
  readonly settings: () => Settings;
  readonly search: () => typeof searchBundle;
  readonly editor: EditorActions;
}

/** The parts that messages of no particular subject need. */
interface DeskActions {
  show(): void;
  resume(): Promise<void>;
  proofAtHand(): ProofAtHand | undefined;
}

/** The interval at which we check if a model has a reason to speak. */
const floorMs = 1000;

/** The handlers of all subjects of the panel, and the links between them. */
export class DeskHandlers implements Disposable {
  readonly all: WindowHandlers & ProofHandlers;
  readonly #suggestions: SuggestionsAtCursor;
  readonly #search: ProofSearchAtCursor;
  readonly #voice: ModelVoice;
  readonly #checker: StepChecker;
  readonly #floor: NodeJS.Timeout;

  constructor(parts: HandlerParts, desk: DeskActions) {
    const { steps, log, recorder, models, learned, settings, search } = parts;
    this.#suggestions = new SuggestionsAtCursor({ steps, recorder, learned });
    this.#search = new ProofSearchAtCursor({ steps, learned, log, settings, code: search });
    const lemmas = new LemmasAtHole(search);
    this.#voice = new ModelVoice({ models, steps, lemmas, quietSeconds: () => settings().modelQuietSeconds });
    this.#checker = new StepChecker(steps);
    this.#floor = setInterval(() => {
      const proof = desk.proofAtHand();
      if (proof) this.#voice.maySpeak(proof).catch((error: unknown) => log.warn(String(error)));
    }, floorMs);
    this.all = { ...this.#windowHandlers(parts, desk), ...this.#searchHandlers(), ...this.#otherHandlers(parts) };
  }

  #windowHandlers({ editor, recorder, learned }: HandlerParts, desk: DeskActions): WindowHandlers {
    return {
      ready: () => desk.show(),
      stop: () => {
        this.#stopLooking();
        this.#voice.stop();
        this.#checker.stop();
      },
      copy: ({ text }) => editor.copy(text),
      record: ({ on }) => recorder.choose(on),
      episodes: () => desk.resume(),
      learn: ({ on }) => learned.switchTo(on).then(() => desk.show()),
      forget: () => learned.forget().then(() => desk.show()),
    };
  }

  /** Both searches need the same lanes, and the panel shows the results of the later one. */
  #searchHandlers(): ProofHandlers<"ask" | "prove"> {
    return {
      ask: (_, proof) => {
        this.#search.stop();
        return this.#suggestions.ask(proof);
      },
      prove: (_, proof) => {
        this.#suggestions.stop();
        return this.#search.prove(proof);
      },
    };
  }

  #otherHandlers({ steps, drafts, editor, learned }: HandlerParts): Omit<ProofHandlers, "ask" | "prove"> {
    const search = {
      ask: (proof: ProofAtHand) => this.#suggestions.ask(proof),
      note: () => this.#suggestions.note(),
      stop: () => this.#stopLooking(),
    };
    return {
      askModel: (asked, proof) => this.#voice.ask(asked, proof),
      ...proposalHandlers({ steps, checker: this.#checker, editor }),
      ...insertionHandlers({ checker: this.#checker, editor, search, learned }),
      draft: async ({ text }, { editor: { document }, conversation }) => {
        // A draft that is sent again was not typed.
        if (text === conversation.draft) return;
        // The panel has the text already; sending it back would fight with the person's typing.
        conversation.draft = text;
        conversation.typed();
        await drafts.update(draftKey(document), text === "" ? undefined : text);
      },
    };
  }

  #stopLooking(): void {
    this.#suggestions.stop();
    this.#search.stop();
  }

  dispose(): void {
    clearInterval(this.#floor);
    this.#stopLooking();
    this.#voice.dispose();
  }
}

/** The key under which a file's draft is kept. */
export function draftKey(document: TextDocument): string {
  return `draft ${document.uri.toString()}`;
}
