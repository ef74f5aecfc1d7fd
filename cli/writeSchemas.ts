// Writes docs/schemas/*.schema.json from the zod schemas of the command line's --json output.
import { mkdirSync, writeFileSync } from "node:fs";
import * as z from "zod";
import { outputSchemas } from "./jsonOutput.ts";

export function publishedSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(outputSchemas).map(([command, schema]) => [
      `docs/schemas/${command}.schema.json`,
      `${JSON.stringify({ title: `colloquy ${command} --json`, ...z.toJSONSchema(schema) }, null, 2)}\n`,
    ]),
  );
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync("docs/schemas", { recursive: true });
  for (const [path, text] of publishedSchemas()) writeFileSync(path, text);
}
