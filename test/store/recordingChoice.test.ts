import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataFolder } from "../../store/dataFolder.ts";
import { RecordingChoices } from "../../store/recordingChoice.ts";

let folder: string;
let choices: RecordingChoices;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-choice-"));
  mkdirSync(join(folder, "workspace/inner"), { recursive: true });
  choices = new RecordingChoices(join(folder, "data"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("nothing is chosen until somebody chooses; the last choice holds", () => {
  const workspace = join(folder, "workspace");
  expect(choices.read(workspace)).toBeUndefined();
  choices.write(workspace, { record: true, how: "in a test" });
  expect(choices.read(workspace)).toMatchObject({ record: true, consent: expect.stringMatching(/^in a test, 20/u) });
  choices.write(workspace, { record: false, how: "in a test" });
  expect(choices.read(workspace)?.record).toBe(false);
  expect(readdirSync(workspace)).toEqual(["inner"]);
});

test("the nearest folder above a file decides, also through a link", () => {
  const [workspace, inner] = [join(folder, "workspace"), join(folder, "workspace/inner")];
  const file = join(inner, "A.lean");
  writeFileSync(file, "");
  expect(choices.recordedAbove(file)).toBeUndefined();
  choices.write(workspace, { record: true, how: "x" });
  expect(choices.recordedAbove(file)?.folder).toMatch(/workspace$/u);
  symlinkSync(inner, join(folder, "link"));
  expect(choices.recordedAbove(join(folder, "link/A.lean"))?.folder).toMatch(/workspace$/u);
  choices.write(inner, { record: false, how: "x" });
  expect(choices.recordedAbove(file)).toBeUndefined();
});

test("what cannot be read, or speaks of another folder, is no consent", () => {
  const workspace = join(folder, "workspace");
  choices.write(workspace, { record: true, how: "x" });
  const [name = ""] = readdirSync(join(folder, "data/recording"));
  for (const text of ["", "{}", '{"schemaVersion":1,"folder":"/elsewhere","record":true,"consent":"x"}']) {
    writeFileSync(join(folder, "data/recording", name), text);
    expect(choices.read(workspace)).toBeUndefined();
  }
});

test.each([
  ["linux", {}, "/h/.local/share/colloquy"],
  ["linux", { XDG_DATA_HOME: "/d" }, "/d/colloquy"],
  ["linux", { XDG_DATA_HOME: "relative" }, "/h/.local/share/colloquy"],
  ["darwin", {}, "/h/Library/Application Support/colloquy"],
  ["win32", { APPDATA: "C:\\a" }, "C:\\a\\colloquy"],
  ["linux", { COLLOQUY_DATA: "/own" }, "/own"],
] as const)("on %s with %j choices lie in %s", (platform, env, expected) => {
  expect(dataFolder({ platform, env, homedir: "/h" })).toBe(expected);
});
