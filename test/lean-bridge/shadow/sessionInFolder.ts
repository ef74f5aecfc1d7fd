import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { quickEngine } from "../../fixtures/testEngine.ts";
import type { LeanSession } from "../../../lean-bridge/session/leanSession.ts";

/** A session in a folder of its own; both are removed after the file's tests. */
export function sessionInFolder(
  name: string,
  engine = quickEngine,
): { readonly folder: string; readonly session: LeanSession } {
  const folder = mkdtempSync(join(tmpdir(), `colloquy-${name}-`));
  const session = engine.session({ cwd: folder, reportDelayMs: 1 });
  afterAll(async () => {
    await session[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, session };
}
