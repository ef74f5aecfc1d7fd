import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readEpisodes } from "../fixtures/readEpisodes.ts";
import { verifyLog } from "../../store/verifyLog.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-damaged-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a log with more damaged lines than a call may have arguments is told of, line by line", {
  timeout: 20_000,
}, async () => {
  const lines = 150_000;
  mkdirSync(join(folder, ".colloquy", "episodes"), { recursive: true });
  writeFileSync(join(folder, ".colloquy", "episodes", "a.jsonl"), "x\n".repeat(lines));
  expect((await readEpisodes(folder)).problems).toHaveLength(lines);
  expect((await verifyLog(folder, new AbortController().signal)).problems).toHaveLength(lines);
});
