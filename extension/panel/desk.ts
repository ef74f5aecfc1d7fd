import type { Disposable, LogOutputChannel, Memento, TextDocument, TextEditor } from "vscode";
import { EventEmitter, window, workspace } from "vscode";
import { circumstancesOf } from "../../core/episode/utteranceCircumstances.ts";
import type { PanelMessage } from "../../core/protocol/panelMessage.ts";
import type { ViewState } from "../../core/protocol/viewState.ts";
import { PendingMark } from "../editor/pendingMark.ts";
import type { LeanService } from "../lean/leanService.ts";
import type { ModelService } from "../model/modelService.ts";
import { chooseEpisode } from "../record/resumedEpisode.ts";
import { Recorder } from "../record/recorder.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import { CursorGoals } from "./cursorGoals.ts";
import type { HandlerParts } from "./deskHandlers.ts";
import { DeskHandlers, draftKey } from "./deskHandlers.ts";
import type { ProofAtHand, ProofHandlers, WindowHandlers } from "./panelHandlers.ts";
import { handleMessage } from "./panelHandlers.ts";
import type { LearnedOrder } from "../search/learnedOrder.ts";
import { ProofTalk } from "./proofTalk.ts";
import { viewOfTalk } from "./viewOfTalk.ts";

export interface DeskSurroundings extends HandlerParts {
  readonly lean: LeanService;
}

const typingPauseMs = 60;

/** What is going on at the person's cursor: goals, suggestions, the conversation about the file. The panel shows it. */
export class Desk implements Disposable {
  readonly #lean: LeanService;
  readonly #log: LogOutputChannel;
  readonly #drafts: Memento;
  readonly #recorder: Recorder;
  readonly #steps: CheckedSteps;
  readonly #models: ModelService;
  readonly #learned: LearnedOrder;
  readonly #mark = new PendingMark();
  readonly #goals: CursorGoals;
  readonly #talks = new Map<string, ProofTalk>();
  readonly #changed = new EventEmitter<ViewState>();
  readonly #handlers: WindowHandlers & ProofHandlers;
  readonly #disposables: Disposable[];
  readonly onDidChange = this.#changed.event;
  #editor: TextEditor | undefined;
  #revision = 0;
  /** Of the file at hand, when it was shown last. */
  #shownVersion: number | undefined;
  #soon: NodeJS.Timeout | undefined;

  constructor({ lean, ...parts }: DeskSurroundings) {
    const { steps, log, drafts, recorder, models, learned } = parts;
    this.#lean = lean;
    this.#log = log;
    this.#drafts = drafts;
    this.#steps = steps;
    this.#recorder = recorder;
    this.#models = models;
    this.#learned = learned;
    this.#goals = new CursorGoals({ lean, log }, (document, goals) => {
      this.#talkOf(document).goals = goals;
      this.show();
      if (goals && this.#editor?.document === document) this.#prepare(this.#editor);
    });
    const handlers = new DeskHandlers(parts, this);
    this.#handlers = handlers.all;
    this.#disposables = [
      handlers,
      models.onDidChange(() => this.show()),
      this.#goals,
      this.#changed,
      this.#mark,
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
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const talk = this.#talks.get(document.uri.toString());
        const before = talk?.conversation;
        // That a file became dirty or was saved is told here too.
        if (contentChanges.length > 0) talk?.typed();
        for (const change of contentChanges) talk?.follow(change, document.getText());
        // An undone step or a suggestion that has become stale is seen before Lean has spoken again, and once.
        if (talk && (talk.conversation !== before || this.#becameStale(talk, document))) this.#showSoon();
        if (this.#editor && document === this.#editor.document) this.#goals.typed(this.#editor);
      }),
      workspace.onDidCloseTextDocument((document) => this.#steps.forget(document)),
    ];
    this.#moveTo(window.activeTextEditor);
  }

  /** Nobody waits for this. */
  #prepare({ document, selection }: TextEditor): void {
    const offset = document.offsetAt(selection.active);
    this.#steps.prepare(document, offset).catch((error: unknown) => this.#log.debug(String(error)));
  }

  get view(): ViewState {
    const document = this.#editor?.document;
    return viewOfTalk(document && this.#talkOf(document), {
      revision: this.#revision,
      lean: document && this.#lean.stateOf(document),
      document: document && {
        name: workspace.asRelativePath(document.uri),
        line: (this.#editor?.selection.active.line ?? 0) + 1,
        version: document.version,
      },
      notice: this.#placeNotice(),
      model: this.#models.shown,
      learned: this.#learned.view,
      lineOf: (offset) => (document?.positionAt(offset).line ?? 0) + 1,
      recording: document && Recorder.folderOf(document) !== undefined ? this.#recorder.state : null,
    });
  }

  #placeNotice(): string | undefined {
    if (!workspace.isTrusted) return "This workspace is not trusted, so no Lean is started. Trust it to see goals.";
    if (!this.#editor) return "Open a Lean file and put the cursor into a proof.";
    const { scheme } = this.#editor.document.uri;
    if (scheme === "untitled") return "Lean needs the file on a disk: save it first.";
    return scheme === "file" ? undefined : `This file is not on a disk (${scheme}), and Lean reads only from disks.`;
  }

  #talkOf(document: TextDocument): ProofTalk {
    const uri = document.uri.toString();
    const known = this.#talks.get(uri);
    if (known) return known;
    // What is said about no proposal in particular belongs to where the cursor is.
    const talk = new ProofTalk((event, about) => {
      const cursor = this.#editor?.document === document ? document.offsetAt(this.#editor.selection.active) : 0;
      const { askedMs, lastTypedMs, isSilenced } = talk;
      const around = { askedMs, lastTypedMs, isSilenced, hasDraft: talk.draft !== "", nowMs: Date.now() };
      const circumstances = circumstancesOf(event, around);
      this.#recorder.note(document, { offset: about?.hole.start ?? cursor, about, circumstances }, event);
    });
    talk.draft = this.#drafts.get(draftKey(document), "");
    this.#talks.set(uri, talk);
    return talk;
  }

  /** Whether something is shown as up to date that no longer is. */
  #becameStale({ suggestions }: ProofTalk, { version }: TextDocument): boolean {
    const shown = this.#shownVersion;
    return shown !== version && [...suggestions.values()].some(({ verdict }) => verdict.documentVersion === shown);
  }

  /** Sends the panel what there is to see now. */
  show(): void {
    this.#revision += 1;
    this.#shownVersion = this.#editor?.document.version;
    this.#changed.fire(this.view);
    this.#showMark();
  }

  /** Once for all that a person types in the meantime. */
  #showSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.show();
    }, typingPauseMs);
  }

  #showMark(): void {
    const talk = this.#editor && this.#talkOf(this.#editor.document);
    if (talk?.checking) this.#mark.show(this.#editor, { line: talk.checking.line, text: "Lean: checking" });
    else if (talk?.search?.isRunning)
      this.#mark.show(this.#editor, {
        line: talk.search.line,
        text: `Lean: ${talk.search.figures?.leanCalls ?? 0} tried for a proof`,
      });
    else if (talk?.asking?.isRunning)
      this.#mark.show(this.#editor, { line: talk.asking.line, text: `Lean: ${talk.asking.screened} tried` });
    else this.#mark.show(this.#editor, undefined);
  }

  #moveTo(editor: TextEditor | undefined): void {
    // The panel takes the focus from the editor without ending the conversation about its file.
    if (editor?.document.languageId !== "lean4") return;
    this.#editor = editor;
    this.#goals.soon(this.#editor);
  }

  /** What a person did in the panel or by a command. */
  async act(message: PanelMessage): Promise<void> {
    const proof = this.proofAtHand();
    // That the panel has come up again is no person's doing, and what is typed into it says so itself.
    if (proof && message.kind !== "ready") {
      proof.talk.notice = undefined;
      if (message.kind !== "draft") proof.talk.hasSpokenUnasked = false;
    }
    await handleMessage(message, this.#handlers, proof);
  }

  proofAtHand(): ProofAtHand | undefined {
    const editor = this.#editor;
    return editor && { editor, talk: this.#talkOf(editor.document), show: () => this.show() };
  }

  /** Goes on with a recorded episode: its conversation stands in the panel again, its old verdicts as what was said. */
  async resume(): Promise<void> {
    const resumed = await chooseEpisode();
    if (!resumed) return;
    this.#recorder.resume(resumed.document, resumed.place);
    this.#talkOf(resumed.document).resume(resumed.events);
    this.show();
  }

  dispose(): void {
    clearTimeout(this.#soon);
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
