import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import type { Result } from "../../../core/base/result.ts";
import { failure, ok } from "../../../core/base/result.ts";
import type { EpisodeDraft } from "../../../core/episode/episodeRecord.ts";
import type { ImportFormat } from "../../../core/episode/import/importedEpisodes.ts";
import { importFormats, importedDrafts } from "../../../core/episode/import/importedEpisodes.ts";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import { EpisodeLog } from "../../../store/episodeLog.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { Output } from "../../jsonOutput.ts";
import type { CommandProblem } from "../../exitCodes.ts";
import { choice } from "../../options.ts";
import { sharedOptions } from "../../sharedOptions.ts";
import type { CommandContext, CommandOutcome } from "../../command.ts";
import { answer, command } from "../../command.ts";

interface ImportRequest {
  readonly file: string;
  readonly format: ImportFormat;
  readonly log: string;
}

export const importCommand = command({
  name: "episodes import",
  argument: { form: "<file>" },
  summary: "rows of another data set into the log",
  options: {
    log: sharedOptions.log,
    format: choice(importFormats, { flags: "--format <format>", help: importFormats.join(", ") }),
  },
  run: (file, options, context) => importRows({ file, ...options }, context),
});

/** Rows of another data set into the log; what cannot be read is told by its line. */
async function importRows(
  { file, format, log: folder }: ImportRequest,
  { terminal, signal }: CommandContext,
): Promise<CommandOutcome<"episodes-import">> {
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile)
    return failure({ exitCode: exitCodes.badInput, message: `${file} is not a file`, next: "check the path" });
  using index = await EpisodeIndex.open(folder, signal);
  await using log = new EpisodeLog(folder, { consent: "imported on the command line" });
  const report: ImportReport = { taken: 0, known: 0, malformed: [] };
  const known = new Set(index.ids);
  for await (const { text, line } of rowsOf(file)) {
    signal.throwIfAborted();
    const drafts = importedDrafts(format, text, { line, source: basename(file), timeMs: Date.now() });
    if (drafts.kind === "error") {
      report.malformed.push({ line, problem: drafts.problem });
      terminal.err(`${file}:${line}: ${drafts.problem}`);
      continue;
    }
    const written = await appendNew(drafts.value, { log, known, report });
    if (written.kind === "error") return written;
  }
  const { taken, known: there, malformed } = report;
  terminal.out(`${taken} episodes imported, ${there} were there already, ${malformed.length} rows could not be read`);
  const output = { schemaVersion: 1, command: "episodes-import", imported: taken, known: there, malformed } as const;
  return answer(malformed.length === 0 ? exitCodes.ok : exitCodes.badInput, output);
}

interface ImportReport {
  taken: number;
  known: number;
  readonly malformed: Output<"episodes-import">["malformed"];
}

interface ImportTarget {
  readonly log: EpisodeLog;
  readonly known: Set<string>;
  readonly report: ImportReport;
}

/** The records of one row's episode, unless the log has that episode already. */
async function appendNew(
  drafts: readonly EpisodeDraft[],
  { log, known, report }: ImportTarget,
): Promise<Result<undefined, CommandProblem>> {
  const id = drafts[0]?.episodeId ?? "";
  if (known.has(id)) {
    report.known += 1;
    return ok(undefined);
  }
  known.add(id);
  for (const draft of drafts) {
    const written = await log.append(draft);
    if (written.kind === "error")
      return failure({
        exitCode: exitCodes.badInput,
        message: `the log cannot be written (${written.problem.detail}); ${report.taken} episodes were imported`,
        next: "run the command again once it can: what is there is not imported twice",
      });
  }
  report.taken += 1;
  return ok(undefined);
}

interface Row {
  readonly text: string;
  readonly line: number;
}

/** JSON lines, or one JSON array of rows, in which case the line is the number of the row. */
async function* rowsOf(file: string): AsyncGenerator<Row, void, undefined> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity })) {
    line += 1;
    if (line === 1 && text.trimStart().startsWith("[")) {
      yield* rowsOfArray(file);
      return;
    }
    if (text.trim() !== "") yield { text, line };
  }
}

async function* rowsOfArray(file: string): AsyncGenerator<Row, void, undefined> {
  const text = await readFile(file, "utf8");
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    rows = undefined;
  }
  if (!Array.isArray(rows)) yield { text, line: 1 };
  else for (const [at, row] of rows.entries()) yield { text: JSON.stringify(row), line: at + 1 };
}
