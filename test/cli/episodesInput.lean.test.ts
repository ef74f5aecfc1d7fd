import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeGeneratedLog } from "../fixtures/generatedLog.ts";
import { type Ended, type Folder, runColloquy, temporaryFolder } from "./runColloquy.ts";

let folder: Folder;
let log: string;
beforeEach(() => {
  folder = temporaryFolder();
  log = join(folder.path, "workspace");
  writeGeneratedLog(log, { episodes: 3, files: 1 });
});
afterEach(() => folder[Symbol.dispose]());

function episodes(...args: readonly string[]): Promise<Ended> {
  return runColloquy(["episodes", ...args, "--log", log], { COLLOQUY_DATA: join(folder.path, "data") });
}

function logLines(): { readonly file: string; readonly lines: readonly string[] } {
  const [name = ""] = readdirSync(join(log, ".colloquy/episodes"));
  const file = join(log, ".colloquy/episodes", name);
  return { file, lines: readFileSync(file, "utf8").split("\n") };
}

test("a log as it was written verifies; every kind of damage is named with its line, and the rest is read", async () => {
  expect(await episodes("verify")).toMatchObject({ exitCode: 0, err: "" });
  const { file, lines } = logLines();
  const tampered = (lines[6] ?? "").replace('"timeMs":1', '"timeMs":2');
  const damaged = lines.with(3, "{ broken").with(6, tampered).with(9, '{"schemaVersion":99}');
  writeFileSync(file, damaged.slice(0, -2).join("\n") + (lines.at(-2) ?? "").slice(0, 50));
  const { exitCode, out } = await episodes("verify", "--json");
  const problems: readonly { line: number; kind: string }[] = JSON.parse(out).problems;
  expect(exitCode).toBe(1);
  for (const problem of [
    { line: 4, kind: "malformed" },
    { line: 7, kind: "broken-chain" },
    { line: 10, kind: "future" },
    { kind: "torn" },
  ])
    expect(problems).toContainEqual(expect.objectContaining(problem));
  expect(JSON.parse((await episodes("list", "--json")).out).episodes).toHaveLength(3);
  expect((await episodes("stats")).exitCode).toBe(0);
});

test.each([
  [["show", "nobody"], "there is no episode nobody"],
  [["show", "0000000"], "3 episodes begin with 0000000"],
  [["delete", "nobody"], "there is no episode nobody"],
  [["replay", "nobody"], "there is no episode nobody"],
  [["replay", "--server", "ftp://somewhere"], "ftp://somewhere is no address"],
  [["export", "--format", "xlsx", "--license", "MIT", "--contributor", "A"], "there is no format xlsx"],
  [["export", "--format", "chat", "--license", "mine", "--contributor", "A"], '"mine" is not an SPDX licence'],
  [["export", "--format", "chat", "--license", "MIT"], "an export must name its contributors"],
  [["export", "--format", "chat", "--contributor", "A"], "required option '--license"],
  [["import", "missing.jsonl", "--format", "chat"], "missing.jsonl is not a file"],
  [["import", "missing.jsonl", "--format", "xml"], "choose one of crowdmath"],
  [["recording", "perhaps"], "perhaps is no choice"],
  [["anchor"], "git makes no tag here"],
  [["agreement", "missing.jsonl"], "missing.jsonl cannot be read"],
] as const)("episodes %j ends with 2 and says why", async (args, message) => {
  const { exitCode, out, err } = await episodes(...args);
  expect([exitCode, out]).toEqual([2, ""]);
  expect(err).toContain(message);
});

test("an export goes into a new folder, or says that it cannot, and leaves what stands there alone", async () => {
  const target = join(folder.path, "out");
  const args = ["export", "--format", "chat", "--license", "MIT", "--contributor", "A", "--output", target];
  const preview = await episodes(...args, "--dry-run");
  expect([preview.exitCode, readdirSync(folder.path)]).toEqual([0, ["workspace"]]);
  expect(preview.out).toContain("nothing was written; this is what would leave:");
  expect((await episodes(...args)).exitCode).toBe(0);
  expect(await episodes(...args)).toMatchObject({ exitCode: 2, err: expect.stringContaining("exists") });
  expect((await episodes(...args, "--force")).exitCode).toBe(0);
  mkdirSync(join(folder.path, "own"));
  folder.write("own/thesis.tex", "years");
  const over = args.with(-1, join(folder.path, "own"));
  expect(await episodes(...over, "--force")).toMatchObject({ exitCode: 2 });
  expect(await episodes(...args.with(-1, join(folder.path, "own/thesis.tex/x")))).toMatchObject({ exitCode: 2 });
  expect(readFileSync(join(folder.path, "own/thesis.tex"), "utf8")).toBe("years");
});

test("rows that cannot be read are told by line; the others are imported, and once only", async () => {
  const row = (text: string): string => JSON.stringify({ messages: [{ role: "user", content: text }] });
  const file = folder.write("chat.jsonl", [row("one"), "{ broken", "", '{"messages":7}', row("two")].join("\n"));
  const first = await episodes("import", file, "--format", "chat", "--json");
  expect([first.exitCode, JSON.parse(first.out)]).toMatchObject([
    2,
    { imported: 2, known: 0, malformed: [{ line: 2 }, { line: 4 }] },
  ]);
  expect(JSON.parse((await episodes("import", file, "--format", "chat", "--json")).out)).toMatchObject({ known: 2 });
  expect((await episodes("verify")).exitCode).toBe(0);
});

test("a tenth of the turns is labelled blindly and compared with what the log says", async () => {
  const file = join(folder.path, "sample.jsonl");
  expect((await episodes("sample", file, "--share", "0.5")).exitCode).toBe(0);
  const rows = readFileSync(file, "utf8").trimEnd().split("\n");
  const labelled = rows.map((row) => JSON.stringify({ ...JSON.parse(row), type: "proposal" }));
  expect(rows.every((row) => JSON.parse(row).type === null)).toBe(true);
  folder.write("sample.jsonl", labelled.join("\n"));
  const { out } = await episodes("agreement", file, "--json");
  expect(JSON.parse(out)).toMatchObject({ labelled: rows.length, kappa: 0 });
  expect((await episodes("sample", file)).exitCode).toBe(2);
});
