import type { ExportRequest, ExportSummary } from "../../store/export/exportRequest.ts";

/** A preview of an export as a page: the counts, the redactions and their reasons, and the first rows. */
export function exportPreview(
  { format, episodes, rows, dropped, redactions, damagedLines, preview }: ExportSummary,
  { licence, contributors }: Pick<ExportRequest, "licence" | "contributors">,
): string {
  return [
    `# What would leave as ${format}`,
    `${rows} rows of ${episodes} episodes, under ${licence}, by ${contributors.join(", ")}.`,
    "## Taken out",
    ...(redactions.length === 0 ? ["Nothing that looks private was found. Check the rows yourself anyway."] : []),
    ...redactions.map(({ rule, count, examples }) => `- ${count} ${rule}: ${examples.map(inCode).join(", ")}`),
    "## Left out",
    ...Object.entries(dropped).map(([reason, count]) => `- ${count}: ${reason}`),
    ...(damagedLines > 0 ? [`- ${damagedLines} damaged lines of the log`] : []),
    ...(Object.keys(dropped).length === 0 && damagedLines === 0 ? ["Nothing."] : []),
    "## The first rows",
    ...preview.map((row) => fenced(row)),
    "",
  ].join("\n\n");
}

function inCode(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

/** As an indented block, which no row can close. */
function fenced(row: string): string {
  return row
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
