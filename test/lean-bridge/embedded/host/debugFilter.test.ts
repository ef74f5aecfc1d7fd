import { expect, test } from "vitest";
import { DebugFilter } from "../../../../lean-bridge/embedded/host/debugFilter.ts";

test.each<[name: string, chunks: string[], kept: string]>([
  ["nothing to filter", ["Content-Length: 2\r\n\r\n{}"], "Content-Length: 2\r\n\r\n{}"],
  ["debug lines", ["[DEBUG:I] fileName = A.lean\n", "a\n[DEBUG:N] done\nb\n"], "a\nb\n"],
  [
    "continuations",
    ["[DEBUG:FIND] A: found 1 parts\n", "  - /lib/A.olean\n", "  mainModule? = true\n", "kept\n"],
    "kept\n",
  ],
  [
    "the same lines elsewhere are somebody's message",
    ["error:\n  - /a/b\n  main : IO Unit\n"],
    "error:\n  - /a/b\n  main : IO Unit\n",
  ],
  ["only whole markers at line starts", ["say [DEBUG:X]\n"], "say [DEBUG:X]\n"],
])("%s", (_, chunks, kept) => {
  const filter = new DebugFilter();
  expect(Buffer.concat(chunks.map((chunk) => filter.keep(Buffer.from(chunk)))).toString()).toBe(kept);
});
