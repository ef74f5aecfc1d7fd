import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The bundled bin `colloquy-lean`; COLLOQUY_LEAN_BIN names another build of it. */
export function leanBin(): string {
  const path =
    process.env["COLLOQUY_LEAN_BIN"] ??
    fileURLToPath(new URL("../../../../dist/cli/colloquy-lean.js", import.meta.url));
  if (!existsSync(path)) throw new Error(`${path} does not exist: run "npm run build" first`);
  return path;
}
