// Writes docs/schemas/*.schema.json from the zod schemas of the log's record and the command line's --json output.
import { mkdirSync, writeFileSync } from "node:fs";
import * as z from "zod";
import { EpisodeRecordSchema } from "../core/episode/episodeRecord.ts";
import { outputSchemas } from "./jsonOutput.ts";

export function publishedSchemas(): ReadonlyMap<string, string> {
  const outputs = Object.entries(outputSchemas).map(
    ([command, schema]) =>
      [`docs/schemas/${command}.schema.json`, schemaText(`colloquy ${command} --json`, schema)] as const,
  );
  const record = schemaText("one line of an episode log", EpisodeRecordSchema);
  return new Map([...outputs, ["docs/schemas/episode-record.schema.json", record]]);
}

function schemaText(title: string, schema: z.ZodType): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync("docs/schemas", { recursive: true });
  for (const [path, text] of publishedSchemas()) writeFileSync(path, text);
}
