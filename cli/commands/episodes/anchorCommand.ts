import { failure, ok } from "../../../core/base/result.ts";
import { anchorLog } from "../../../store/anchorLog.ts";
import { verifyLog } from "../../../store/verifyLog.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";

/** `colloquy episodes anchor`: the ends of the log's files in a git tag. What is damaged already is not anchored. */
export async function anchorCommand(
  log: string,
  { terminal, signal, options }: CommandContext,
): Promise<CommandOutcome> {
  const verification = await verifyLog(log, signal);
  if (verification.problems.some(({ kind }) => kind !== "torn"))
    return failure({
      exitCode: exitCodes.leanSaysNo,
      message: "the log is damaged, so it is not anchored",
      next: "`colloquy episodes verify` says where",
    });
  const anchored = await anchorLog(log, verification);
  if (anchored.kind === "error")
    return failure({
      exitCode: exitCodes.badInput,
      message: `git makes no tag here (${anchored.problem.detail})`,
      next: "anchor inside of a git repository that has a commit",
    });
  const output: Output<"episodes-anchor"> = {
    schemaVersion: 1,
    command: "episodes-anchor",
    tag: anchored.value,
    head: verification.head,
    files: verification.files,
    records: verification.records,
  };
  if (options.json) terminal.out(JSON.stringify(output));
  else terminal.out(`${output.tag} names the ends of ${output.files} files; push it to where others can see it`);
  return ok(exitCodes.ok);
}
