import { basename } from "node:path";
import type { Result } from "../../../core/base/result.ts";
import { ok } from "../../../core/base/result.ts";
import { declarationNameAt } from "../../../core/lean/declarationTexts.ts";
import { commandRangeAt } from "../../../core/lean/commandRange.ts";
import { findTextHoles } from "../../../core/lean/hole.ts";
import type { Hole } from "../../../core/lean/hole.ts";
import type { RankingSnapshot } from "../../../core/ranking/rankingSnapshot.ts";
import type { ProofSearch } from "../../../core/search/proofSearch.ts";
import { HistoryRanking } from "../../../core/ranking/historyRanking.ts";
import type { ProofEvent } from "../../../core/search/proofAttempt.ts";
import { usualSearch } from "../../../core/search/proofAttempt.ts";
import { decisionsOf, offeredMoves } from "../../../core/search/searchDecisions.ts";
import type { SearchOptions } from "../../../core/search/searchEvents.ts";
import type { CommandProblem } from "../../exitCodes.ts";
import type { CommandContext } from "../../command.ts";
import type { OpenFile } from "../../openFile.ts";
import { openFile } from "../../openFile.ts";
import { ProofRun } from "../prove/proofRun.ts";
import type { SearchedProblem } from "./searchedProblem.ts";
import { appendSearched } from "./searchedProblem.ts";

export interface RoundTask {
  readonly files: readonly string[];
  /** Undefined for the fixed order. */
  readonly snapshot: RankingSnapshot | undefined;
  readonly budgetMs: number;
  readonly calls: number;
  /** Earlier searches, of this call and of calls before; grows. */
  readonly known: SearchedProblem[];
  /** The file in which they are kept. */
  readonly log: string;
  /** No search is begun after this, by `performance.now`. */
  readonly stopAtMs: number;
  /** Told of each search that a defect of ours has ended; the others go on. */
  readonly onDefect: (place: string, error: unknown) => void;
}

export interface Round {
  readonly searched: readonly SearchedProblem[];
  /** False if the time ran out before every problem was searched. */
  readonly isWhole: boolean;
}

/** Every problem of the files with one snapshot, in order; each in the text that has the proofs of those before it. */
export async function searchRound(task: RoundTask, context: CommandContext): Promise<Result<Round, CommandProblem>> {
  const results: SearchedProblem[] = [];
  for (const file of task.files) {
    const opened = await openFile(file, context);
    if (opened.kind === "error") return opened;
    await using open = opened.value;
    const run = new ProofRun(open.document);
    for (const hole of findTextHoles(open.file.text)) {
      context.signal.throwIfAborted();
      const result = await searchOne({ open, run, hole, file }, task, context);
      if (!result) return ok({ searched: results, isWhole: false });
      results.push(result);
    }
  }
  return ok({ searched: results, isWhole: true });
}

interface Problem {
  readonly open: OpenFile;
  readonly run: ProofRun;
  readonly hole: Hole;
  readonly file: string;
}

/** Undefined where it is too late to begin. */
async function searchOne(
  problem: Problem,
  task: RoundTask,
  context: CommandContext,
): Promise<SearchedProblem | undefined> {
  const identity = identityOf(problem, task);
  const known = task.known.find((one) => isOf(identity, one));
  if (known) {
    if (known.edit) problem.run.fill(known.edit);
    return known;
  }
  if (performance.now() > task.stopAtMs) return undefined;
  context.terminal.progress(`${identity.file} ${identity.declaration}`);
  const found = await foundAt(problem, { ...task, declaration: identity.declaration }, context.signal).catch(
    (error: unknown) => {
      context.signal.throwIfAborted();
      task.onDefect(`${identity.file} ${identity.declaration}`, error);
    },
  );
  // It is not kept: the next call tries it again.
  if (!found) return { schemaVersion: 1, ...identity, ...nothingFound };
  const result: SearchedProblem = { schemaVersion: 1, ...identity, ...found };
  task.known.push(result);
  await appendSearched(task.log, result);
  return result;
}

/** The key by which a search is the same as an earlier one. */
type Identity = Pick<SearchedProblem, "snapshot" | "file" | "declaration" | "budget">;

function identityOf({ open, hole, file }: Problem, task: RoundTask): Identity {
  const { text } = open.file;
  const declaration = declarationNameAt(text, commandRangeAt(text, hole.start), hole.start) ?? `offset ${hole.start}`;
  const budget = `${task.budgetMs} ms, ${task.calls} calls`;
  return { snapshot: task.snapshot?.hash ?? "none", file: basename(file), declaration, budget };
}

function isOf({ snapshot, file, declaration, budget }: Identity, one: SearchedProblem): boolean {
  return one.snapshot === snapshot && one.file === file && one.declaration === declaration && one.budget === budget;
}

/** The result of a search at the hole, and the decisions to learn from. */
async function foundAt(
  { run, hole }: Problem,
  task: RoundTask & { readonly declaration: string },
  signal: AbortSignal,
): Promise<Omit<SearchedProblem, keyof Identity | "schemaVersion">> {
  let search: ProofSearch | undefined;
  const onEvent = (_event: ProofEvent, own: ProofSearch): void => {
    search = own;
  };
  const proof = await run.prove({ hole, budgetMs: task.budgetMs, options: optionsWith(task), onEvent }, signal);
  const proved = proof.end.kind === "proved" && search !== undefined;
  return {
    proved,
    leanCalls: proof.figures.leanCalls,
    edit: proof.edit ?? null,
    decisions: proved && search ? decisionsAsText(search, task.declaration) : [],
    lists: proved && search ? listsAsText(search) : [],
  };
}

const nothingFound = { proved: false, leanCalls: 0, edit: null, decisions: [], lists: [] };

function optionsWith({ snapshot, calls }: RoundTask): SearchOptions {
  const history = snapshot && HistoryRanking.of(snapshot);
  return { ...usualSearch(() => performance.now(), history), maxLeanCalls: calls };
}

function decisionsAsText({ tree }: ProofSearch, declaration: string): SearchedProblem["decisions"] {
  return decisionsOf(tree, declaration).map(({ goal, outcomes }) => ({
    goal: goal.text,
    declaration,
    outcomes: outcomes.flatMap(({ tactic, kind, value }) =>
      kind === "onPath" || kind === "offPath" || kind === "rejected"
        ? [{ tactic, kind, ...(value === undefined ? {} : { value }) }]
        : [],
    ),
  }));
}

function listsAsText({ tree }: ProofSearch): SearchedProblem["lists"] {
  return offeredMoves(tree).map(({ goal, moves, right }) => ({
    goal: goal.text,
    moves: moves.map(({ text, cost }) => ({ text, cost })),
    right,
  }));
}
