import type { Disposable } from "vscode";
import { StatusBarAlignment, window } from "vscode";
import { shortEngine } from "../panel/viewOfTalk.ts";
import type { LeanService, LeanState } from "./leanService.ts";

/** Which Lean answers, in the status bar. */
export function leanStatus(lean: LeanService): Disposable {
  const item = window.createStatusBarItem("colloquy.lean", StatusBarAlignment.Right, 50);
  item.name = "Colloquy: Lean";
  item.command = "colloquy.showLog";
  const subscription = lean.onDidChangeState((state) => {
    item.text = state.kind === "ready" ? `$(check) ${shortEngine(state.engine)}` : `$(info) Lean: ${state.kind}`;
    item.tooltip = tooltip(state);
    item.show();
  });
  return {
    dispose: () => {
      subscription.dispose();
      item.dispose();
    },
  };
}

function tooltip(state: LeanState): string {
  if (state.kind === "ready") return `${state.engine}\nColloquy: click for the log`;
  return state.kind === "starting" ? state.detail : state.what;
}
