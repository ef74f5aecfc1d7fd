import type { Result } from "../../../core/base/result.ts";
import { failure, ok } from "../../../core/base/result.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import type { CommandProblem } from "../../exitCodes.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import { KiminaEngine } from "../../replay/kiminaEngine.ts";
import { openLocalEngine } from "../../replay/localEngine.ts";
import type { ReplayEngine } from "../../replay/replayEngine.ts";
import type { ReplayPlan } from "../../replay/replayPlan.ts";
import { replayPlan } from "../../replay/replayPlan.ts";
import { ReplayProgress } from "../../replay/replayProgress.ts";
import type { Replayed } from "../../replay/runReplay.ts";
import { runReplay } from "../../replay/runReplay.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";
import type { ValuesOf } from "../../options.ts";
import { asText, flag, option } from "../../options.ts";
import { readNumber } from "../../optionReaders.ts";
import { sharedOptions, timeoutOption } from "../../sharedOptions.ts";
import { episodeNamed } from "./episodeNamed.ts";

const replayOptions = {
  log: sharedOptions.log,
  all: flag("--all", "every episode, which is also what happens without an id"),
  timeoutMs: timeoutOption("step", "30"),
  parallel: option(readNumber("lanes"), {
    flags: "--parallel <number>",
    help: "documents at the same time (without it: by the memory that is free)",
  }),
  resume: flag("--resume", "go on with a replay that was interrupted"),
  server: option(asText, {
    flags: "--server <url>",
    help: "a Kimina Lean Server instead of the Lean at hand; its key in COLLOQUY_KIMINA_KEY",
  }),
};

interface ReplayRequest extends ValuesOf<typeof replayOptions> {
  /** One episode; all without it. */
  readonly episode: string | undefined;
}

export const replayCommand = command({
  name: "episodes replay",
  argument: { form: "[id]" },
  summary: "gives every recorded step to the Lean of today",
  options: replayOptions,
  run: (episode, options, context) => replayEpisodes({ ...options, episode }, context),
});

/** Every recorded step, taken or not, is given to the Lean of today at its own place. */
async function replayEpisodes(
  request: ReplayRequest,
  context: CommandContext,
): Promise<CommandOutcome<"episodes-replay">> {
  const { terminal, signal } = context;
  using index = await EpisodeIndex.open(request.log, signal);
  const chosen = request.episode === undefined ? undefined : episodeNamed(index, request.episode);
  if (chosen?.kind === "error") return chosen;
  if (index.ids.length === 0)
    return failure({
      exitCode: exitCodes.badInput,
      message: `no episodes in ${request.log}`,
      next: "name a log with --log",
    });
  const plan = replayPlan(index, chosen ? [chosen.value] : index.ids);
  const opened = await engineOf(request, context);
  if (opened.kind === "error") return opened;
  await using engine = opened.value;
  const progress = await ReplayProgress.open(request.log, engine, request);
  const steps = plan.documents.reduce((sum, document) => sum + document.steps.length, 0);
  const onDone = (done: number): void => terminal.progress(`replayed ${done} of ${steps} steps with ${engine.name}`);
  const replayed = await runReplay({ workspaceFolder: request.log, plan, engine, progress, onDone }, signal);
  await progress.forget();
  terminal.progress("");
  const output = outputOf(plan, replayed, engine);
  for (const line of linesOf(output)) terminal.out(line);
  return answer(output.disagreements.length === 0 ? exitCodes.ok : exitCodes.leanSaysNo, output);
}

async function engineOf(
  { log, server, timeoutMs, parallel }: ReplayRequest,
  context: CommandContext,
): Promise<Result<ReplayEngine, CommandProblem>> {
  if (server === undefined) return openLocalEngine({ folder: log, timeoutMs, parallel }, context);
  if (!URL.canParse(server) || !/^https?:/u.test(server))
    return failure({
      exitCode: exitCodes.badInput,
      message: `${server} is no address`,
      next: "write http://HOST:PORT",
    });
  // In the environment, because a command line can be read by everybody on the machine.
  const key = process.env["COLLOQUY_KIMINA_KEY"];
  const { allowNativeDecide } = context.options;
  return ok(new KiminaEngine({ url: server, key, timeoutMs, parallel: parallel ?? 4, allowNativeDecide }));
}

interface AgreementCount {
  agreements: number;
  disagreements: number;
}

type Disagreement = Output<"episodes-replay">["disagreements"][number];

/** The counts of a run, by the recorded engine and by its answer. */
class ReplayCount {
  readonly byEngine = new Map<string, AgreementCount>();
  readonly byAnswer = new Map<string, AgreementCount>([
    ["yes", { agreements: 0, disagreements: 0 }],
    ["no", { agreements: 0, disagreements: 0 }],
  ]);
  readonly disagreements: Disagreement[] = [];
  readonly notReplayed: Map<string, number>;
  steps = 0;

  constructor(notReplayed: ReadonlyMap<string, number>) {
    this.notReplayed = new Map(notReplayed);
  }

  add({ step, answer }: Replayed): void {
    if (answer.kind === "unknown") {
      this.notReplayed.set(answer.reason, (this.notReplayed.get(answer.reason) ?? 0) + 1);
      return;
    }
    this.steps += 1;
    const { recorded } = step;
    const engineCount = this.byEngine.get(recorded.engine) ?? { agreements: 0, disagreements: 0 };
    this.byEngine.set(recorded.engine, engineCount);
    const agrees = answer.answer === recorded.answer;
    for (const sums of [engineCount, this.byAnswer.get(recorded.answer)])
      if (sums) sums[agrees ? "agreements" : "disagreements"] += 1;
    if (!agrees) this.disagreements.push(disagreementOf(step, answer.verdict));
  }
}

function disagreementOf(step: Replayed["step"], replayed: Disagreement["replayed"]): Disagreement {
  const { recorded, episode, utterance, declaration, tactic } = step;
  return {
    episode,
    utterance,
    declaration,
    tactic,
    recorded: recorded.kind,
    recordedEngine: recorded.engine,
    replayed,
  };
}

function outputOf(plan: ReplayPlan, replayed: readonly Replayed[], engine: ReplayEngine): Output<"episodes-replay"> {
  const count = new ReplayCount(plan.notReplayed);
  for (const one of replayed) count.add(one);
  return {
    schemaVersion: 1,
    command: "episodes-replay",
    engine: engine.name,
    level: engine.level,
    episodes: plan.episodes,
    steps: count.steps,
    agreements: count.steps - count.disagreements.length,
    disagreements: count.disagreements,
    notReplayed: Object.fromEntries(count.notReplayed),
    byRecordedEngine: [...count.byEngine].map(([name, sums]) => ({ engine: name, ...sums })),
    byRecordedAnswer: [...count.byAnswer].map(([answer, sums]) => ({ answer, ...sums })),
  };
}

function linesOf(output: Output<"episodes-replay">): readonly string[] {
  const counts = ({ agreements, disagreements }: AgreementCount): string =>
    `${agreements} agreements, ${disagreements} disagreements`;
  const answers: Readonly<Record<string, string>> = { yes: "Lean said yes then", no: "Lean said no then" };
  return [
    ...output.disagreements.map(
      ({ declaration, tactic, recorded, replayed }) =>
        `${declaration}: ${tactic.replace(/\s+/gu, " ")}: was ${recorded}, is ${replayed}`,
    ),
    ...output.byRecordedEngine.map((sums) => `recorded with ${sums.engine}: ${counts(sums)}`),
    ...output.byRecordedAnswer.map((sums) => `${answers[sums.answer] ?? sums.answer}: ${counts(sums)}`),
    ...Object.entries(output.notReplayed).map(([reason, steps]) => `not replayed: ${steps} (${reason})`),
    ...(output.level === "V1" ? ["this engine says V1 at the most: no new error and no new sorry"] : []),
    `${output.episodes} episodes, ${output.steps} steps replayed with ${output.engine}: ` +
      `${output.agreements} agreements, ${output.disagreements.length} disagreements`,
  ];
}
