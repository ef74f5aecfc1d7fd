import { dirname, join, resolve } from "node:path";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Result } from "../../core/base/result.ts";
import { ok } from "../../core/base/result.ts";
import { Account } from "../../core/model/account.ts";
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
import type { ValuesOf } from "../options.ts";
import { asText, option } from "../options.ts";
import { modelOptions, seedOption } from "../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import { openText } from "../openFile.ts";

const options = {
  /** `scripted:good`, `scripted:agreeing`, `scripted:random`, or a model of the server. */
  ...modelOptions,
  set: option(asText, { flags: "--set <file>", help: "proofs, statements and sketches (examples/eval/core.json)" }),
  seed: seedOption("chooses the planted errors"),
};

type EvalOptions = ValuesOf<typeof options>;

export const evalCommand = command({
  name: "eval",
  summary: "models in the roles of a conversation, with Lean as the truth; without a model: the three yardsticks",
  options,
  run: (_, chosen, context) => evaluateModels(chosen, context),
});

/** Models in the roles of a conversation, with Lean as the truth; a table. */
async function evaluateModels(chosen: EvalOptions, context: CommandContext): Promise<CommandOutcome<"eval">> {
  const { terminal, signal } = context;
  const { model: named, maxTokens } = chosen;
  const names = named.length > 0 ? named : yardstickNames.map((name) => `scripted:${name}`);
  const examinees = await examineesOf(names, chosen);
  if (examinees.kind === "error") return examinees;
  const set = await readEvalSet(chosen.set ?? defaultSet());
  if (set.kind === "error") return set;
  const path = resolve("ColloquyEval.lean");
  const shown = "the evaluation's file";
  const file = { path, shown, uri: pathToFileURL(path).href, text: evalText(set.value), mark: "" } as const;
  const opened = await openText(file, { file: path, place: { kind: "whole" } }, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const places = new EvalPlaces(open, set.value);
  terminal.progress("planting errors");
  const planted = await plantedIn(set.value, { places, seed: chosen.seed }, signal);
  const rows: EvalRow[] = [];
  for (const { model, examinee } of examinees.value) {
    terminal.progress(`asking ${model}`);
    const examination = new Examination(examinee, new Account(maxTokens === undefined ? {} : { maxTokens }), signal);
    rows.push(await evaluate({ set: set.value, places, planted }, examination));
    signal.throwIfAborted();
  }
  terminal.progress("");
  for (const line of evalTable(rows)) terminal.out(line);
  const { engine } = open.lean;
  return answer(exitCodes.ok, { schemaVersion: 1, command: "eval", engine, seed: chosen.seed, rows });
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
