import type { Disposable, LogOutputChannel, Memento, TextDocument, TextEditor } from "vscode";
import { EventEmitter, env, window, workspace } from "vscode";
import type { Hole } from "../../core/lean/hole.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import type { PanelMessage } from "../../core/protocol/panelMessage.ts";
import type { ViewState } from "../../core/protocol/viewState.ts";
import { PendingMark } from "../editor/pendingMark.ts";
import { insertStep, takeBack } from "../editor/stepEdit.ts";
import type { LeanService } from "../lean/leanService.ts";
import { chooseEpisode } from "../record/episodeList.ts";
import { Recorder } from "../record/recorder.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import { CursorGoals } from "./cursorGoals.ts";
import type { Checked } from "./proofTalk.ts";
import { person, ProofTalk } from "./proofTalk.ts";
import { viewOfTalk } from "./viewOfTalk.ts";

export interface DeskSurroundings {
  readonly lean: LeanService;
  readonly steps: CheckedSteps;
  readonly log: LogOutputChannel;
  /** Outlives a reload of the window. */
  readonly drafts: Memento;
  readonly recorder: Recorder;
}

/** What is going on at the person's cursor: goals, suggestions, the conversation about the file. The panel shows it. */
export class Desk implements Disposable {
  readonly #lean: LeanService;
  readonly #drafts: Memento;
  readonly #recorder: Recorder;
  readonly #steps: CheckedSteps;
  readonly #mark = new PendingMark();
  readonly #goals: CursorGoals;
  readonly #talks = new Map<string, ProofTalk>();
  readonly #changed = new EventEmitter<ViewState>();
  readonly #disposables: Disposable[];
  readonly onDidChange = this.#changed.event;
  #editor: TextEditor | undefined;
  #revision = 0;
  #asking: AbortController | undefined;

  constructor({ lean, steps, log, drafts, recorder }: DeskSurroundings) {
    this.#lean = lean;
    this.#drafts = drafts;
    this.#steps = steps;
    this.#recorder = recorder;
    this.#goals = new CursorGoals({ lean, log }, (document, goals) => {
      this.#talkOf(document).goals = goals;
      this.#show();
    });
    this.#disposables = [
      this.#goals,
      this.#changed,
      this.#mark,
      recorder.onDidChange(() => this.#show()),
      lean.onDidChangeState((state) => {
        if (state.kind === "ready") this.#goals.soon(this.#editor);
        this.#show();
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#moveTo(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moveTo(textEditor)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const talk = this.#talks.get(document.uri.toString());
        for (const change of contentChanges) talk?.follow(change, document.getText());
        if (document === this.#editor?.document) this.#goals.soon(this.#editor);
      }),
      workspace.onDidCloseTextDocument((document) => this.#steps.forget(document)),
    ];
    this.#moveTo(window.activeTextEditor);
  }

  get view(): ViewState {
    const document = this.#editor?.document;
    return viewOfTalk(document && this.#talkOf(document), {
      revision: this.#revision,
      lean: this.#lean.state,
      document: document && {
        name: workspace.asRelativePath(document.uri),
        line: (this.#editor?.selection.active.line ?? 0) + 1,
        version: document.version,
      },
      notice: this.#placeNotice(),
      recording: document && Recorder.folderOf(document) !== undefined ? this.#recorder.state : null,
    });
  }

  #placeNotice(): string | undefined {
    if (!workspace.isTrusted) return "This workspace is not trusted, so no Lean is started. Trust it to see goals.";
    if (!this.#editor) return "Open a Lean file and put the cursor into a proof.";
    return this.#editor.document.uri.scheme === "file" ? undefined : "Lean needs the file on a disk: save it first.";
  }

  #talkOf(document: TextDocument): ProofTalk {
    const uri = document.uri.toString();
    const known = this.#talks.get(uri);
    if (known) return known;
    // What is said about no proposal in particular belongs to where the cursor is.
    const talk = new ProofTalk((event, about) => {
      const cursor = this.#editor?.document === document ? document.offsetAt(this.#editor.selection.active) : 0;
      this.#recorder.note(document, { offset: about?.hole.start ?? cursor, about }, event);
    });
    talk.draft = this.#drafts.get(draftKey(document), "");
    this.#talks.set(uri, talk);
    return talk;
  }

  #show(): void {
    this.#revision += 1;
    this.#changed.fire(this.view);
    this.#showMark();
  }

  #showMark(): void {
    const asking = this.#editor && this.#talkOf(this.#editor.document).asking;
    const text = asking && `Lean: ${asking.screened} tried`;
    this.#mark.show(this.#editor, asking?.isRunning && text !== undefined ? { line: asking.line, text } : undefined);
  }

  #moveTo(editor: TextEditor | undefined): void {
    // The panel takes the focus from the editor without ending the conversation about its file.
    if (editor?.document.languageId !== "lean4") return;
    this.#editor = editor;
    this.#goals.soon(this.#editor);
  }

  /** What a person did in the panel or by a command. */
  async act(message: PanelMessage): Promise<void> {
    const editor = this.#editor;
    if (message.kind === "stop") this.#asking?.abort();
    if (message.kind === "ready") this.#show();
    if (message.kind === "copy") await env.clipboard.writeText(message.text);
    if (message.kind === "record") await this.#recorder.choose(message.on);
    if (message.kind === "episodes") await this.resume();
    if (!editor) return;
    const talk = this.#talkOf(editor.document);
    talk.notice = undefined;
    switch (message.kind) {
      case "ask":
        return this.#ask(editor, talk);
      case "propose":
        return this.#propose(editor, talk, message);
      case "comment":
        talk.comment(message.text);
        talk.draft = "";
        break;
      case "insert":
        return this.#insertSuggestion(editor, talk, message);
      case "insertProposal":
        return this.#insertProposal(editor, talk, message.utterance);
      case "reject":
        this.#reject(talk, message);
        break;
      case "undo":
        return this.#undo(editor.document, talk, message.utterance);
      case "withdraw":
        talk.say({ kind: "withdrawn", utterance: message.utterance });
        break;
      case "draft":
        // The panel has the text already; sending it back would fight with the person's typing.
        talk.draft = message.text;
        await this.#drafts.update(draftKey(editor.document), message.text === "" ? undefined : message.text);
        return;
      default:
        return;
    }
    this.#show();
  }

  /** Goes on with a recorded episode: its conversation stands in the panel again, its old verdicts as what was said. */
  async resume(): Promise<void> {
    const resumed = await chooseEpisode();
    if (!resumed) return;
    this.#recorder.resume(resumed.document, resumed.place);
    this.#talkOf(resumed.document).resume(resumed.events);
    this.#show();
  }

  async #ask(editor: TextEditor, talk: ProofTalk): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    talk.suggestions.clear();
    const { line } = editor.selection.active;
    talk.asking = { screened: 0, isRunning: true, line };
    this.#show();
    const { document } = editor;
    const offset = document.offsetAt(editor.selection.active);
    let screened = 0;
    for await (const found of this.#steps.suggestions(document, { offset }, asking.signal)) {
      if (asking.signal.aborted) break;
      if (!("kind" in found)) talk.suggest(found);
      else if (found.kind === "screened") screened += 1;
      else talk.notice = found.message;
      talk.asking = { screened, isRunning: true, line };
      if (!("kind" in found) || screened % 8 === 0) this.#show();
    }
    if (this.#asking !== asking) return;
    talk.asking = { screened, isRunning: false, line };
    this.#recorder.noteSuggestions(document, [...talk.suggestions.values()]);
    this.#show();
  }

  async #propose(
    editor: TextEditor,
    talk: ProofTalk,
    { tactic, target }: PanelMessage & { kind: "propose" },
  ): Promise<void> {
    const checked = await this.#check(editor, { tactic, source: "person" });
    if (typeof checked === "string") talk.notice = checked;
    else {
      const finished = isFinished(checked);
      talk.propose(checked, { actor: person, finished, ...(target === undefined ? {} : { target }) });
      talk.draft = "";
    }
    this.#show();
  }

  async #check(
    editor: TextEditor,
    { tactic, source, hole }: { readonly tactic: string; readonly source: string; readonly hole?: Hole },
  ): Promise<Checked | string> {
    const { document } = editor;
    // What was meant for one hole stays with it, wherever the cursor is by now.
    const offset = hole?.start ?? document.offsetAt(editor.selection.active);
    const signal = AbortSignal.timeout(120_000);
    const result = await this.#steps.check(document, { offset, tactic, source }, signal);
    return result.kind === "ok" ? result.value : result.problem;
  }

  async #insertSuggestion(
    editor: TextEditor,
    talk: ProofTalk,
    { suggestion, andContinue }: PanelMessage & { kind: "insert" },
  ): Promise<void> {
    const found = talk.suggestions.get(suggestion);
    if (!found) return;
    const fresh = await this.#current(editor, talk, found);
    if (!fresh) return this.#show();
    const actor = { id: `Lean (${fresh.source})`, kind: "lean" } as const;
    const id = talk.propose(fresh, { actor, finished: isFinished(fresh) });
    if (await this.#insert(editor.document, talk, { id, checked: fresh })) talk.suggestions.clear();
    this.#show();
    if (andContinue && fresh.verdict.kind === "progress") await this.#ask(editor, talk);
  }

  async #insertProposal(editor: TextEditor, talk: ProofTalk, utterance: string): Promise<void> {
    const found = talk.proposals.get(utterance);
    const fresh = found && (await this.#current(editor, talk, found));
    if (fresh) await this.#insert(editor.document, talk, { id: utterance, checked: fresh });
    this.#show();
  }

  /** A verdict about another version is worth nothing: the same text is checked again before it may be inserted. */
  async #current(editor: TextEditor, talk: ProofTalk, found: Checked): Promise<Checked | undefined> {
    const isCurrent = found.verdict.documentVersion === editor.document.version;
    const checked = isCurrent ? found : await this.#check(editor, found);
    if (typeof checked === "string") talk.notice = checked;
    else if (!isVerified(checked.verdict))
      talk.notice = `The file has changed and Lean no longer accepts: ${found.tactic}`;
    else if (checked.verdict.documentVersion !== editor.document.version)
      talk.notice = "The file changed while it was checked.";
    else return checked;
    return undefined;
  }

  async #insert(
    document: TextDocument,
    talk: ProofTalk,
    { id, checked }: { readonly id: string; readonly checked: Checked },
  ): Promise<boolean> {
    const step = await insertStep(document, checked.edit);
    if (!step) {
      talk.notice = "The editor refused the edit; the file may be read-only.";
      return false;
    }
    talk.insertedSteps.set(id, step);
    talk.say({ kind: "decided", utterance: id, decision: "accepted" });
    return true;
  }

  #reject(talk: ProofTalk, { suggestion, reason }: PanelMessage & { kind: "reject" }): void {
    const found = talk.suggestions.get(suggestion);
    if (!found) return;
    talk.suggestions.delete(suggestion);
    const id = talk.propose(found, { actor: { id: `Lean (${found.source})`, kind: "lean" }, finished: false });
    talk.say({ kind: "decided", utterance: id, decision: "rejected" });
    if (reason.trim() === "") return;
    talk.say({ kind: "criticised", id: `${id}-why`, timeMs: Date.now(), actor: person, text: reason, target: id });
  }

  async #undo(document: TextDocument, talk: ProofTalk, utterance: string): Promise<void> {
    const step = talk.insertedSteps.get(utterance);
    if (!step) return;
    // The conversation hears of it by the change of the document, as of any other undo.
    if (!(await takeBack(document, step)))
      talk.notice = "The step is no longer in the file as it was inserted, so it is not taken back.";
    this.#show();
  }

  dispose(): void {
    this.#asking?.abort();
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

function draftKey(document: TextDocument): string {
  return `draft ${document.uri.toString()}`;
}

/** V4 is only given to a declaration that is finished; holes of other declarations do not matter to it. */
function isFinished({ verdict }: Checked): boolean {
  return verdict.kind === "proved" && verdict.level === "V4";
}
