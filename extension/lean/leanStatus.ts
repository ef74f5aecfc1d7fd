import type { StatusBarItem } from "vscode";
import { Disposable, StatusBarAlignment, ThemeColor, window } from "vscode";
import { leanMemory } from "./leanMemory.ts";
import type { LeanService, LeanState } from "./leanService.ts";
import { shortEngine } from "./shortEngine.ts";

/** Often enough to see a worker grow, seldom enough to cost nothing. */
const memoryEveryMs = 10_000;

/** The status bar item with the Lean of the file at hand and the memory of this window's Lean servers. */
export function leanStatus(lean: LeanService): Disposable {
  const item = window.createStatusBarItem("colloquy.lean", StatusBarAlignment.Right, 50);
  item.name = "Colloquy: Lean";
  item.command = "colloquy.showLog";
  let memory: string | undefined;
  const show = (): void => {
    const document = window.activeTextEditor?.document;
    // If a panel or an output channel has the focus, the last state stays.
    if (document && document.languageId !== "lean4" && document.uri.scheme === "file") item.hide();
    const state = document && lean.stateOf(document);
    if (state) showState(item, state, memory);
  };
  const measure = async (): Promise<void> => {
    if (!isLeanAtHand(lean)) return;
    const bytes = await leanMemory();
    memory = bytes === undefined || bytes === 0 ? undefined : gigabytes(bytes);
    show();
  };
  // If the process table cannot be read, no memory is shown.
  const timer = setInterval(() => void measure().catch(() => undefined), memoryEveryMs);
  return Disposable.from(item, lean.onDidChangeState(show), window.onDidChangeActiveTextEditor(show), {
    dispose: () => clearInterval(timer),
  });
}

/** A window that nobody looks at measures nothing. */
function isLeanAtHand(lean: LeanService): boolean {
  const document = window.activeTextEditor?.document;
  return window.state.focused && document !== undefined && lean.stateOf(document)?.kind === "ready";
}

function showState(item: StatusBarItem, state: LeanState, memory: string | undefined): void {
  item.text = textOf(state, memory);
  item.tooltip = tooltip(state, memory);
  item.backgroundColor = state.kind === "failed" ? new ThemeColor("statusBarItem.errorBackground") : undefined;
  item.show();
}

function textOf(state: LeanState, memory: string | undefined): string {
  if (state.kind === "starting") return "$(sync~spin) Lean";
  if (state.kind === "failed") return "$(error) No Lean";
  return `$(check) ${shortEngine(state.engine)}${memory === undefined ? "" : ` · ${memory}`}`;
}

function tooltip(state: LeanState, memory: string | undefined): string {
  if (state.kind === "failed") return state.next === undefined ? state.what : `${state.what}; ${state.next}`;
  if (state.kind === "starting") return state.detail;
  const used = memory === undefined ? "" : `\nLean's servers in this window: ${memory}`;
  return `${state.engine}${used}\nColloquy: click for the log`;
}

/** "0.9 GB". */
function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
