import { createRequire } from "node:module";
import { join } from "node:path";
import { extensions } from "vscode";

/** As `scripts/build.mjs` writes them to dist/extension. */
type BundleName = "models" | "exports" | "lean" | "search";

/**
 * A bundle of the package that is loaded on first use, so that nobody waits for it at activation. `Bundle` is the type of
 * the module that is bundled under the name; the caller says it, because this room knows nothing of what is bundled.
 */
export function laterBundle<Bundle>(name: BundleName): Bundle {
  const own = extensions.getExtension("colloquy.colloquy");
  if (!own) throw new Error("the extension does not know itself under its own name");
  const load = createRequire(join(own.extensionPath, "package.json"));
  return load(`./dist/extension/${name}.cjs`) as Bundle;
}
