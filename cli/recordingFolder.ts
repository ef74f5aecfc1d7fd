import { RecordingChoices } from "../store/recordingChoice.ts";

/** The folder of the log, and the form of consent to recording. */
export interface RecordingFolder {
  readonly folder: string;
  readonly consent: string;
}

/**
 * The flag wins: a folder, or `false` for none. Without it, the nearest folder above the file for which recording is on.
 */
export function recordingFolder(flag: string | boolean | undefined, file: string): RecordingFolder | undefined {
  if (flag === false) return undefined;
  if (typeof flag === "string") return { folder: flag, consent: "asked for on the command line" };
  if (flag === true) return { folder: process.cwd(), consent: "asked for on the command line" };
  const choice = new RecordingChoices().recordedAbove(file);
  return choice && { folder: choice.folder, consent: choice.consent };
}
