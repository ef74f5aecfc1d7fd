import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { quickEngine } from "../../fixtures/testEngine.ts";
import { applyEdits } from "../../../core/lean/textIndex.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import { goalsToLeaveOpen, isVerified } from "../../../core/lean/verdict.ts";
import { lastVerdict } from "../../../core/lean/checkStep.ts";
import type { FreshWord } from "./freshWord.ts";
import { freshWords } from "./freshWord.ts";
import { fuzzedCandidates, fuzzedGoals } from "./fuzzedProofs.ts";
import { openFirstHole } from "./openedHole.ts";

/** `COLLOQUY_GATE_FUZZ=2000` for the long run. */
const count = Number(process.env["COLLOQUY_GATE_FUZZ"] ?? 60);
const seed = Number(process.env["COLLOQUY_SEED"] ?? 20261124);
const declarationsPerProcess = 40;

const folder = mkdtempSync(join(tmpdir(), "colloquy-gate-fuzz-"));
const uri = pathToFileURL(join(folder, "Fuzz.lean")).href;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Judged {
  readonly candidate: string;
  readonly verdict: Verdict;
  /** The declaration with exactly the text that would be inserted. */
  readonly inserted: string;
}

async function verdicts(): Promise<readonly Judged[]> {
  const signal = new AbortController().signal;
  await using session = quickEngine.session({ cwd: folder, reportDelayMs: 1 });
  const candidates = fuzzedCandidates(count, seed);
  const judged: Judged[] = [];
  for (const [at, { declaration }] of fuzzedGoals.entries()) {
    const checker = await openFirstHole({ session, uri: uri.replace("Fuzz", `Fuzz${at}`), text: declaration }, signal);
    const texts = candidates.filter(({ goal }) => goal === at).map(({ text }) => text);
    const screened = await checker.screen(texts, { timeoutMs: 20_000 }, signal);
    for (const [index, candidate] of texts.entries()) {
      const first = screened[index];
      if (!first) throw new Error("no verdict");
      const verdict = await lastVerdict(checker.gate(candidate, first, signal));
      const goalsLeft = goalsToLeaveOpen(first);
      judged.push({
        candidate,
        verdict,
        inserted: applyEdits(declaration, [checker.insertion(candidate, goalsLeft)]),
      });
    }
    checker.dispose();
  }
  return judged;
}

/** The difference between a verdict and the fresh process; undefined if they agree or the gate gave no answer. */
function disagreement({ verdict }: Judged, word: FreshWord): string | undefined {
  const wrong = word.errors[0];
  if (isVerified(verdict)) {
    if (wrong !== undefined) return `verified, and the fresh process says: ${wrong}`;
    if (verdict.kind === "proved" && (word.unsolved || word.sorry)) return "proved, and something is left open";
    return word.exists || word.unsolved ? undefined : "verified, and the name is not declared";
  }
  if (verdict.kind === "noProgress") return wrong === undefined ? undefined : `no progress, but: ${wrong}`;
  if (verdict.kind !== "failed") return undefined;
  // `fun n => by skip Or.inr` is the function applied to `Or.inr`: no tactic and no proof, but no error of its own.
  if (verdict.level === "none" && word.unsolved) return undefined;
  return wrong === undefined && !word.sorry ? "failed, and the fresh process has no complaint" : undefined;
}

function ofKind(judged: readonly Judged[], kind: Verdict["kind"]): readonly Judged[] {
  return judged.filter(({ verdict }) => verdict.kind === kind);
}

test(
  `${count} random and changed candidates: the gate says what a fresh process says`,
  async () => {
    const judged = await verdicts();
    const asked = judged.filter(({ verdict }) => !["refused", "timeout", "unknown"].includes(verdict.kind));
    const complaints: string[] = [];
    for (let from = 0; from < asked.length; from += declarationsPerProcess) {
      const part = asked.slice(from, from + declarationsPerProcess);
      const words = await freshWords(
        { cwd: folder, uri },
        part.map(({ inserted }) => inserted),
      );
      for (const [at, item] of part.entries()) {
        const together = words[at];
        if (together && disagreement(item, together) === undefined) continue;
        // A neighbour's text may affect this one, so a disagreement counts only if a separate process confirms it.
        const [alone] = await freshWords({ cwd: folder, uri }, [item.inserted]);
        const complaint = alone && disagreement(item, alone);
        if (complaint !== undefined)
          complaints.push(`${complaint}\n  verdict: ${item.verdict.reason ?? ""}\n${item.inserted}`);
      }
    }
    const kinds = new Set(judged.map(({ verdict }) => verdict.kind));
    const tally = [...kinds].map((kind) => `${ofKind(judged, kind).length} ${kind}`).join(", ");
    console.log(`${judged.length} candidates: ${tally}; ${complaints.length} disagreements`);
    const unknown = ofKind(judged, "unknown").map(({ candidate, verdict }) => `${verdict.reason}: ${candidate}`);
    if (unknown.length > 0) console.log(`unknown:\n${unknown.slice(0, 20).join("\n")}`);
    expect(complaints).toEqual([]);
    expect(asked.filter(({ verdict }) => isVerified(verdict)).length).toBeGreaterThan(count / 20);
    expect(asked.filter(({ verdict }) => verdict.kind === "failed").length).toBeGreaterThan(count / 5);
  },
  120_000 + count * 1500,
);
