import { failure } from "../../../core/base/result.ts";
import { anchorLog } from "../../../store/anchorLog.ts";
import { verifyLog } from "../../../store/verifyLog.ts";
import { exitCodes } from "../../exitCodes.ts";
import { sharedOptions } from "../../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";

export const anchorCommand = command({
  name: "episodes anchor",
  summary: "writes the ends of the log's files into a git tag, against which verify holds them later",
  options: { log: sharedOptions.log },
  run: (_, { log }, context) => anchor(log, context),
});

/** The ends of the log's files in a git tag. What is damaged already is not anchored. */
async function anchor(log: string, { terminal, signal }: CommandContext): Promise<CommandOutcome<"episodes-anchor">> {
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
  const { head, files, records } = verification;
  const tag = anchored.value;
  terminal.out(`${tag} names the ends of ${files} files; push it to where others can see it`);
  return answer(exitCodes.ok, { schemaVersion: 1, command: "episodes-anchor", tag, head, files, records });
}
