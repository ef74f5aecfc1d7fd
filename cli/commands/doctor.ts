import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { freemem, totalmem } from "node:os";
import { resolve } from "node:path";
import type { CacheFolder } from "../../lean-bridge/toolchain/doctorMachine.ts";
import { doctorReport, hasFailure, reportText } from "../../lean-bridge/toolchain/doctorReport.ts";
import { embeddedStatus } from "../../lean-bridge/toolchain/embeddedStatus.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Output } from "../jsonOutput.ts";
import { searchToolchain } from "../../lean-bridge/toolchain/openToolchain.ts";
import { thisInstallation } from "../openLean.ts";
import type { CommandContext, CommandOutcome } from "../command.ts";
import { answer, command } from "../command.ts";

export const doctorCommand = command({
  name: "doctor",
  argument: { form: "[path]", help: "a Lean file or a folder" },
  summary: "which Lean would be used, where it was looked for, and what to do next",
  options: {},
  run: (path, _, context) => doctor(path, context),
});

/** Which Lean would serve that file or folder, where it was looked for, what to do next. */
async function doctor(argument: string | undefined, context: CommandContext): Promise<CommandOutcome<"doctor">> {
  const path = resolve(argument ?? ".");
  const isFile = await stat(path).then(
    (status) => status.isFile(),
    () => path.endsWith(".lean"),
  );
  const { terminal, signal, options } = context;
  const place = { kind: isFile ? "file" : "folder", path } as const;
  const installation = thisInstallation();
  const search = await searchToolchain({ place, choice: options.toolchain, installation, signal });
  const report = doctorReport({
    search,
    embedded: await embeddedStatus(installation),
    machine: {
      nodeVersion: process.version,
      totalMemoryBytes: totalmem(),
      availableMemoryBytes: freemem(),
      cacheFolder: await cacheState(installation.cacheRoot),
    },
    projectModules: undefined,
  });
  terminal.out(reportText(report));
  return answer(hasFailure(report) ? exitCodes.noLean : exitCodes.ok, doctorJson(report));
}

function doctorJson(report: ReturnType<typeof doctorReport>): Output<"doctor"> {
  const sections = report.sections.map(({ title, lines }) => ({
    title,
    lines: lines.map(({ status, text, next }) => ({ status, text, next: next ?? null })),
  }));
  return { schemaVersion: 1, command: "doctor", sections };
}

async function cacheState(path: string): Promise<CacheFolder> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (!exists) return { path, state: "missing", sizeBytes: undefined };
  const writable = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  return { path, state: writable ? "writable" : "notWritable", sizeBytes: undefined };
}
