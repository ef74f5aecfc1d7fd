import { expect, test } from "vitest";
import { readMessages, toDiagnostics } from "../../../lean-bridge/batch/batchMessages.ts";

function line(message: object): string {
  return JSON.stringify({ severity: "error", caption: "", data: "wrong", endPos: null, ...message });
}

test("Lean's lines of JSON, among whatever the file's own programs print", () => {
  const printed = ["a word", '{"severity":"error"}', "{ not json"];
  const said = line({ pos: { line: 2, column: 3 }, data: "unsolved goals\n⊢ P\n" });
  const { messages, rest } = readMessages([...printed, said, ""].join("\n"));
  expect(messages).toEqual([
    { severity: "error", start: { line: 2, column: 3 }, end: undefined, text: "unsolved goals\n⊢ P", isSilent: false },
  ]);
  expect(rest).toBe(`${printed.join("\n")}\n`);
});

test("columns in code points become UTF-16 code units; a byte order mark does not count", () => {
  const { messages } = readMessages(
    [
      line({ pos: { line: 1, column: 0 }, endPos: { line: 1, column: 4 } }),
      line({ pos: { line: 2, column: 2 }, endPos: { line: 2, column: 5 }, severity: "warning" }),
    ].join("\n"),
  );
  const text = "\uFEFFabc\r\n𝓐 xyz\r\n";
  expect(toDiagnostics(messages, text).map(({ range }) => range)).toEqual([
    { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } },
    { start: { line: 1, character: 3 }, end: { line: 1, character: 6 } },
  ]);
});
