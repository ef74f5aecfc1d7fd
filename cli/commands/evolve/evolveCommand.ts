import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { failure } from "../../../core/base/result.ts";
import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import type { RankMeasures } from "../../../core/ranking/rankMeasures.ts";
import { rankMeasures } from "../../../core/ranking/rankMeasures.ts";
import type { RankingSnapshot } from "../../../core/ranking/rankingSnapshot.ts";
import { isPromoted } from "../../../core/ranking/rankingSnapshot.ts";
import { historyAdjustment } from "../../../core/search/historyMoves.ts";
import type { OfferedMoves } from "../../../core/search/searchDecisions.ts";
import { rankOf } from "../../../core/search/searchDecisions.ts";
import { withHash } from "../../../store/ranking/snapshotHash.ts";
import { tellDefect } from "../../defect.ts";
import type { EvolveOutput, SearchedCounts } from "../../evolveOutput.ts";
import type { CommandProblem } from "../../exitCodes.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { ValuesOf } from "../../options.ts";
import { asText, list, option } from "../../options.ts";
import { readNumber } from "../../optionReaders.ts";
import { callsOption, minutesOption, sharedOptions } from "../../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";
import { searchRound } from "./roundSearch.ts";
import type { SearchedProblem } from "./searchedProblem.ts";
import { decisionsIn, listsIn, readSearched } from "./searchedProblem.ts";

const options = {
  rounds: option(readNumber("count"), { flags: "--rounds <number>", help: "how often", initial: "4" }),
  budgetMs: sharedOptions.budgetMs,
  calls: callsOption("150"),
  heldOut: list("--held-out <file>", "base name of a file that is not learned from (the last one); may be repeated"),
  log: option(asText, {
    flags: "--log <file>",
    help: "what was searched; a call that is repeated goes on from it",
    initial: "evolve.jsonl",
  }),
  output: option(asText, { flags: "--output <file>", help: "write the last promoted snapshot" }),
  wallMs: minutesOption("begin no search after so long; the same call goes on where this one stopped"),
};

export type EvolveOptions = ValuesOf<typeof options>;

export const evolveCommand = command({
  name: "evolve",
  argument: { form: "<files...>", help: "Lean files with holes" },
  summary: "search, learn an order from what was found, measure it on held-out files, search again",
  options,
  run: evolve,
});

const orders = ["fixed", "k-NN", "ranker", "blend"] as const;
type Measured = Readonly<Record<(typeof orders)[number], RankMeasures>>;

/** Searches, learns from what was found, keeps what is better on held-out files, and searches again. */
async function evolve(
  files: readonly string[],
  chosen: EvolveOptions,
  context: CommandContext,
): Promise<CommandOutcome<"evolve">> {
  const named = chosen.heldOut.length > 0 ? chosen.heldOut : [basename(files.at(-1) ?? "")];
  const held = files.filter((file) => named.includes(basename(file)));
  const training = files.filter((file) => !held.includes(file));
  if (held.length === 0 || training.length === 0)
    return failure({
      exitCode: exitCodes.badInput,
      message: "learning needs files to learn from and others to measure on",
      next: "give two files at least, or name another with --held-out",
    });
  const known = await readSearched(chosen.log);
  const report = reportOf(training, held);
  const onDefect = (place: string, error: unknown): void => {
    report.defects += 1;
    tellDefect(context.terminal, place, error);
  };
  const out = (line: string): void => context.terminal.out(line);
  const stopAtMs = performance.now() + (chosen.wallMs ?? Infinity);
  const common = { ...chosen, known, stopAtMs, onDefect, report, out };
  const problem = await allRounds({ training, held }, common, context);
  if (problem) return failure(problem);
  report.searches = known.length;
  return answer(report.defects > 0 ? exitCodes.defect : exitCodes.ok, report);
}

function reportOf(training: readonly string[], held: readonly string[]): EvolveOutput {
  return {
    schemaVersion: 1,
    command: "evolve",
    rounds: [],
    end: "timeOver",
    searches: 0,
    defects: 0,
    snapshot: null,
    learnedFrom: training.map((file) => basename(file)),
    measuredOn: held.map((file) => basename(file)),
    heldOutFixed: null,
    heldOutLearned: null,
  };
}

interface Division {
  readonly training: readonly string[];
  readonly held: readonly string[];
}

/** All rounds, as far as the time goes; what came of them is in the report. */
async function allRounds(
  { training, held }: Division,
  common: Common,
  context: CommandContext,
): Promise<CommandProblem | undefined> {
  const { report, out } = common;
  out(`learned from ${report.learnedFrom.join(", ")}; measured on ${report.measuredOn.join(", ")}`);
  const plain = await searchRound({ ...common, files: held, snapshot: undefined }, context);
  if (plain.kind === "error") return plain.problem;
  if (!plain.value.isWhole) return sayTimeIsOver(common);
  report.heldOutFixed = countsOf(plain.value.searched);
  const lists = plain.value.searched.flatMap(listsIn);
  out(`held out, fixed order: ${summary(plain.value.searched)}; ${lists.length} lists`);
  out(heading());
  let current: RankingSnapshot | undefined;
  const decisions: SearchedProblem[] = [];
  for (let round = 1; round <= common.rounds; round += 1) {
    const searched = await searchRound({ ...common, files: training, snapshot: current }, context);
    if (searched.kind === "error") return searched.problem;
    if (!searched.value.isWhole) return sayTimeIsOver(common);
    // The same snapshot searches the same way: its proofs are counted once.
    for (const one of searched.value.searched) if (!decisions.includes(one)) decisions.push(one);
    const trained = train(decisions);
    const measured = measure(trained, lists);
    const before = current?.heldOutMrr ?? Math.round(measured.fixed.mrr * 1e6);
    const mrr = Math.round(measured.blend.mrr * 1e6);
    const promoted = isPromoted(mrr, before);
    if (promoted) current = snapshotOf(trained, { training, decisions, mrr });
    report.rounds.push({ round, searched: countsOf(searched.value.searched), measures: measured, promoted });
    out(row(round, { searched: searched.value.searched, measured, promoted }));
  }
  return await concluded({ held, current, plain: plain.value.searched, common }, context);
}

function train(problems: readonly SearchedProblem[]): HistoryRanking {
  const ranking = new HistoryRanking();
  for (const problem of problems) for (const decision of decisionsIn(problem)) ranking.learn(decision);
  return ranking;
}

function measure(ranking: HistoryRanking, lists: readonly OfferedMoves[]): Measured {
  const ranks = (adjust: ReturnType<typeof historyAdjustment>): RankMeasures =>
    rankMeasures(lists.map((list) => rankOf(list, (text) => adjust({ printed: list.goal }, { text }))));
  return {
    fixed: ranks(() => 0),
    "k-NN": ranks(historyAdjustment(ranking, "neighbours")),
    ranker: ranks(historyAdjustment(ranking, "pairwise")),
    blend: ranks(historyAdjustment(ranking)),
  };
}

interface Common extends EvolveOptions {
  readonly known: SearchedProblem[];
  readonly stopAtMs: number;
  readonly onDefect: (place: string, error: unknown) => void;
  readonly report: EvolveOutput;
  readonly out: (line: string) => void;
}

function sayTimeIsOver({ known, log, out }: Common): undefined {
  out(`the time is over: ${log} holds ${known.length} searches, and the same call goes on behind them`);
}

interface Trained {
  readonly training: readonly string[];
  readonly decisions: readonly SearchedProblem[];
  readonly mrr: number;
}

function snapshotOf(ranking: HistoryRanking, { training, decisions, mrr }: Trained): RankingSnapshot {
  const count = decisions.reduce((sum, one) => sum + one.decisions.length, 0);
  return withHash({
    schemaVersion: 1,
    trainedOn: { from: basename(training[0] ?? ""), to: basename(training.at(-1) ?? ""), decisions: count },
    heldOutMrr: mrr,
    content: ranking.content,
  });
}

function heading(): string {
  const measures = orders.map((order) => `${order} MRR @1 @5`.padEnd(20));
  return ["round", "proofs".padEnd(9), "calls to proof".padEnd(18), ...measures, "snapshot"].join("  ");
}

interface Row {
  readonly searched: readonly SearchedProblem[];
  readonly measured: Measured;
  readonly promoted: boolean;
}

function row(round: number, { searched, measured, promoted }: Row): string {
  const { proofs, calls } = parts(searched);
  const measures = orders.map((order) => {
    const { mrr, hitAt1, hitAt5 } = measured[order];
    return `${mrr.toFixed(3)} ${hitAt1.toFixed(2)} ${hitAt5.toFixed(2)}`.padEnd(20);
  });
  return [
    String(round).padEnd(5),
    proofs.padEnd(9),
    calls.padEnd(18),
    ...measures,
    promoted ? "promoted" : "not better",
  ].join("  ");
}

function summary(searched: readonly SearchedProblem[]): string {
  const { proofs, calls } = parts(searched);
  return `${proofs} proved, Lean calls to proof ${calls}`;
}

function parts(searched: readonly SearchedProblem[]): { readonly proofs: string; readonly calls: string } {
  const { proved, problems, medianCalls, totalCalls } = countsOf(searched);
  return { proofs: `${proved} of ${problems}`, calls: `median ${medianCalls}, ${totalCalls} in all` };
}

function countsOf(searched: readonly SearchedProblem[]): SearchedCounts {
  const proved = searched.filter((one) => one.proved);
  const sorted = proved.map((one) => one.leanCalls).toSorted((left, right) => left - right);
  return {
    problems: searched.length,
    proved: proved.length,
    medianCalls: sorted[Math.floor(sorted.length / 2)] ?? 0,
    totalCalls: sorted.reduce((sum, calls) => sum + calls, 0),
  };
}

interface Conclusion {
  readonly held: readonly string[];
  readonly current: RankingSnapshot | undefined;
  readonly plain: readonly SearchedProblem[];
  readonly common: Common;
}

/** The held-out problems are searched once more with what was learned: ranks alone do not say that search got better. */
async function concluded(
  { held, current, plain, common }: Conclusion,
  context: CommandContext,
): Promise<CommandProblem | undefined> {
  const { out, report } = common;
  if (!current) {
    report.end = "noSnapshot";
    out("learning did not help: no snapshot was better than the fixed order on what was held out");
    return undefined;
  }
  const learned = await searchRound({ ...common, files: held, snapshot: current }, context);
  if (learned.kind === "error") return learned.problem;
  if (!learned.value.isWhole) return sayTimeIsOver(common);
  const { searched } = learned.value;
  report.heldOutLearned = countsOf(searched);
  out(`held out, with the last promoted snapshot: ${summary(searched)}`);
  const before = callsToSameProofs(plain, searched);
  const after = callsToSameProofs(searched, plain);
  const found = searched.filter((one) => one.proved).length - plain.filter((one) => one.proved).length;
  const helped = found > 0 || (found === 0 && after < before);
  report.end = helped ? "helped" : "didNotHelp";
  const change = `${found >= 0 ? "+" : ""}${found} proofs, ${before} to ${after} calls on those that both prove`;
  out(
    helped
      ? `learning helped on what was held out: ${change}`
      : `learning did not help the search on what was held out: ${change}`,
  );
  if (common.output !== undefined) await writeFile(common.output, `${JSON.stringify(current)}\n`);
  report.snapshot = common.output ?? null;
  return undefined;
}

function callsToSameProofs(own: readonly SearchedProblem[], other: readonly SearchedProblem[]): number {
  const both = own.filter(
    (one) =>
      one.proved && other.some((same) => same.proved && same.file === one.file && same.declaration === one.declaration),
  );
  return both.reduce((sum, one) => sum + one.leanCalls, 0);
}
