import { failure } from "../../../core/base/result.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import type { ExportRequest, ExportSummary } from "../../../store/export/exportRequest.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";
import { exportFormats } from "../../../store/export/exportFormats.ts";
import type { ValuesOf } from "../../options.ts";
import { asText, flag, list, option, requiredText } from "../../options.ts";
import { sharedOptions } from "../../sharedOptions.ts";
import { episodeNamed } from "./episodeNamed.ts";

const exportOptions = {
  log: sharedOptions.log,
  format: requiredText("--format <format>", exportFormats.join(", ")),
  licence: requiredText("--license <spdx>", "under which the rows may be used, such as CC-BY-4.0"),
  contributors: list("--contributor <name>", "who is named; may be given several times"),
  output: option(asText, { flags: "--output <folder>", help: "a folder that is made" }),
  names: list("--redact <name>", "a further name to be taken out; may be given several times"),
  episodes: list("--episode <id>", "only this one; may be given several times"),
  replace: flag("--force", "replace the folder if it is there"),
  dryRun: flag("--dry-run", "write nothing; show what would leave"),
};

export const exportCommand = command({
  name: "episodes export",
  summary: "one format into a new folder",
  options: exportOptions,
  run: (_, options, context) => exportLog(requestOf(options), context),
});

function requestOf(options: ValuesOf<typeof exportOptions>): ExportRequest {
  const { log: workspaceFolder, output, dryRun, ...request } = options;
  return { ...request, workspaceFolder, target: dryRun ? undefined : (output ?? `colloquy-${request.format}`) };
}

/** One format into a new folder, or without a target only what would leave. */
async function exportLog(request: ExportRequest, context: CommandContext): Promise<CommandOutcome<"episodes-export">> {
  const { terminal, signal } = context;
  using index = await EpisodeIndex.open(request.workspaceFolder, signal);
  const episodes: string[] = [];
  for (const name of request.episodes) {
    const id = episodeNamed(index, name);
    if (id.kind === "error") return id;
    episodes.push(id.value);
  }
  terminal.progress(`exporting ${episodes.length === 0 ? index.ids.length : episodes.length} episodes`);
  const { exportEpisodes } = await import("../../../store/export/exportEpisodes.ts");
  const exported = await exportEpisodes({ ...request, episodes }, index, signal);
  terminal.progress("");
  if (exported.kind === "error") return failure({ exitCode: exitCodes.badInput, ...exported.problem });
  const output = outputOf(exported.value, request.target);
  for (const line of linesOf(output)) terminal.out(line);
  return answer(exitCodes.ok, output);
}

function outputOf(summary: ExportSummary, target: string | undefined): Output<"episodes-export"> {
  return {
    schemaVersion: 1,
    command: "episodes-export",
    format: summary.format,
    target: target ?? null,
    episodes: summary.episodes,
    rows: summary.rows,
    dropped: { ...summary.dropped },
    redactions: summary.redactions.map(({ rule, count, examples }) => ({
      rule,
      count,
      examples: [...examples],
    })),
    files: summary.files.map((file) => ({ ...file })),
    damagedLines: summary.damagedLines,
    preview: [...summary.preview],
  };
}

function linesOf(output: Output<"episodes-export">): readonly string[] {
  const isPreview = output.target === null;
  return [
    ...(isPreview
      ? ["nothing was written; this is what would leave:", ...output.preview.map((row) => `  ${row}`)]
      : []),
    `${output.episodes} episodes, ${output.rows} rows as ${output.format}${isPreview ? "" : ` in ${output.target}`}`,
    ...Object.entries(output.dropped).map(([reason, count]) => `left out: ${count} (${reason})`),
    ...output.redactions.map(({ rule, count, examples }) => {
      return `redacted: ${count} ${rule}${isPreview ? ` (${examples.join(", ")})` : ""}`;
    }),
    ...(output.damagedLines > 0
      ? [`${output.damagedLines} damaged lines in the log; see colloquy episodes verify`]
      : []),
    ...output.files.map(({ name, bytes }) => `  ${name} (${bytes} bytes)`),
  ];
}
