import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isVerified } from "../../../../core/lean/verdict.ts";
import { batchMessages } from "../campaign/batchLean.ts";
import { sample } from "../campaign/campaignCandidates.ts";
import type { CampaignFile } from "../campaign/campaignTexts.ts";
import { campaignFiles, shortened } from "../campaign/campaignTexts.ts";
import type { Comparison, ComparisonKind } from "../campaign/comparison.ts";
import { compare } from "../campaign/comparison.ts";
import { gateWords } from "../campaign/gateWords.ts";

/** `COLLOQUY_CAMPAIGN=2000` for a whole one, `COLLOQUY_CAMPAIGN_FILES` for a folder of other people's files. */
const count = Number(process.env["COLLOQUY_CAMPAIGN"] ?? 150);
const seed = Number(process.env["COLLOQUY_SEED"] ?? 20_261_128);
const otherFiles = process.env["COLLOQUY_CAMPAIGN_FILES"];
/** Each comparison and the figures so far are appended to this file, so that the results of an ended run are kept. */
const logFile = process.env["COLLOQUY_CAMPAIGN_LOG"];
const mostRounds = 40;
const perText = { places: 14, candidates: 4 };

const folder = mkdtempSync(join(tmpdir(), "colloquy-campaign-"));
const path = join(folder, "Campaign.lean");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function note(line: string): void {
  console.log(line);
  if (logFile !== undefined) appendFileSync(logFile, `${line}\n`);
}

function figures(comparisons: readonly Comparison[]): string {
  const kinds: readonly ComparisonKind[] = [
    ...(["agreement", "falseSuccess", "falseRefusal", "undecided", "unknown", "skipped"] as const),
  ];
  const many = (wanted: ComparisonKind): number => comparisons.filter(({ kind }) => kind === wanted).length;
  return kinds.map((kind) => `${many(kind)} ${kind}`).join(", ");
}

function told({ word, kind, because }: Comparison): string {
  const { verdict, candidate, edit } = word;
  const gate = `${verdict.kind} ${verdict.level} ${verdict.reason ?? ""}`;
  return JSON.stringify({ kind, because, gate, candidate, place: word.place.hole, edit });
}

interface Turn {
  readonly round: number;
  /** Every other file has `sorry` in place of steps, the others steps to be replaced; the next round reverses this. */
  readonly gaps: boolean;
}

async function compareOnce(file: CampaignFile, { round, gaps }: Turn): Promise<readonly Comparison[]> {
  const text = shortened(file.text, seed + round);
  const plan = { ...perText, path, text, gaps, seed: seed + round };
  const words = await gateWords(plan, AbortSignal.timeout(1_800_000));
  if (!words) {
    note(`${file.name}: has errors of its own`);
    return [];
  }
  const before = await batchMessages(path, words.text);
  if (before.some(({ severity }) => severity === "error")) {
    note(`${file.name}: batch Lean has errors that the server does not show`);
    return [];
  }
  return compare({ path, text: words.text, before }, words.words);
}

function isCompared({ kind }: Comparison): boolean {
  return kind !== "skipped" && kind !== "unknown";
}

/** A process that does not start or end loses one text, but no earlier comparison. */
async function compareOrTell(file: CampaignFile, turn: Turn): Promise<readonly Comparison[]> {
  try {
    return await compareOnce(file, turn);
  } catch (error) {
    note(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

async function campaign(): Promise<readonly Comparison[]> {
  const files = campaignFiles(otherFiles);
  const all: Comparison[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    for (const [at, file] of sample(files, files.length, seed + round).entries()) {
      if (all.filter(isCompared).length >= count) return all;
      const compared = await compareOrTell(file, { round, gaps: (round + at) % 2 === 0 });
      all.push(...compared);
      const unusual = compared.filter(({ kind }) => kind !== "agreement" && kind !== "skipped");
      note([...unusual.map(told), `${file.name}: ${figures(compared)}; so far ${figures(all)}`].join("\n"));
    }
  }
  return all;
}

test(
  `${count} random candidates at places of real files: the gate says what batch Lean says of the text on the disk`,
  async () => {
    const all = await campaign();
    const wrong = all.filter(({ kind }) => kind === "falseSuccess" || kind === "falseRefusal");
    expect(wrong.map(told)).toEqual([]);
    expect(all.filter(({ kind }) => kind === "unknown").length).toBeLessThan(all.length / 100);
    const compared = all.filter(isCompared);
    expect(compared.length).toBeGreaterThanOrEqual(count);
    expect(compared.filter(({ word }) => isVerified(word.verdict)).length).toBeGreaterThan(count / 10);
    expect(compared.filter(({ word }) => !isVerified(word.verdict)).length).toBeGreaterThan(count / 10);
  },
  600_000 + count * 20_000,
);
