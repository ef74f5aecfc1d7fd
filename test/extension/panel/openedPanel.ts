import type { HoleChecker } from "../../../core/lean/ports.ts";
import { Account } from "../../../core/model/account.ts";
import type { PanelMessage } from "../../../core/protocol/panelMessage.ts";
import type { ViewState } from "../../../core/protocol/viewState.ts";
import { ViewStateSchema } from "../../../core/protocol/viewState.ts";
import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import { DeskHandlers } from "../../../extension/panel/deskHandlers.ts";
import { handleMessage } from "../../../extension/panel/panelHandlers.ts";
import { panelState } from "../../../extension/panel/panelState.ts";
import { CheckedSteps } from "../../../extension/proof/checkedSteps.ts";
import type { ProofAtHand } from "../../../extension/proof/proofConversation.ts";
import { ProofConversations } from "../../../extension/proof/proofConversations.ts";
import { LearnedOrder } from "../../../store/ranking/learnedOrder.ts";
import * as searchBundle from "../../../extension/search/searchBundle.ts";
import { SettingsSchema } from "../../../extension/settings/settingsSchema.ts";
import { OpenDocument, OpenedHoles } from "../proof/openDocument.ts";

/** The panel over one document, without an editor: its messages, its view states, and what they did outside. */
export class OpenedPanel implements Disposable {
  readonly document: OpenDocument;
  readonly holes: OpenedHoles;
  readonly learned: LearnedOrder;
  readonly conversations: ProofConversations;
  readonly handlers: DeskHandlers;
  readonly views: ViewState[] = [];
  /** Calls to the parts around the panel. */
  readonly outside: string[] = [];
  /** The editor refuses every edit. */
  isReadOnly = false;
  cursor = 0;

  constructor(text: string, checker: HoleChecker) {
    this.document = new OpenDocument(text);
    this.holes = new OpenedHoles(this.document, checker);
    this.cursor = text.indexOf("sorry");
    const note = (words: string): void => void this.outside.push(words);
    const newRanking = (): HistoryRanking => new HistoryRanking();
    this.learned = new LearnedOrder({ file: undefined, newRanking, warn: note });
    this.conversations = new ProofConversations({ draftOf: () => "", heard: () => undefined });
    const settings = (): ReturnType<typeof SettingsSchema.parse> => SettingsSchema.parse({ askSeconds: 5 });
    const log = { warn: note };
    const parts = {
      steps: new CheckedSteps({ holes: this.holes, log, settings, code: () => searchBundle }),
      log,
      settings,
      learned: this.learned,
      search: () => searchBundle,
      drafts: { update: (key: string, draft: unknown) => Promise.resolve(note(`${key}: ${String(draft)}`)) },
      recorder: { choose: (on: boolean) => note(`record ${on}`), noteSuggestions: () => note("noted") },
      models: {
        shown: undefined,
        modelFor: () => Promise.resolve(undefined),
        account: new Account(),
        changed: () => undefined,
      },
      editor: {
        insertStep: this.#insertStep.bind(this),
        takeBack: this.#takeBack.bind(this),
        reveal: (_: unknown, offset: number) => Promise.resolve(note(`reveal ${offset}`)),
        copy: (words: string) => Promise.resolve(note(`copy ${words}`)),
      },
    };
    this.handlers = new DeskHandlers(parts, {
      show: () => this.show(),
      resume: () => Promise.resolve(note("resume")),
      proofAtHand: () => this.proof,
    });
  }

  get proof(): ProofAtHand {
    const before = this.document.text.slice(0, this.cursor).split("\n");
    const active = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const editor = { document: this.document, selection: { active } } as unknown as ProofAtHand["editor"];
    return { editor, conversation: this.conversations.of(this.document.asDocument), show: () => this.show() };
  }

  async act(message: PanelMessage): Promise<void> {
    this.proof.conversation.notice = undefined;
    await handleMessage(message, this.handlers.all, this.proof);
  }

  get view(): ViewState {
    const { version } = this.document;
    return ViewStateSchema.parse(
      panelState(this.proof.conversation, {
        revision: this.views.length,
        lean: { kind: "ready", engine: "test" },
        document: { name: "A.lean", line: 1, version },
        notice: undefined,
        recording: "off",
        model: undefined,
        learned: this.learned.view,
        lineOf: (offset) => this.document.text.slice(0, offset).split("\n").length,
      }),
    );
  }

  show(): void {
    this.views.push(this.view);
  }

  /** A change of the document, as reported to the desk. */
  type(rangeOffset: number, rangeLength: number, text: string): void {
    const change = { rangeOffset, rangeLength, text };
    this.document.change(change);
    this.conversations.follow(this.document.asDocument, [change]);
  }

  #insertStep(
    _: unknown,
    { start, end, newText }: { readonly start: number; readonly end: number; readonly newText: string },
  ): Promise<{ readonly start: number; readonly inserted: string; readonly replaced: string } | undefined> {
    if (this.isReadOnly) return Promise.resolve(undefined);
    const replaced = this.document.text.slice(start, end);
    this.type(start, end - start, newText);
    return Promise.resolve({ start, inserted: newText, replaced });
  }

  #takeBack(
    _: unknown,
    { start, inserted, replaced }: { readonly start: number; readonly inserted: string; readonly replaced: string },
  ): Promise<boolean> {
    if (!this.document.text.startsWith(inserted, start)) return Promise.resolve(false);
    this.type(start, inserted.length, replaced);
    return Promise.resolve(true);
  }

  [Symbol.dispose](): void {
    this.handlers.dispose();
  }
}
