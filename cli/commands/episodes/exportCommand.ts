import { failure, ok } from "../../../core/base/result.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import type { ExportRequest, ExportSummary } from "../../../store/export/exportRequest.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";
import { episodeNamed } from "./log.ts";

/** `colloquy episodes export`: one format into a new folder, or with `--dry-run` only what would leave. */
export async function exportCommand(request: ExportRequest, context: CommandContext): Promise<CommandOutcome> {
  const { terminal, signal, options } = context;
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
  if (options.json) terminal.out(JSON.stringify(output));
  else for (const line of linesOf(output)) terminal.out(line);
  return ok(exitCodes.ok);
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
