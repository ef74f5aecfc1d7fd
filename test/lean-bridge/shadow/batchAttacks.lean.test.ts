import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { isVerified } from "../../../core/lean/verdict.ts";
import { lastVerdict } from "../../../core/lean/checkStep.ts";
import { batchAttacks } from "./batchAttacks.ts";
import { openFirstHole } from "./openedHole.ts";
import { sessionInFolder } from "./sessionInFolder.ts";

const { folder, session } = sessionInFolder("batch");

const signal = new AbortController().signal;
const limits = { timeoutMs: 60_000 };

test.each(batchAttacks)("$name", async ({ name, text, rows }) => {
  const uri = pathToFileURL(join(folder, `${name.replace(/\W+/gu, "-")}.lean`)).href;
  const checker = await openFirstHole({ session, uri, text }, signal);
  const candidates = rows.map(([candidate]) => candidate);
  const screened = await checker.screen(candidates, limits, signal);
  const proved: (readonly [string, boolean])[] = [];
  for (const [at, candidate] of candidates.entries()) {
    const first = screened[at];
    if (!first) throw new Error("no verdict for a candidate");
    const verdict = await lastVerdict(checker.gate(candidate, first, signal));
    proved.push([candidate, verdict.kind === "proved" && isVerified(verdict)]);
  }
  checker.dispose();
  expect(proved).toEqual(rows);
});
