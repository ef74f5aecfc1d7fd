import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { publishedSchemas } from "../../cli/writeSchemas.ts";

test.each([...publishedSchemas()])("%s is what the code writes (node cli/writeSchemas.ts)", (path, text) => {
  const published: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, "../..", path), "utf8"));
  expect(published).toEqual(JSON.parse(text));
});
