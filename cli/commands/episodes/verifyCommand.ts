import type { ReadProblem } from "../../../store/chainReader.ts";
import { anchorProblems } from "../../../store/anchorLog.ts";
import { verifyLog } from "../../../store/verifyLog.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";
import { exitCodes } from "../../exitCodes.ts";
import { sharedOptions } from "../../sharedOptions.ts";

const problemWords: Readonly<Record<ReadProblem["kind"], string>> = {
  malformed: "cannot be read",
  future: "was written by a newer version",
  torn: "ends in the middle",
  "broken-chain": "breaks the chain",
  "not-as-anchored": "is not what was anchored",
};

export const verifyLogCommand = command({
  name: "episodes verify",
  summary: "every line against its hash and the line before it, every end against its anchors",
  options: { log: sharedOptions.log },
  run: (_, { log }, context) => verify(log, context),
});

/** Every line against its hash and the line before it. */
async function verify(log: string, { terminal, signal }: CommandContext): Promise<CommandOutcome<"episodes-verify">> {
  const { files, records, head, ...verified } = await verifyLog(log, signal);
  const problems = [...verified.problems, ...(await anchorProblems(log))].map((problem) => {
    return { file: problem.file, line: problem.line, kind: problem.kind, detail: detailOf(problem) };
  });
  for (const { file, line, kind, detail } of problems)
    terminal.out(`${file}:${line}: ${problemWords[kind]}${detail === "" ? "" : ` (${detail})`}`);
  terminal.out(`${records} records in ${files} files, ${problems.length} problems; head ${head}`);
  terminal.out("A chain cannot show that the end of a file was cut off, or that its owner wrote all of it anew.");
  const output = { schemaVersion: 1, command: "episodes-verify", files, records, head, problems } as const;
  return answer(problems.length === 0 ? exitCodes.ok : exitCodes.leanSaysNo, output);
}

function detailOf(problem: ReadProblem): string {
  if (problem.kind === "future") return `version ${problem.schemaVersion}`;
  return problem.kind === "torn" ? "" : problem.detail.replace(/\s*\n\s*/gu, "; ");
}
