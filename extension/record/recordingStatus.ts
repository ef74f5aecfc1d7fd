import type { Disposable } from "vscode";
import { StatusBarAlignment, window } from "vscode";
import type { Recorder } from "./recorder.ts";

/** Whether what happens is written down, for as long as it is. */
export function recordingStatus(recorder: Recorder): Disposable {
  const item = window.createStatusBarItem("colloquy.recording", StatusBarAlignment.Right, 49);
  item.name = "Colloquy: recording";
  item.command = "colloquy.stopRecording";
  const show = (): void => {
    const { state } = recorder;
    item.text = state === "failed" ? "$(error) Not recorded" : "$(record) Recording";
    item.tooltip =
      state === "failed"
        ? "The log of episodes cannot be written; see the log of Colloquy. Click to stop trying."
        : "Colloquy writes episodes to .colloquy/episodes in this workspace. Click to stop.";
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
