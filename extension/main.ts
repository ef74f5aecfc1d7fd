import type { Disposable, ExtensionContext } from "vscode";
import { CodeActionKind, extensions, languages, window, workspace } from "vscode";
import type { Parts } from "./commands.ts";
import { commandFeatures } from "./commands.ts";
import { HoleActions } from "./editor/codeActions.ts";
import { editorActions } from "./editor/editorActions.ts";
import { GhostText } from "./editor/ghostText.ts";
import { HoleLens } from "./editor/holeLens.ts";
import { laterBundle } from "./bundles/laterBundle.ts";
import type * as searchBundle from "./search/searchBundle.ts";
import { LeanService } from "./lean/leanService.ts";
import { leanStatus } from "./lean/leanStatus.ts";
import { languageModelTools } from "./model/languageModelTools.ts";
import { ModelService } from "./model/modelService.ts";
import { CheckedSteps } from "./proof/checkedSteps.ts";
import { DocumentLanes } from "./proof/documentLanes.ts";
import { Desk } from "./panel/desk.ts";
import { PanelView } from "./panel/panelView.ts";
import { markdownPages } from "./record/markdownPages.ts";
import { Recorder } from "./record/recorder.ts";
import { recordingStatus } from "./record/recordingStatus.ts";
import { LearnedFile } from "../store/ranking/learnedFile.ts";
import { LearnedOrder } from "../store/ranking/learnedOrder.ts";
import { readSettings } from "./settings/readSettings.ts";

const lean4 = { language: "lean4" };

/** The editor calls `deactivate` without arguments, so the services to end are kept here. */
let endLean: (() => Promise<void>) | undefined;

/** Called by the editor when the window closes or the extension is switched off; settles when no Lean is left. */
export async function deactivate(): Promise<void> {
  await endLean?.();
  endLean = undefined;
}

/** Called by the editor when a Lean file is opened. Nothing is started here; the first question starts Lean. */
export function activate(context: ExtensionContext): void {
  const parts = partsOf(context);
  const { log, lean, recorder, models, desk, panel } = parts;
  endLean = () => lean.end();
  context.subscriptions.push(log, lean, recorder, models, desk, panel);
  for (const [name, register] of Object.entries({
    ...shownFeatures(parts),
    ...listeningFeatures(parts),
    ...commandFeatures(parts),
  })) {
    // One that fails must not take the others with it.
    try {
      context.subscriptions.push(register());
    } catch (error) {
      log.error(`no ${name}: ${String(error)}`);
    }
  }
}

function partsOf(context: ExtensionContext): Parts {
  const log = window.createOutputChannel("Colloquy", { log: true });
  const settings = readSettings;
  const search = (): typeof searchBundle => laterBundle<typeof searchBundle>("search");
  const lean = new LeanService(context.extensionPath, log, settings);
  const steps = new CheckedSteps({ holes: new DocumentLanes(lean, settings), log, settings, code: search });
  const recorder = new Recorder(log, (folder) => {
    const state = lean.stateIn(folder);
    const options = { allowNativeDecide: String(settings().allowNativeDecide) };
    return state?.kind === "ready" ? { engine: state.engine, options } : { options };
  });
  const models = new ModelService(context, log, settings);
  const learned = new LearnedOrder({
    file: learnedFile(),
    newRanking: () => new (search().HistoryRanking)(),
    warn: (words) => log.warn(words),
  });
  const drafts = context.workspaceState;
  const editor = editorActions;
  const desk = new Desk({ lean, steps, log, recorder, models, learned, drafts, settings, search, editor });
  const panel = new PanelView(desk, context.extensionUri, log);
  return { context, log, lean, steps, recorder, models, desk, panel };
}

/** Of the window's first folder, as the command line has it too. */
function learnedFile(): LearnedFile | undefined {
  const [folder] = workspace.workspaceFolders ?? [];
  return folder && new LearnedFile(folder.uri.fsPath);
}

type Features = Readonly<Record<string, () => Disposable>>;

/** The features shown in the editor beside the person's text, and in the panel. */
function shownFeatures({ lean, steps, recorder, models, panel }: Parts): Features {
  return {
    panel: () => window.registerWebviewViewProvider(PanelView.viewId, panel),
    "code actions": () =>
      languages.registerCodeActionsProvider(lean4, new HoleActions(() => models.shown !== undefined), {
        providedCodeActionKinds: [CodeActionKind.QuickFix],
      }),
    "code lens": () => languages.registerCodeLensProvider(lean4, new HoleLens(() => readSettings().codeLens)),
    "ghost text": () =>
      languages.registerInlineCompletionItemProvider(lean4, new GhostText(steps, () => readSettings().ghostText)),
    status: () => leanStatus(lean),
    "recording mark": () => recordingStatus(recorder),
    pages: () => markdownPages(),
  };
}

/** The listeners to the editor and to other extensions. */
function listeningFeatures({ lean, steps, models, desk, log }: Parts): Features {
  return {
    "companion's arrival": () =>
      extensions.onDidChange(() => {
        lean.retryFailed().catch((error: unknown) => log.error(String(error)));
      }),
    settings: () =>
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("colloquy.toolchain"))
          lean.restart().catch((error: unknown) => log.error(String(error)));
        if (event.affectsConfiguration("colloquy.model")) models.changed();
      }),
    "language-model tools": () => languageModelTools({ view: () => desk.view, steps }),
  };
}
