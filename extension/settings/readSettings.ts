import { workspace } from "vscode";
import type { Settings } from "./settingsSchema.ts";
import { settingName, SettingsSchema } from "./settingsSchema.ts";

/** The only reader of our settings. A value of the wrong type counts as not set. */
export function readSettings(): Settings {
  const section = workspace.getConfiguration("colloquy");
  const keys = Object.keys(SettingsSchema.shape);
  return SettingsSchema.parse(Object.fromEntries(keys.map((key) => [key, section.get(settingName(key))])));
}
