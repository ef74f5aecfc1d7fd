import { freemem } from "node:os";
import * as z from "zod";
import { defaultLanes } from "../../lean-bridge/shadow/defaultLanes.ts";

/** The valid settings; a person can write any JSON, and an invalid value counts as not set. */
export const SettingsSchema = z.object({
  /** Empty for the usual order: the project's, the one on the path, the embedded one. */
  toolchain: z.string().catch(""),
  /** 0 in the settings: as many as the free memory has room for. */
  lanes: z
    .number()
    .int()
    .min(0)
    .max(4)
    .catch(0)
    .transform((lanes) => lanes || defaultLanes(freemem())),
  askSeconds: z.number().min(1).max(600).catch(20),
  proveSeconds: z.number().min(1).max(3600).catch(60),
  allowNativeDecide: z.boolean().catch(false),
  ghostText: z.boolean().catch(true),
  codeLens: z.boolean().catch(true),
  /** Empty: no model. `editor`: the models that the editor itself offers. */
  modelBaseUrl: z.string().catch(""),
  modelName: z.string().catch(""),
  /** Other models for some roles. */
  modelRoles: z.record(z.string(), z.string()).catch({}),
  /** For one window; 0 for no limit. */
  modelMaxTokens: z.number().min(0).catch(200_000),
  /** After so many seconds of quiet a model may speak unasked; 0: never. */
  modelQuietSeconds: z.number().min(0).max(3600).catch(0),
  /** Of a million tokens, by the model's name. */
  modelPrices: z.record(z.string(), z.object({ prompt: z.number().min(0), completion: z.number().min(0) })).catch({}),
  /** In the currency of the prices, for one window; 0 for no limit. */
  modelMaxCost: z.number().min(0).catch(0),
});
export type Settings = z.infer<typeof SettingsSchema>;

/** The name below `colloquy.` under which package.json declares a setting: `model.baseUrl` for `modelBaseUrl`. */
export function settingName(key: string): string {
  return key.replace(/^model(?=[A-Z])(.)/u, (_, letter: string) => `model.${letter.toLowerCase()}`);
}
