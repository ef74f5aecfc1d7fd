import type { ExtensionContext } from "vscode";
import { CodeActionKind, StatusBarAlignment, commands, languages, window, workspace } from "vscode";
import { HoleActions } from "./editor/codeActions.ts";
import { LeanService } from "./lean/leanService.ts";
import { Desk } from "./panel/desk.ts";
import { PanelView } from "./panel/panelView.ts";
import { shortEngine } from "./panel/viewOfTalk.ts";

/** Called by the editor when a Lean file is opened. Nothing is started here; the first question starts Lean. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel("Colloquy", { log: true });
  const lean = new LeanService(context.extensionPath, log);
  const desk = new Desk(lean, log, context.workspaceState);
  const panel = new PanelView(desk, context.extensionUri, log);
  const status = window.createStatusBarItem("colloquy.lean", StatusBarAlignment.Right, 50);
  status.name = "Colloquy: Lean";
  status.command = "colloquy.showLog";
  const ask = async (): Promise<void> => {
    await commands.executeCommand(`${PanelView.viewId}.focus`);
    await desk.act({ kind: "ask" });
  };
  const insertFirst = async (): Promise<void> => {
    const [first] = desk.view.suggestions;
    if (first) await desk.act({ kind: "insert", suggestion: first.id, andContinue: false });
    else await ask();
  };
  context.subscriptions.push(
    ...[log, lean, desk, panel, status],
    window.registerWebviewViewProvider(PanelView.viewId, panel),
    languages.registerCodeActionsProvider({ language: "lean4" }, new HoleActions(), {
      providedCodeActionKinds: [CodeActionKind.QuickFix],
    }),
    commands.registerCommand("colloquy.suggest", ask),
    commands.registerCommand("colloquy.insertFirst", insertFirst),
    commands.registerCommand("colloquy.stop", () => desk.act({ kind: "stop" })),
    commands.registerCommand("colloquy.compose", () => panel.focusComposer()),
    commands.registerCommand("colloquy.restartLean", () => lean.restart()),
    commands.registerCommand("colloquy.showLog", () => log.show()),
    lean.onDidChangeState((state) => {
      status.text = state.kind === "ready" ? `$(check) ${shortEngine(state.engine)}` : `$(info) Lean: ${state.kind}`;
      status.tooltip =
        state.kind === "ready"
          ? `${state.engine}\nColloquy: click for the log`
          : state.kind === "starting"
            ? state.detail
            : state.what;
      status.show();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("colloquy.toolchain"))
        lean.restart().catch((error: unknown) => log.error(String(error)));
    }),
  );
}
