import { dirname, join, resolve } from "node:path";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Result } from "../../core/base/result.ts";
import { ok } from "../../core/base/result.ts";
import { Account } from "../../core/model/account.ts";
import type { Budget } from "../../core/model/account.ts";
import { chosenModels } from "../discuss/modelChoice.ts";
import { EvalPlaces } from "../eval/evalPlaces.ts";
import type { EvalSet } from "../eval/evalSet.ts";
import { evalText, readEvalSet } from "../eval/evalSet.ts";
import { evalTable } from "../eval/evalTable.ts";
import { Examination } from "../eval/examination.ts";
import type { PlantedProof } from "../eval/plantedErrors.ts";
import { plantedProofs } from "../eval/plantedErrors.ts";
import type { EvalRow } from "../eval/runEval.ts";
import { evaluate } from "../eval/runEval.ts";
import type { Examinee } from "../eval/yardsticks.ts";
import { measured, yardstick, yardstickNames } from "../eval/yardsticks.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Output } from "../jsonOutput.ts";
import type { CommandContext, CommandOutcome } from "./context.ts";
import { openText } from "./context.ts";

export interface EvalOptions {
  /** `scripted:good`, `scripted:agreeing`, `scripted:random`, or a model of the server. */
  readonly model: readonly string[];
  readonly baseUrl: string | undefined;
  readonly set: string | undefined;
  readonly seed: number;
  readonly budget: Budget;
}

/** `colloquy eval`: models in the roles of a conversation, with Lean as the truth; a table. */
export async function evaluateModels(options: EvalOptions, context: CommandContext): Promise<CommandOutcome> {
  const { terminal, signal } = context;
  const names = options.model.length > 0 ? options.model : yardstickNames.map((name) => `scripted:${name}`);
  const examinees = await examineesOf(names, options);
  if (examinees.kind === "error") return examinees;
  const set = await readEvalSet(options.set ?? defaultSet());
  if (set.kind === "error") return set;
  const path = resolve("ColloquyEval.lean");
  const shown = "the evaluation's file";
  const file = { path, shown, uri: pathToFileURL(path).href, text: evalText(set.value), mark: "" } as const;
  const opened = await openText(file, { file: path, place: { kind: "whole" } }, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const places = new EvalPlaces(open, set.value);
  terminal.progress("planting errors");
  const planted = await plantedIn(set.value, { places, seed: options.seed }, signal);
  const rows: EvalRow[] = [];
  for (const { model, examinee } of examinees.value) {
    terminal.progress(`asking ${model}`);
    const examination = new Examination(examinee, new Account(options.budget), signal);
    rows.push(await evaluate({ set: set.value, places, planted }, examination));
    signal.throwIfAborted();
  }
  terminal.progress("");
  const output: Output<"eval"> = {
    schemaVersion: 1,
    command: "eval",
    engine: open.lean.engine,
    seed: options.seed,
    rows,
  };
  if (context.options.json) terminal.out(JSON.stringify(output));
  else for (const line of evalTable(rows)) terminal.out(line);
  return ok(exitCodes.ok);
}

interface Named {
  readonly model: string;
  readonly examinee: Examinee;
}

async function examineesOf(
  names: readonly string[],
  { baseUrl, seed }: EvalOptions,
): Promise<Result<readonly Named[], CommandProblem>> {
  const named: Named[] = [];
  for (const name of names) {
    const own = yardstickNames.find((known) => name === `scripted:${known}`);
    if (own) {
      named.push({ model: name, examinee: yardstick(own, seeded(seed)) });
      continue;
    }
    const models = await chosenModels({ model: [name], baseUrl }, process.env);
    if (models.kind === "error") return models;
    const model = models.value("critic");
    if (model) named.push({ model: name, examinee: measured(model) });
  }
  return ok(named);
}

async function plantedIn(
  { proofs }: EvalSet,
  { places, seed }: { readonly places: EvalPlaces; readonly seed: number },
  signal: AbortSignal,
): Promise<readonly PlantedProof[]> {
  const random = seeded(seed);
  const planted: PlantedProof[] = [];
  for (const proof of proofs) {
    const checker = await places.checker(proof.name, signal);
    if (checker)
      planted.push(...(await plantedProofs(checker, { proof, random, timeoutMs: places.timeoutMs }, signal)));
  }
  return planted;
}

/** The example that comes along, from the sources or from the bundle. */
function defaultSet(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = [join(here, "../../examples/eval/core.json"), resolve("examples/eval/core.json")];
  return places.find((place) => existsSync(place)) ?? "examples/eval/core.json";
}

/** Numbers from 0 to 1; the multiplier is that of Park and Miller's minimal standard. */
function seeded(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
