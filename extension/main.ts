import type { Disposable, ExtensionContext, LogOutputChannel } from "vscode";
import { CodeActionKind, Position, Selection, commands, extensions, languages, window, workspace } from "vscode";
import type { PanelMessage } from "../core/protocol/panelMessage.ts";
import { HoleActions } from "./editor/codeActions.ts";
import { GhostText } from "./editor/ghostText.ts";
import { HoleLens } from "./editor/holeLens.ts";
import { LeanService } from "./lean/leanService.ts";
import { leanStatus } from "./lean/leanStatus.ts";
import { languageModelTools } from "./model/languageModelTools.ts";
import { ModelService } from "./model/modelService.ts";
import { CheckedSteps } from "./panel/checkedSteps.ts";
import { Desk } from "./panel/desk.ts";
import { PanelView } from "./panel/panelView.ts";
import { removeEpisode } from "./record/episodeDeletion.ts";
import { exportAllEpisodes } from "./record/episodeExport.ts";
import { readEpisode } from "./record/episodeTranscript.ts";
import { markdownPages } from "./record/markdownPages.ts";
import { Recorder } from "./record/recorder.ts";
import { recordingStatus } from "./record/recordingStatus.ts";
import { readSettings } from "./settings.ts";
import { openExample } from "./walkthrough/openExample.ts";

const lean4 = { language: "lean4" };

/** The editor calls `deactivate` without anything, so what there is to end is kept here. */
let endLean: (() => Promise<void>) | undefined;

/** Called by the editor when the window closes or the extension is switched off; settles when no Lean is left. */
export async function deactivate(): Promise<void> {
  await endLean?.();
  endLean = undefined;
}

/** Called by the editor when a Lean file is opened. Nothing is started here; the first question starts Lean. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel("Colloquy", { log: true });
  const lean = new LeanService(context.extensionPath, log);
  endLean = () => lean.end();
  const steps = new CheckedSteps(lean, log);
  const recorder = new Recorder(log, (folder) => {
    const state = lean.stateIn(folder);
    const options = { allowNativeDecide: String(readSettings().allowNativeDecide) };
    return state?.kind === "ready" ? { engine: state.engine, options } : { options };
  });
  const models = new ModelService(context, log);
  const desk = new Desk({ lean, steps, log, recorder, models, drafts: context.workspaceState });
  const panel = new PanelView(desk, context.extensionUri, log);
  context.subscriptions.push(log, lean, recorder, models, desk, panel);
  const features: Readonly<Record<string, () => Disposable>> = {
    panel: () => window.registerWebviewViewProvider(PanelView.viewId, panel),
    "code actions": () =>
      languages.registerCodeActionsProvider(lean4, new HoleActions(() => models.shown !== undefined), {
        providedCodeActionKinds: [CodeActionKind.QuickFix],
      }),
    "code lens": () => languages.registerCodeLensProvider(lean4, new HoleLens()),
    "ghost text": () => languages.registerInlineCompletionItemProvider(lean4, new GhostText(steps)),
    status: () => leanStatus(lean),
    "companion's arrival": () =>
      extensions.onDidChange(() => {
        lean.retryFailed().catch((error: unknown) => log.error(String(error)));
      }),
    "recording mark": () => recordingStatus(recorder),
    pages: () => markdownPages(),
    settings: () =>
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("colloquy.toolchain"))
          lean.restart().catch((error: unknown) => log.error(String(error)));
        if (event.affectsConfiguration("colloquy.model")) models.changed();
      }),
    "language-model tools": () => languageModelTools({ desk, steps }),
    explanations: () =>
      commands.registerCommand("colloquy.explainError", (message: unknown) => explainError(desk, message)),
    ...commandFeatures({ context, desk, panel, lean, recorder, models, log }),
  };
  for (const [name, register] of Object.entries(features)) {
    // One that fails must not take the others with it.
    try {
      context.subscriptions.push(register());
    } catch (error) {
      log.error(`no ${name}: ${String(error)}`);
    }
  }
}

interface Parts {
  readonly context: ExtensionContext;
  readonly desk: Desk;
  readonly panel: PanelView;
  readonly lean: LeanService;
  readonly recorder: Recorder;
  readonly models: ModelService;
  readonly log: LogOutputChannel;
}

/** Longer complaints of Lean are mostly the goal, which the model is told anyway. */
const explainedCharacters = 4000;

async function explainError(desk: Desk, message: unknown): Promise<void> {
  if (typeof message !== "string") return;
  const words = `Explain this error: ${message.slice(0, explainedCharacters)}`;
  await askInPanel(desk, { kind: "askModel", role: "tutor", hint: "tactic", words });
}

/** What a model says is seen in the panel, so the panel comes first. */
async function askInPanel(desk: Desk, message: PanelMessage): Promise<void> {
  await commands.executeCommand(`${PanelView.viewId}.focus`);
  await desk.act(message);
}

function commandFeatures({
  context,
  desk,
  panel,
  lean,
  recorder,
  models,
  log,
}: Parts): Record<string, () => Disposable> {
  const ask = async (place?: { readonly line: number; readonly character: number }): Promise<void> => {
    const editor = window.activeTextEditor;
    if (place && editor) {
      const at = new Position(place.line, place.character);
      editor.selection = new Selection(at, at);
    }
    await commands.executeCommand(`${PanelView.viewId}.focus`);
    await desk.act({ kind: "ask" });
  };
  const insertFirst = async (): Promise<void> => {
    const [first] = desk.view.suggestions;
    if (first) await desk.act({ kind: "insert", suggestion: first.id, andContinue: false });
    else await ask();
  };
  const actions: Readonly<Record<string, (place?: { line: number; character: number }) => unknown>> = {
    suggest: ask,
    insertFirst,
    stop: () => desk.act({ kind: "stop" }),
    compose: () => panel.focusComposer(),
    restartLean: () => lean.restart(),
    showLog: () => log.show(),
    openExample: () => openExample(context),
    startRecording: () => recorder.choose(true),
    stopRecording: () => recorder.choose(false),
    episodes: () => desk.resume(),
    askModel: () => askInPanel(desk, { kind: "askModel", role: "proposer" }),
    hint: () => askInPanel(desk, { kind: "askModel", role: "tutor", hint: "nudge" }),
    setModelKey: () => models.setKey(),
    testModel: () => models.test(),
    readEpisode: () => readEpisode(),
    exportEpisodes: () => exportAllEpisodes(),
    deleteEpisode: () => removeEpisode(),
  };
  const entries = Object.entries(actions).map(([name, action]) => {
    const id = `colloquy.${name}`;
    return [id, (): Disposable => commands.registerCommand(id, action)] as const;
  });
  return Object.fromEntries(entries);
}
