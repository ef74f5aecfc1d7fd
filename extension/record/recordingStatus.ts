import type { Disposable } from "vscode";
import { StatusBarAlignment, window } from "vscode";
import type { Recorder } from "./recorder.ts";

/** Shows in the status bar that episodes are recorded, while they are. */
export function recordingStatus(recorder: Recorder): Disposable {
  const item = window.createStatusBarItem("colloquy.recording", StatusBarAlignment.Right, 49);
  item.name = "Colloquy: recording";
  item.command = "colloquy.stopRecording";
  const show = (): void => {
    const { state } = recorder;
    item.text = state === "failed" ? "$(error) Not recorded" : "$(record) Recording";
    item.tooltip =
      state === "failed"
        ? "Episodes cannot be recorded; see Colloquy's log. Click to stop trying."
        : "Colloquy records episodes in .colloquy/episodes in this workspace. Click to stop.";
    if (state === "on" || state === "failed") item.show();
    else item.hide();
  };
  const subscription = recorder.onDidChange(show);
  show();
  return {
    dispose: () => {
      subscription.dispose();
      item.dispose();
    },
  };
}
