import type { Command } from "./command.ts";
import { checkCommand } from "./commands/check.ts";
import { discussCommand } from "./commands/discuss.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { agreementCommand, sampleCommand } from "./commands/episodes/agreementCommand.ts";
import { anchorCommand } from "./commands/episodes/anchorCommand.ts";
import { deleteCommand } from "./commands/episodes/deleteCommand.ts";
import { exportCommand } from "./commands/episodes/exportCommand.ts";
import { importCommand } from "./commands/episodes/importCommand.ts";
import { listCommand } from "./commands/episodes/listCommand.ts";
import { recordingCommand } from "./commands/episodes/recordingCommand.ts";
import { replayCommand } from "./commands/episodes/replayCommand.ts";
import { showCommand } from "./commands/episodes/showCommand.ts";
import { statisticsCommand } from "./commands/episodes/statisticsCommand.ts";
import { verifyLogCommand } from "./commands/episodes/verifyCommand.ts";
import { evalCommand } from "./commands/evaluateModels.ts";
import { evolveCommand } from "./commands/evolve/evolveCommand.ts";
import { goalsCommand } from "./commands/goals.ts";
import { holesCommand } from "./commands/holes.ts";
import { proveCommand } from "./commands/prove/proveCommand.ts";
import { replayStepsCommand } from "./commands/replaySteps.ts";
import { suggestCommand } from "./commands/suggest.ts";
import { tryCommand } from "./commands/tryCandidates.ts";
import { verifyCommand } from "./commands/verify.ts";

/** Every command, in the order of `--help`. */
export const commands: readonly Command[] = [
  doctorCommand,
  goalsCommand,
  checkCommand,
  verifyCommand,
  holesCommand,
  suggestCommand,
  proveCommand,
  evolveCommand,
  tryCommand,
  replayStepsCommand,
  discussCommand,
  evalCommand,
  listCommand,
  showCommand,
  verifyLogCommand,
  statisticsCommand,
  recordingCommand,
  anchorCommand,
  deleteCommand,
  importCommand,
  sampleCommand,
  agreementCommand,
  replayCommand,
  exportCommand,
];

/** Help texts for commands that share a first word. */
export const commandGroups: Readonly<Record<string, string>> = {
  episodes: "the log of what was proposed, judged and decided",
};
