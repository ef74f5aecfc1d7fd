import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { embeddedSession } from "../../fixtures/embeddedSession.ts";
import type { LeanSession } from "../../../lean-bridge/session/leanSession.ts";

/** A session on the embedded Lean in a folder of its own; both are removed after the file's tests. */
export function sessionInFolder(name: string): { readonly folder: string; readonly session: LeanSession } {
  const folder = mkdtempSync(join(tmpdir(), `colloquy-${name}-`));
  const session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
  afterAll(async () => {
    await session[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, session };
}
