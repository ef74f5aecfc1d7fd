import { readFile } from "node:fs/promises";
import * as z from "zod";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { Candidate, HoleChecker } from "../../core/lean/ports.ts";
import type { Verdict } from "../../core/lean/verdict.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import { checkStep } from "../../core/lean/checkStep.ts";
import { goalJson } from "../../core/lean/goalSchema.ts";
import type { HoleProblem } from "../../lean-bridge/shadow/standAtHole.ts";
import type { CommandProblem } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { holeJson, placeText } from "../holeText.ts";
import { checkedJson } from "../jsonOutput.ts";
import { holeOfPlace } from "../holesOfPlace.ts";
import type { ValuesOf } from "../options.ts";
import { asText, list, option } from "../options.ts";
import { resultLine, resultReason } from "../resultText.ts";
import { timeoutOption } from "../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";
import type { OpenFile } from "../openFile.ts";
import { openFile } from "../openFile.ts";

const options = {
  candidate: list("--candidate <text>", "a tactic text; may be given several times"),
  candidates: option(asText, {
    flags: "--candidates <file>",
    help: 'JSON: ["omega", {"tactic": "simp", "source": "me"}]',
  }),
  timeoutMs: timeoutOption("candidate", "10"),
};

type TryOptions = ValuesOf<typeof options>;

export const tryCommand = command({
  name: "try",
  argument: { form: "<place>", help: "FILE:LINE[:COL] or FILE:NAME" },
  summary: "the verdict of given candidates at a hole",
  options,
  run: tryCandidates,
});

const CandidatesSchema = z.array(
  z.union([z.string(), z.looseObject({ tactic: z.string(), source: z.string().optional() })]),
);

async function tryCandidates(
  argument: string,
  given: TryOptions,
  context: CommandContext,
): Promise<CommandOutcome<"try">> {
  const candidates = await givenCandidates(given);
  if (candidates.kind === "error") return candidates;
  const opened = await openFile(argument, context);
  if (opened.kind === "error") return opened;
  await using open = opened.value;
  const hole = await holeOfPlace(open, context.signal);
  if (hole.kind === "error") return hole;
  const checker = await open.document.openHole(hole.value, context.signal);
  if (checker.kind === "error") return failure(holeProblem(open, hole.value, checker.problem));
  const results = await judged(candidates.value, { checker: checker.value, ...given }, context);
  return answer(results.some(({ verdict }) => isVerified(verdict)) ? exitCodes.ok : exitCodes.leanSaysNo, {
    schemaVersion: 1,
    command: "try",
    file: open.file.path,
    engine: open.lean.engine,
    hole: holeJson(hole.value, open.file.text),
    goalsBefore: checker.value.goalsBefore.map(goalJson),
    results: results.map(({ candidate, verdict }) => checkedJson(candidate, verdict)),
  });
}

interface Judged {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
}

/** One after the other, each told when it is known. */
async function judged(
  candidates: readonly Candidate[],
  { checker, timeoutMs }: { readonly checker: HoleChecker; readonly timeoutMs: number },
  { terminal, signal }: CommandContext,
): Promise<readonly Judged[]> {
  const results: Judged[] = [];
  for (const candidate of candidates) {
    const { verdict } = await checkStep(checker, { text: candidate.text, limits: { timeoutMs } }, signal);
    signal.throwIfAborted();
    results.push({ candidate, verdict });
    for (const line of [resultLine(candidate, verdict), ...resultReason(verdict)]) terminal.out(line);
  }
  return results;
}

function holeProblem({ file }: OpenFile, { start }: Hole, { kind, message }: HoleProblem): CommandProblem {
  const at = placeText(file.shown, file.text, start);
  return {
    exitCode: kind === "unknown" ? exitCodes.noAnswer : exitCodes.badInput,
    message: `${at}: ${message}`,
    next: "list the holes with `colloquy holes FILE`",
  };
}

async function givenCandidates({
  candidate,
  candidates: file,
}: TryOptions): Promise<Result<readonly Candidate[], CommandProblem>> {
  const typed = candidate.map((text) => ({ text, source: "person" }));
  if (file === undefined) {
    return typed.length > 0
      ? ok(typed)
      : failure(badCandidates("no candidate was given", "add --candidate TEXT or --candidates FILE.json"));
  }
  try {
    const parsed = CandidatesSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
    if (!parsed.success)
      return failure(badCandidates(`${file} is not a list of candidates`, 'write ["omega", {"tactic": "simp"}]'));
    const read = parsed.data.map((item) =>
      typeof item === "string" ? { text: item, source: "file" } : { text: item.tactic, source: item.source ?? "file" },
    );
    if (typed.length + read.length === 0)
      return failure(badCandidates(`${file} holds no candidate`, 'write ["omega", {"tactic": "simp"}]'));
    return ok([...typed, ...read]);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return failure(badCandidates(`${file} cannot be read (${detail})`, "check the path and that it is JSON"));
  }
}

function badCandidates(message: string, next: string): CommandProblem {
  return { exitCode: exitCodes.badInput, message, next };
}
