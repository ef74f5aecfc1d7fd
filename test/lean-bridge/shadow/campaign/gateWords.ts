import { pathToFileURL } from "node:url";
import { fromOwnColumn } from "../../../../core/lean/tacticLayout.ts";
import type { TextEdit } from "../../../../core/lean/textIndex.ts";
import { TextIndex } from "../../../../core/lean/textIndex.ts";
import type { Verdict } from "../../../../core/lean/verdict.ts";
import { goalsToLeaveOpen } from "../../../../core/lean/verdict.ts";
import { lastVerdict } from "../../../../core/lean/checkStep.ts";
import { saysSorry } from "../../../../core/lean/leanMessages.ts";
import type { LeanSession } from "../../../../lean-bridge/session/leanSession.ts";
import { ProofDocument } from "../../../../lean-bridge/shadow/proofDocument.ts";
import { campaignSession } from "./campaignLean.ts";
import { campaignCandidates, sample } from "./campaignCandidates.ts";
import type { CampaignPlace, GappedText } from "./campaignTexts.ts";
import { commandNumber, grouped, stepPlaces, sureSteps, withGaps } from "./campaignTexts.ts";

export interface GateWord {
  readonly candidate: string;
  readonly place: CampaignPlace;
  readonly verdict: Verdict;
  /** The edit that the insertion makes. */
  readonly edit: TextEdit;
}

export interface CampaignPlan {
  readonly path: string;
  readonly text: string;
  /** With `sorry` in place of steps, or with steps to be replaced. */
  readonly gaps: boolean;
  readonly places: number;
  readonly candidates: number;
  readonly seed: number;
}

export interface GateWords {
  readonly text: string;
  readonly words: readonly GateWord[];
}

const patienceMs = 120_000;

/** The gate's verdicts on random candidates at random places of one text; undefined if the text has errors. */
export async function gateWords(plan: CampaignPlan, signal: AbortSignal): Promise<GateWords | undefined> {
  await using session = campaignSession();
  const text = await textOf(session, plan, signal);
  if (!text) return undefined;
  const document = new ProofDocument({
    session,
    uri: pathToFileURL(plan.path).href,
    text: text.text,
    version: 1,
    lanes: 1,
    baselineTimeoutMs: patienceMs,
    allowNativeDecide: false,
    libraryTheoremsAreAxioms: true,
  });
  const words: GateWord[] = [];
  for (const [at, place] of spread(text.places, plan).entries())
    words.push(...(await wordsAt(document, { ...plan, place, seed: plan.seed + at }, signal)));
  document.close();
  return { text: text.text, words };
}

/** At most two places in a declaration, because insertions in different declarations can share a run of Lean. */
function spread(places: readonly CampaignPlace[], plan: CampaignPlan): readonly CampaignPlace[] {
  const groups = grouped(sample(places, places.length, plan.seed), ({ command }) => command.start);
  const taken = [0, 1].flatMap((number) => groups.flatMap(([, group]) => group[number] ?? []));
  return taken.slice(0, plan.places);
}

/** The text with its places; undefined if it has errors. */
async function textOf(session: LeanSession, plan: CampaignPlan, signal: AbortSignal): Promise<GappedText | undefined> {
  const broken = (text: string): Promise<ReadonlySet<number>> => brokenCommands(session, { ...plan, text }, signal);
  if (!plan.gaps)
    return (await broken(plan.text)).size > 0 ? undefined : { text: plan.text, places: stepPlaces(plan.text) };
  // If other goals remain open beside the `sorry`, the declaration keeps its proof.
  const first = withGaps(plan.text, plan.seed, new Set());
  const gapped = withGaps(plan.text, plan.seed, await broken(first.text));
  return (await broken(gapped.text)).size > 0 ? undefined : gapped;
}

/** Numbers of the commands with an error. */
async function brokenCommands(
  session: LeanSession,
  { path, text }: CampaignPlan,
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  const document = session.openDocument(pathToFileURL(path.replace(/\.lean$/u, "Read.lean")).href, text);
  const settled = await document.settle(AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]));
  document.close();
  if (settled.kind === "unknown") throw new Error(`Lean gave no answer about ${path}: ${settled.detail}`);
  const index = new TextIndex(text);
  const errors = settled.value.diagnostics.filter((said) => said.severity === "error" && !saysSorry(said));
  return new Set(errors.map(({ range }) => commandNumber(text, index.offsetAt(range.start))));
}

async function wordsAt(
  document: ProofDocument,
  { place, text, candidates, seed }: CampaignPlan & { readonly place: CampaignPlace },
  signal: AbortSignal,
): Promise<readonly GateWord[]> {
  const opened = await document.openHole(place.hole, signal);
  if (opened.kind === "error") return [];
  const checker = opened.value;
  const [goal] = checker.goalsBefore;
  if (!goal) throw new Error("a hole without a goal");
  const others = sureSteps(text).map((step) => fromOwnColumn(step.text, step.column));
  const { own } = place;
  const texts = campaignCandidates({ own, others, goal, documentBefore: checker.documentBefore }, candidates, seed);
  const screened = await checker.screen(texts, { timeoutMs: 60_000 }, signal);
  const words: GateWord[] = [];
  for (const [at, candidate] of texts.entries()) {
    const first = screened[at];
    if (!first) throw new Error("no verdict");
    const verdict = await lastVerdict(checker.gate(candidate, first, signal));
    const goalsLeft = goalsToLeaveOpen(first);
    words.push({ candidate, place, verdict, edit: checker.insertion(candidate, goalsLeft) });
  }
  checker.dispose();
  return words;
}
