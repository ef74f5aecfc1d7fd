import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkGates } from "../../scripts/gates.ts";
import { topFolders } from "../../scripts/rooms.ts";
import { root, writtenFiles } from "./repository.ts";

const sources = writtenFiles().filter((file) => /\.tsx?$/.test(file) && file.includes("/"));
const folderNames = [...new Set(sources.flatMap((file) => file.split("/").slice(0, -1)))];

test("folders are kebab-case", () => {
  expect(folderNames.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
});

test("there are no drawers", () => {
  const drawer = /(^|\/)(utils?|helpers?|misc|common|manager)(\/|\.|$)|[a-z](Utils?|Helpers?|Manager)\./;
  expect(sources.filter((file) => drawer.test(file))).toEqual([]);
});

test("every test file has a suffix that some runner knows", () => {
  const tests = sources.filter((file) => file.startsWith("test/") && /\.test\.tsx?$/.test(file));
  expect(tests.filter((file) => !/\/[\w-]+(\.lean|\.canary|\.workbench|\.host)?\.test\.ts$/.test(file))).toEqual([]);
});

test("every folder with TypeScript is a room, and is type checked", () => {
  const used = [...new Set(sources.map((file) => file.split("/")[0] ?? ""))];
  const { include } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")) as { include: string[] };
  const ofItsOwn = used.filter((folder) => existsSync(join(root, folder, "tsconfig.json")));
  const gates = checkGates.map(({ command }) => command.join(" ")).join("\n");
  expect(used.filter((folder) => !topFolders.includes(folder))).toEqual([]);
  expect(used.filter((folder) => !include.includes(folder) && !ofItsOwn.includes(folder))).toEqual([]);
  expect(ofItsOwn.filter((folder) => !gates.includes(`${folder}/tsconfig.json`))).toEqual([]);
});
