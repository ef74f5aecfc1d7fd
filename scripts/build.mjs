// Bundles what people run. Plain JavaScript, because `npm ci` runs it before anything of ours is built.
import { chmod, rm } from "node:fs/promises";
import { build } from "esbuild";

const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  sourcemap: true,
  logLevel: "warning",
  legalComments: "none",
};

const commands = {
  ...shared,
  format: "esm",
  outdir: "dist/cli",
  entryPoints: { colloquy: "cli/main.ts", "colloquy-lean": "cli/leanMain.ts" },
  // Bundled CommonJS packages call `require`, which an ES module does not have.
  banner: {
    js: '#!/usr/bin/env node\nimport { createRequire as colloquyCreateRequire } from "node:module";\nconst require = colloquyCreateRequire(import.meta.url);',
  },
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

await rm("dist", { recursive: true, force: true });
await Promise.all([build(commands), build(embedded)]);
await Promise.all(["dist/cli/colloquy.js", "dist/cli/colloquy-lean.js"].map((file) => chmod(file, 0o755)));
