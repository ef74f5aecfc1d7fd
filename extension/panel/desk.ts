import type { Disposable, LogOutputChannel, Memento, TextDocument, TextEditor } from "vscode";
import { EventEmitter, env, window, workspace } from "vscode";
import type { Goal } from "../../core/lean/goal.ts";
import type { Hole } from "../../core/lean/hole.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import type { PanelMessage } from "../../core/protocol/panelMessage.ts";
import type { ViewState } from "../../core/protocol/viewState.ts";
import { PendingMark } from "../editor/pendingMark.ts";
import { insertStep, lineStart, takeBack } from "../editor/stepEdit.ts";
import { goalsAt } from "../lean/goalsAt.ts";
import type { LeanService } from "../lean/leanService.ts";
import type { CheckedSteps } from "./checkedSteps.ts";
import type { Checked } from "./proofTalk.ts";
import { person, ProofTalk } from "./proofTalk.ts";
import { viewOfTalk } from "./viewOfTalk.ts";

const goalDelayMs = 40;

export interface DeskSurroundings {
  readonly lean: LeanService;
  readonly steps: CheckedSteps;
  readonly log: LogOutputChannel;
  /** Outlives a reload of the window. */
  readonly drafts: Memento;
}

/** What is going on at the person's cursor: goals, suggestions, the conversation about the file. The panel shows it. */
export class Desk implements Disposable {
  readonly #lean: LeanService;
  readonly #log: LogOutputChannel;
  readonly #drafts: Memento;
  readonly #steps: CheckedSteps;
  readonly #mark = new PendingMark();
  readonly #talks = new Map<string, ProofTalk>();
  readonly #changed = new EventEmitter<ViewState>();
  readonly #disposables: Disposable[];
  readonly onDidChange = this.#changed.event;
  #editor: TextEditor | undefined;
  #revision = 0;
  #asking: AbortController | undefined;
  #goalTimer: NodeJS.Timeout | undefined;
  #goalQuestion: AbortController | undefined;

  constructor({ lean, steps, log, drafts }: DeskSurroundings) {
    this.#lean = lean;
    this.#log = log;
    this.#drafts = drafts;
    this.#steps = steps;
    this.#disposables = [
      this.#changed,
      this.#mark,
      lean.onDidChangeState((state) => {
        if (state.kind === "ready") this.#goalsSoon();
        this.#show();
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#moveTo(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moveTo(textEditor)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const talk = this.#talks.get(document.uri.toString());
        for (const change of contentChanges) talk?.follow(change, document.getText());
        if (document === this.#editor?.document) this.#goalsSoon();
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
    const talk = new ProofTalk();
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
    this.#goalsSoon();
  }

  #goalsSoon(): void {
    clearTimeout(this.#goalTimer);
    this.#goalTimer = setTimeout(() => {
      this.#readGoals().catch((error: unknown) => this.#log.error(String(error)));
    }, goalDelayMs);
  }

  async #readGoals(): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    const { document } = editor;
    this.#goalQuestion?.abort();
    const question = new AbortController();
    this.#goalQuestion = question;
    const lean = await this.#lean.leanFor(document);
    const { version } = document;
    const position = editor.selection.active;
    const ask = (at: typeof position): Promise<readonly Goal[] | undefined> =>
      lean ? goalsAt(lean, { document, at }, question.signal) : Promise.resolve(undefined);
    const [now, before] = await Promise.all([ask(position), ask(lineStart(document, position))]);
    if (question.signal.aborted || document.version !== version) return;
    this.#talkOf(document).goals = now ? { now, before } : undefined;
    this.#show();
  }

  /** What a person did in the panel or by a command. */
  async act(message: PanelMessage): Promise<void> {
    const editor = this.#editor;
    if (message.kind === "stop") this.#asking?.abort();
    if (message.kind === "ready") this.#show();
    if (message.kind === "copy") await env.clipboard.writeText(message.text);
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
    clearTimeout(this.#goalTimer);
    this.#asking?.abort();
    this.#goalQuestion?.abort();
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
