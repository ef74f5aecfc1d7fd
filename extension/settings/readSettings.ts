import { workspace } from "vscode";
import type { Settings } from "./settingsSchema.ts";
import { SettingsSchema } from "./settingsSchema.ts";

/** The only reader of our settings. A value of the wrong type counts as not set. */
export function readSettings(): Settings {
  const section = workspace.getConfiguration("colloquy");
  return SettingsSchema.parse({
    toolchain: section.get("toolchain"),
    lanes: section.get("lanes"),
    askSeconds: section.get("askSeconds"),
    proveSeconds: section.get("proveSeconds"),
    allowNativeDecide: section.get("allowNativeDecide"),
    ghostText: section.get("ghostText"),
    codeLens: section.get("codeLens"),
    modelBaseUrl: section.get("model.baseUrl"),
    modelName: section.get("model.name"),
    modelRoles: section.get("model.roles"),
    modelMaxTokens: section.get("model.maxTokens"),
    modelQuietSeconds: section.get("model.quietSeconds"),
    modelPrices: section.get("model.prices"),
    modelMaxCost: section.get("model.maxCost"),
  });
}
