import type { Disposable, LogOutputChannel, Memento, TextDocument, TextDocumentChangeEvent, TextEditor } from "vscode";
import { EventEmitter, window, workspace } from "vscode";
import { circumstancesOf } from "../../core/episode/utteranceCircumstances.ts";
import type { PanelMessage } from "../../core/protocol/panelMessage.ts";
import type { ViewState } from "../../core/protocol/viewState.ts";
import { PendingMark } from "../editor/pendingMark.ts";
import { CursorGoals } from "../lean/cursorGoals.ts";
import type { LeanService } from "../lean/leanService.ts";
import type { ModelService } from "../model/modelService.ts";
import type { ProofAtHand } from "../proof/proofConversation.ts";
import { ProofConversations } from "../proof/proofConversations.ts";
import { Recorder } from "../record/recorder.ts";
import { chooseEpisode } from "../record/resumedEpisode.ts";
import { activityMark } from "./activityMark.ts";
import type { HandlerParts } from "./deskHandlers.ts";
import { DeskHandlers, draftKey } from "./deskHandlers.ts";
import { handleMessage } from "./panelHandlers.ts";
import { panelState } from "./panelState.ts";

export interface DeskParts extends HandlerParts {
  readonly lean: LeanService;
  readonly log: LogOutputChannel;
  readonly drafts: Memento;
  readonly recorder: Recorder;
  readonly models: ModelService;
}

const typingPauseMs = 60;

/** The state at the person's cursor, shown by the panel: goals, suggestions, the conversation about the file. */
export class Desk implements Disposable {
  readonly #parts: DeskParts;
  readonly #mark = new PendingMark();
  readonly #goals: CursorGoals;
  readonly #conversations: ProofConversations;
  readonly #changed = new EventEmitter<ViewState>();
  readonly #handlers: DeskHandlers;
  readonly #disposables: Disposable[];
  readonly onDidChange = this.#changed.event;
  #editor: TextEditor | undefined;
  #revision = 0;
  /** The file at hand, when it was last shown. */
  #shownVersion: number | undefined;
  #soon: NodeJS.Timeout | undefined;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#conversations = new ProofConversations({
      draftOf: (document) => parts.drafts.get(draftKey(document), ""),
      heard: (event, about) => this.#note(event, about),
    });
    this.#goals = new CursorGoals(parts, (document, goals) => {
      this.#conversations.of(document).goals = goals;
      this.show();
      if (goals && this.#editor?.document === document) this.#prepare(this.#editor);
    });
    this.#handlers = new DeskHandlers(parts, this);
    this.#disposables = [this.#handlers, this.#goals, this.#changed, this.#mark, ...this.#subscriptions()];
    this.#moveTo(window.activeTextEditor);
  }

  #subscriptions(): readonly Disposable[] {
    const { lean, models, recorder, steps } = this.#parts;
    return [
      models.onDidChange(() => this.show()),
      recorder.onDidChange(() => this.show()),
      lean.onDidChangeState(() => {
        const state = this.#editor && lean.stateOf(this.#editor.document)?.kind;
        // Without any state Lean was restarted: the question about the goals starts it again.
        if (state === "ready" || state === undefined) this.#goals.soon(this.#editor);
        this.show();
      }),
      workspace.onDidGrantWorkspaceTrust(() => this.#goals.soon(this.#editor)),
      window.onDidChangeActiveTextEditor((editor) => this.#moveTo(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moveTo(textEditor)),
      workspace.onDidChangeTextDocument((change) => this.#follow(change)),
      workspace.onDidCloseTextDocument((document) => steps.forget(document)),
    ];
  }

  #follow({ document, contentChanges }: TextDocumentChangeEvent): void {
    const followed = this.#conversations.follow(document, contentChanges);
    // An undone step or a suggestion that has become stale is shown once, before Lean answers again.
    if (followed && (followed.hasSpoken || this.#becameStale(document))) this.#showSoon();
    if (this.#editor && document === this.#editor.document) this.#goals.typed(this.#editor);
  }

  /** Nobody waits for this. */
  #prepare({ document, selection }: TextEditor): void {
    const offset = document.offsetAt(selection.active);
    const { steps, log } = this.#parts;
    steps.prepare(document, offset).catch((error: unknown) => log.debug(String(error)));
  }

  get view(): ViewState {
    const { lean, models, learned, recorder } = this.#parts;
    const document = this.#editor?.document;
    return panelState(document && this.#conversations.of(document), {
      revision: this.#revision,
      lean: document && lean.stateOf(document),
      document: document && {
        name: workspace.asRelativePath(document.uri),
        line: (this.#editor?.selection.active.line ?? 0) + 1,
        version: document.version,
      },
      notice: this.#placeNotice(),
      model: models.shown,
      learned: learned.view,
      lineOf: (offset) => (document?.positionAt(offset).line ?? 0) + 1,
      recording: document && Recorder.folderOf(document) !== undefined ? recorder.state : null,
    });
  }

  #placeNotice(): string | undefined {
    if (!workspace.isTrusted) return "This workspace is not trusted, so Lean is not started. Trust it to see goals.";
    if (!this.#editor) return "Open a Lean file and put the cursor in a proof.";
    const { scheme } = this.#editor.document.uri;
    if (scheme === "untitled") return "Save the file first: Lean reads files from disk.";
    return scheme === "file" ? undefined : `This file is not on disk (${scheme}), and Lean reads files only from disk.`;
  }

  /** An utterance about no particular proposal belongs to the cursor's place. */
  #note(...[event, about]: Parameters<ConstructorParameters<typeof ProofConversations>[0]["heard"]>): void {
    const { document, conversation, checked } = about;
    const cursor = this.#editor?.document === document ? document.offsetAt(this.#editor.selection.active) : 0;
    const { askedMs, lastTypedMs, isSilenced, draft } = conversation;
    const nowMs = "timeMs" in event ? event.timeMs : Date.now();
    const spokenWhen = { askedMs, lastTypedMs, isSilenced, hasDraft: draft !== "", nowMs };
    const circumstances = circumstancesOf(event, spokenWhen);
    this.#parts.recorder.note(
      document,
      { offset: checked?.hole.start ?? cursor, about: checked, circumstances },
      event,
    );
  }

  /** True if something is shown as up to date that no longer is. */
  #becameStale(document: TextDocument): boolean {
    const shown = this.#shownVersion;
    const { suggestions } = this.#conversations.of(document);
    return (
      shown !== document.version && [...suggestions.values()].some(({ verdict }) => verdict.documentVersion === shown)
    );
  }

  /** Sends the panel its current view state. */
  show(): void {
    this.#revision += 1;
    this.#shownVersion = this.#editor?.document.version;
    this.#changed.fire(this.view);
    const activities = this.#editor && this.#conversations.of(this.#editor.document).activities;
    this.#mark.show(this.#editor, activities && activityMark(activities));
  }

  /** Redraws once for everything typed in the meantime. */
  #showSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.show();
    }, typingPauseMs);
  }

  #moveTo(editor: TextEditor | undefined): void {
    // When the panel takes the focus from the editor, the conversation about the file stays.
    if (editor?.document.languageId !== "lean4") return;
    this.#editor = editor;
    this.#goals.soon(this.#editor);
  }

  /** Handles an action of the person in the panel or by a command. */
  async act(message: PanelMessage): Promise<void> {
    const proof = this.proofAtHand();
    // The panel's restart is not an action of the person, and typing in it is noted separately.
    if (proof && message.kind !== "ready") {
      proof.conversation.notice = undefined;
      if (message.kind !== "draft") proof.conversation.hasSpokenUnasked = false;
    }
    await handleMessage(message, this.#handlers.all, proof);
  }

  proofAtHand(): ProofAtHand | undefined {
    const editor = this.#editor;
    return editor && { editor, conversation: this.#conversations.of(editor.document), show: () => this.show() };
  }

  /** Resumes a recorded episode: its conversation is back in the panel, with its old verdicts as part of the record. */
  async resume(): Promise<void> {
    const resumed = await chooseEpisode();
    if (!resumed) return;
    this.#parts.recorder.resume(resumed.document, resumed.place);
    this.#conversations.of(resumed.document).acts.resume(resumed.events);
    this.show();
  }

  dispose(): void {
    clearTimeout(this.#soon);
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
