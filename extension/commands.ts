import type { Disposable, ExtensionContext, LogOutputChannel } from "vscode";
import { Position, Selection, commands, window } from "vscode";
import type { PanelMessage } from "../core/protocol/panelMessage.ts";
import type { LeanService } from "./lean/leanService.ts";
import type { ModelService } from "./model/modelService.ts";
import type { CheckedSteps } from "./proof/checkedSteps.ts";
import type { Desk } from "./panel/desk.ts";
import { PanelView } from "./panel/panelView.ts";
import { removeEpisode } from "./record/episodeDeletion.ts";
import { exportAllEpisodes } from "./record/episodeExport.ts";
import { readEpisode } from "./record/episodeTranscript.ts";
import type { Recorder } from "./record/recorder.ts";
import { openExample } from "./walkthrough/openExample.ts";

/** The parts of the extension in one window. */
export interface Parts {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly lean: LeanService;
  readonly steps: CheckedSteps;
  readonly recorder: Recorder;
  readonly models: ModelService;
  readonly desk: Desk;
  readonly panel: PanelView;
}

/** Longer error messages are mostly the goal, which the model is told anyway. */
const explainedCharacters = 4000;

type Place = { readonly line: number; readonly character: number };

/** The commands of the manifest, and those that only our own menus call; each is registered by itself. */
export function commandFeatures(parts: Parts): Readonly<Record<string, () => Disposable>> {
  const actions = { ...proofCommands(parts), ...windowCommands(parts) };
  const entries = Object.entries(actions).map(([name, action]) => {
    const id = `colloquy.${name}`;
    return [id, (): Disposable => commands.registerCommand(id, action)] as const;
  });
  return Object.fromEntries(entries);
}

/** Opens the panel, which shows the result, and acts at once: Lean need not wait for the panel. */
async function actInPanel(desk: Desk, message: PanelMessage): Promise<void> {
  await Promise.all([commands.executeCommand(`${PanelView.viewId}.focus`), desk.act(message)]);
}

/** Looks for suggestions at the cursor, which is first moved to a place if one is given. */
async function ask(desk: Desk, place?: Place): Promise<void> {
  const editor = window.activeTextEditor;
  if (place && editor) {
    const at = new Position(place.line, place.character);
    editor.selection = new Selection(at, at);
  }
  await actInPanel(desk, { kind: "ask" });
}

function proofCommands({ desk, panel }: Parts): Readonly<Record<string, (given?: unknown) => unknown>> {
  return {
    suggest: (place) => ask(desk, isPlace(place) ? place : undefined),
    prove: () => actInPanel(desk, { kind: "prove" }),
    insertFirst: async () => {
      const [first] = desk.view.suggestions;
      if (first) await desk.act({ kind: "insert", suggestion: first.id, andContinue: false });
      else await ask(desk);
    },
    stop: () => desk.act({ kind: "stop" }),
    compose: () => panel.focusComposer(),
    askModel: () => actInPanel(desk, { kind: "askModel", role: "proposer" }),
    hint: () => actInPanel(desk, { kind: "askModel", role: "tutor", hint: "nudge" }),
    explainError: async (message) => {
      if (typeof message !== "string") return;
      const words = `Explain this error: ${message.slice(0, explainedCharacters)}`;
      await actInPanel(desk, { kind: "askModel", role: "tutor", hint: "tactic", words });
    },
  };
}

function isPlace(given: unknown): given is Place {
  return typeof given === "object" && given !== null && "line" in given && "character" in given;
}

function windowCommands({
  context,
  desk,
  lean,
  log,
  recorder,
  models,
}: Parts): Readonly<Record<string, () => unknown>> {
  return {
    restartLean: () => lean.restart(),
    showLog: () => log.show(),
    openExample: () => openExample(context),
    startRecording: () => recorder.choose(true),
    stopRecording: () => recorder.choose(false),
    episodes: () => desk.resume(),
    setModelKey: () => models.setKey(),
    testModel: () => models.test(),
    readEpisode: () => readEpisode(),
    exportEpisodes: () => exportAllEpisodes(),
    deleteEpisode: () => removeEpisode(),
  };
}
