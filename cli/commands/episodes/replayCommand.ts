import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { failure, ok } from "../../../core/base/result.ts";
import type { EpisodeStep, RecordedAnswer } from "../../../core/episode/episodeState.ts";
import { answerOf } from "../../../core/episode/episodeState.ts";
import type { Hole } from "../../../core/lean/hole.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import { TextStore } from "../../../store/textStore.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import type { CommandContext, CommandOutcome, OpenFile } from "../context.ts";
import { openText } from "../context.ts";
import { fullVerdict } from "../tryCandidates.ts";
import { episodeNamed, stateIn } from "./log.ts";

interface ReplayRequest {
  readonly log: string;
  /** One episode; all without it. */
  readonly episode: string | undefined;
  readonly timeoutMs: number;
}

/** A recorded step that can be tried again. */
interface ReplayStep {
  readonly episode: string;
  readonly declaration: string;
  readonly step: EpisodeStep;
  readonly hole: Hole;
}

interface Replayed {
  readonly step: ReplayStep;
  readonly answer: RecordedAnswer;
  readonly kind: string;
}

interface ReplayPlan {
  readonly episodes: number;
  /** By document: its hash, the file it was, and the steps that were tried in it. */
  readonly documents: ReadonlyMap<string, { readonly uri: string; readonly steps: ReplayStep[] }>;
  readonly notReplayed: Map<string, number>;
}

/** `colloquy episodes replay`: every recorded step, taken or not, is given to the Lean of today at its own place. */
export async function replayEpisodes(request: ReplayRequest, context: CommandContext): Promise<CommandOutcome> {
  using index = await EpisodeIndex.open(request.log, context.signal);
  const chosen = request.episode === undefined ? undefined : episodeNamed(index, request.episode);
  if (chosen?.kind === "error") return chosen;
  const plan = planOf(index, chosen ? [chosen.value] : index.ids);
  const texts = new TextStore(request.log);
  const replayed: Replayed[] = [];
  let engine = "";
  let done = 0;
  for (const [hash, { uri, steps }] of plan.documents) {
    const text = await texts.read(hash);
    if (text === undefined) {
      count(plan.notReplayed, "its document was deleted or changed", steps.length);
      continue;
    }
    const path = join(request.log, uri);
    const opened = await openText(
      { path, shown: uri, uri: pathToFileURL(path).href, text },
      { file: path, place: { kind: "whole" } },
      context,
    );
    if (opened.kind === "error") return opened;
    await using open = opened.value;
    engine = open.lean.engine;
    for (const group of groupedByHole(steps)) {
      context.terminal.progress(`replayed ${done} steps of ${stepsIn(plan)}`);
      replayed.push(...(await replayAt(open, group, { request, context, plan })));
      context.signal.throwIfAborted();
      done += group.length;
    }
  }
  context.terminal.progress("");
  const output = outputOf(plan, replayed, engine);
  if (context.options.json) context.terminal.out(JSON.stringify(output));
  else for (const line of linesOf(output)) context.terminal.out(line);
  return output.steps === 0 && plan.episodes === 0
    ? failure({ exitCode: exitCodes.badInput, message: `no episodes in ${request.log}`, next: "name a log with --log" })
    : ok(output.disagreements.length === 0 ? exitCodes.ok : exitCodes.leanSaysNo);
}

function planOf(index: EpisodeIndex, ids: readonly string[]): ReplayPlan {
  const documents = new Map<string, { uri: string; steps: ReplayStep[] }>();
  const notReplayed = new Map<string, number>();
  for (const id of ids) {
    const state = stateIn(index, id);
    for (const step of state.steps) {
      const { textHash, hole, uri, verdict } = step.lean;
      if (answerOf(verdict) === "unknown") count(notReplayed, "Lean had no answer then");
      else if (textHash === null || hole === null) count(notReplayed, "its document was not kept");
      else {
        const document = documents.get(textHash) ?? { uri, steps: [] };
        documents.set(textHash, document);
        const { column, ...place } = hole;
        const known = column === null ? place : { ...place, column };
        document.steps.push({ episode: id, declaration: state.declaration, step, hole: known });
      }
    }
  }
  return { episodes: ids.length, documents, notReplayed };
}

function count(counts: Map<string, number>, reason: string, by = 1): void {
  counts.set(reason, (counts.get(reason) ?? 0) + by);
}

function stepsIn({ documents }: ReplayPlan): number {
  return [...documents.values()].reduce((sum, { steps }) => sum + steps.length, 0);
}

/** Steps at one hole share what Lean has to find out about it. */
function groupedByHole(steps: readonly ReplayStep[]): readonly (readonly ReplayStep[])[] {
  const groups = new Map<string, ReplayStep[]>();
  for (const step of steps) {
    const key = `${step.hole.kind} ${step.hole.start} ${step.hole.end}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()];
}

async function replayAt(
  open: OpenFile,
  group: readonly ReplayStep[],
  {
    request,
    context,
    plan,
  }: { readonly request: ReplayRequest; readonly context: CommandContext; readonly plan: ReplayPlan },
): Promise<readonly Replayed[]> {
  const [first] = group;
  if (!first) return [];
  const checker = await open.document.openHole(first.hole, context.signal);
  if (checker.kind === "error") {
    count(plan.notReplayed, checker.problem.message, group.length);
    return [];
  }
  const replayed: Replayed[] = [];
  // The same text tried in several episodes has one verdict, which the checker's cache has already.
  for (const step of group) {
    const { tactic } = step.step.utterance;
    const verdict = await fullVerdict(checker.value, { text: tactic, timeoutMs: request.timeoutMs }, context.signal);
    context.signal.throwIfAborted();
    const answer = answerOf(verdict);
    if (answer === "unknown") count(plan.notReplayed, verdict.reason ?? "Lean has no answer now");
    else replayed.push({ step, answer, kind: verdict.kind });
  }
  checker.value.dispose();
  return replayed;
}

function outputOf(plan: ReplayPlan, replayed: readonly Replayed[], engine: string): Output<"episodes-replay"> {
  const engines = new Map<string, { engine: string; agreements: number; disagreements: number }>();
  const disagreements: Output<"episodes-replay">["disagreements"] = [];
  for (const { step, answer, kind } of replayed) {
    const { lean, utterance } = step.step;
    const recordedEngine = lean.engine ?? "unknown";
    const sums = engines.get(recordedEngine) ?? { engine: recordedEngine, agreements: 0, disagreements: 0 };
    engines.set(recordedEngine, sums);
    if (answer === answerOf(lean.verdict)) sums.agreements += 1;
    else {
      sums.disagreements += 1;
      disagreements.push({
        ...{ episode: step.episode, utterance: utterance.id, declaration: step.declaration, tactic: utterance.tactic },
        ...{ recorded: lean.verdict?.kind ?? "none", recordedEngine, replayed: kind },
      });
    }
  }
  return {
    ...{ schemaVersion: 1, command: "episodes-replay", engine, episodes: plan.episodes },
    ...{ steps: replayed.length, agreements: replayed.length - disagreements.length, disagreements },
    notReplayed: Object.fromEntries(plan.notReplayed),
    byRecordedEngine: [...engines.values()],
  };
}

function linesOf(output: Output<"episodes-replay">): readonly string[] {
  return [
    ...output.disagreements.map(
      ({ declaration, tactic, recorded, replayed }) =>
        `${declaration}: ${tactic.replace(/\s+/gu, " ")}: was ${recorded}, is ${replayed}`,
    ),
    ...output.byRecordedEngine.map(
      ({ engine, agreements, disagreements }) =>
        `recorded with ${engine}: ${agreements} agreements, ${disagreements} disagreements`,
    ),
    ...Object.entries(output.notReplayed).map(([reason, steps]) => `not replayed: ${steps} (${reason})`),
    `${output.episodes} episodes, ${output.steps} steps replayed with ${output.engine}: ` +
      `${output.agreements} agreements, ${output.disagreements.length} disagreements`,
  ];
}
