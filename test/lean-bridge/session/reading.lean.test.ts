import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { quickEngine } from "../../fixtures/testEngine.ts";

test("a session tells how far Lean has come with a document, and when it is done", async () => {
  const folder = mkdtempSync(join(tmpdir(), "colloquy-reading-"));
  const session = quickEngine.session({ cwd: folder, reportDelayMs: 1 });
  try {
    const uri = pathToFileURL(join(folder, "A.lean")).href;
    const lines: (number | undefined)[] = [];
    session.onEvent((event) => {
      if (event.kind === "reading" && event.uri === uri) lines.push(event.line);
    });
    const document = session.openDocument(uri, "theorem a : 1 + 1 = 2 := by decide\n".repeat(3));
    await document.settle(AbortSignal.timeout(60_000));
    await expect.poll(() => lines.at(-1)).toBe(undefined);
    expect(lines[0]).toBe(0);
    expect(lines.length).toBeGreaterThan(1);
  } finally {
    await session[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  }
});
