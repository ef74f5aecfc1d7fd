import { createRequire } from "node:module";
import { join } from "node:path";
import { extensions } from "vscode";
import type * as models from "../../model-bridge/openaiModel.ts";
import type * as exportsOfEpisodes from "../../store/export/exportBundle.ts";
import type * as lean from "../lean/leanBundle.ts";
import type * as search from "../search/searchBundle.ts";

export interface LaterBundles {
  readonly models: typeof models;
  readonly exports: typeof exportsOfEpisodes;
  readonly lean: typeof lean;
  readonly search: typeof search;
}

/** A bundle of the package that is loaded on first use, so that nobody waits for it at activation. */
export function laterBundle<Name extends keyof LaterBundles>(name: Name): LaterBundles[Name] {
  const own = extensions.getExtension("colloquy.colloquy");
  if (!own) throw new Error("the extension does not know itself under its own name");
  const load = createRequire(join(own.extensionPath, "package.json"));
  return load(`./dist/extension/${name}.cjs`) as LaterBundles[Name];
}
