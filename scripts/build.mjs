// Bundles the programs that people run. Plain JavaScript, because `npm ci` runs it before anything of ours is built.
import { chmod, copyFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { thirdPartyNotices } from "./thirdPartyNotices.mjs";

const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  sourcemap: true,
  logLevel: "warning",
  legalComments: "none",
  metafile: true,
};

// One file, because the extension ships it and starts it as a separate program.
const leanCommand = {
  ...shared,
  format: "esm",
  outdir: "dist/cli",
  entryPoints: { "colloquy-lean": "cli/leanMain.ts" },
  // Bundled CommonJS packages call `require`, which an ES module does not have.
  banner: {
    js: '#!/usr/bin/env node\nimport { createRequire as colloquyCreateRequire } from "node:module";\nconst require = colloquyCreateRequire(import.meta.url);',
  },
};

const command = {
  ...leanCommand,
  // Rarely used code, such as the client of model servers, is a separate file that is loaded on demand.
  splitting: true,
  // In the same folder, because the code finds its neighbours relative to its own location.
  chunkNames: "[name]-[hash]",
  entryPoints: { colloquy: "cli/main.ts" },
};

const embedded = {
  ...shared,
  format: "cjs",
  outdir: "dist/embedded",
  outExtension: { ".js": ".cjs" },
  entryPoints: {
    host: "lean-bridge/embedded/host/host.ts",
    threadRuntime: "lean-bridge/embedded/host/threadRuntime.ts",
  },
};

const extension = {
  ...shared,
  format: "cjs",
  outdir: "dist/extension",
  outExtension: { ".js": ".cjs" },
  // Activation loads only the first. The others are loaded with the first question to a Lean, a model or the search,
  // and with the first export.
  entryPoints: {
    main: "extension/main.ts",
    lean: "extension/lean/leanBundle.ts",
    models: "model-bridge/openaiModel.ts",
    exports: "store/export/exportBundle.ts",
    search: "extension/search/searchBundle.ts",
  },
  external: ["vscode"],
  minify: true,
};

const panel = {
  ...shared,
  platform: "browser",
  target: "chrome120",
  format: "iife",
  outdir: "dist/webview",
  entryPoints: { panel: "webview/main.ts" },
  minify: true,
  sourcemap: false,
};

const panelStyle = {
  ...panel,
  entryPoints: { panel: "webview/panel.css" },
  loader: { ".ttf": "file" },
  assetNames: "[name]",
};

const made = ["cli", "embedded", "extension", "webview"];
await Promise.all(made.map((folder) => rm(`dist/${folder}`, { recursive: true, force: true })));
const built = await Promise.all(
  [command, leanCommand, embedded, extension, panel, panelStyle].map((bundle) => build(bundle)),
);
await Promise.all(["dist/cli/colloquy.js", "dist/cli/colloquy-lean.js"].map((file) => chmod(file, 0o755)));
// Maintained by others, so that highlighting follows the language without work of ours.
await copyFile("node_modules/tm-grammars/grammars/lean.json", "dist/lean.tmLanguage.json");
const metafiles = built.map(({ metafile }) => metafile);
await writeFile("dist/THIRD-PARTY-NOTICES.txt", await thirdPartyNotices(metafiles, ["tm-grammars"]));
