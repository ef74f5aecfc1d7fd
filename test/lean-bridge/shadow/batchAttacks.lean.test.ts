import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { embeddedSession } from "../../../bench/embeddedSession.ts";
import { isVerified } from "../../../core/lean/verdict.ts";
import { batchAttacks } from "./batchAttacks.ts";
import { openFirstHole } from "./openedHole.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-batch-"));
const session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const signal = new AbortController().signal;
const limits = { timeoutMs: 60_000 };

test.each(batchAttacks)("$name", async ({ name, text, rows }) => {
  const uri = pathToFileURL(join(folder, `${name.replace(/\W+/gu, "-")}.lean`)).href;
  const checker = await openFirstHole({ session, uri, text }, signal);
  const candidates = rows.map(([candidate]) => candidate);
  const screened = await checker.screenAll(candidates, limits, signal);
  const proved: (readonly [string, boolean])[] = [];
  for (const [at, candidate] of candidates.entries()) {
    const first = screened[at];
    if (!first) throw new Error("no verdict for a candidate");
    const verdict = await checker.gate(candidate, first, signal);
    proved.push([candidate, verdict.kind === "proved" && isVerified(verdict)]);
  }
  checker.dispose();
  expect(proved).toEqual(rows);
});
