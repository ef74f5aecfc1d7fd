import { execFileSync } from "node:child_process";

/** Called by the test runner before the first file: packs both extensions as people install them, once for a run. */
export function setup(): void {
  execFileSync(process.execPath, ["scripts/packageExtension.ts"], { stdio: "ignore" });
}
