import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { embeddedEngine, quickEngine } from "../../fixtures/testEngine.ts";
import { holeOnLine } from "../../../core/lean/nearestHole.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { isVerified } from "../../../core/lean/verdict.ts";
import { checkStep } from "../../../core/lean/checkStep.ts";
import { LanePool } from "../../../lean-bridge/shadow/lanePool.ts";
import { ProofDocument } from "../../../lean-bridge/shadow/proofDocument.ts";
import { goalsWithBinders } from "./goalsWithBinders.ts";
import { reportedTexts } from "./reportedTexts.ts";

const uri = pathToFileURL(join(tmpdir(), "Reported.lean")).href;
const session = quickEngine.session({ cwd: tmpdir(), reportDelayMs: 1 });
const pool = new LanePool(session, uri, 1);
const { signal } = new AbortController();

afterAll(() => session[Symbol.asyncDispose]());

/** The verdict on a candidate at the hole of a line (from 1), or the reason that none can be tried there. */
async function verdictAt(text: string, line: number, candidate: string): Promise<Verdict | string> {
  const settings = { baselineTimeoutMs: 60_000, allowNativeDecide: false, libraryTheoremsAreAxioms: true };
  const document = new ProofDocument({ session, uri, text, version: 1, lanes: 1, pool, ...settings });
  const holes = await document.holes(signal);
  if (holes.kind === "unknown") return holes.detail;
  const offset = document.index.lineStart(line - 1);
  const cursor = { kind: "cursor", start: offset, end: offset } as const;
  const opened = await document.openHole(holeOnLine(text, offset, holes.value) ?? cursor, signal);
  if (opened.kind === "error") return opened.problem.message;
  const step = { text: candidate, limits: { timeoutMs: 20_000 } };
  const { verdict } = await checkStep(opened.value, step, signal);
  opened.value.dispose();
  return verdict;
}

/** The native Lean for tests has no library that a file with such a header could import. */
const isAskable = ({ about }: { readonly about: string }): boolean =>
  quickEngine === embeddedEngine || about !== "a file with a `module` header";

describe.each([...reportedTexts, ...goalsWithBinders].filter(isAskable))("$about", ({ text, tries }) => {
  test.each(tries)("line $line: $candidate is $expected", async ({ line, candidate, expected }) => {
    const verdict = await verdictAt(text, line, candidate);
    if (typeof verdict === "string") expect(verdict).toContain(expected);
    else expect(isVerified(verdict) ? verdict.level : "not verified").toBe(expected);
  });
});
