import { afterAll, describe, expect, test } from "vitest";
import { commands } from "../../cli/commandTable.ts";
import { expectJson, leanWork, plainWork } from "./jsonWork.ts";
import { temporaryFolder } from "./runColloquy.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const work = plainWork(folder);

test("every command is run with --json, here or in the long run", () => {
  const names = Object.keys({ ...work, ...leanWork(folder) });
  expect(names.toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

describe("--json prints one object of the command's schema and nothing else", () => {
  test.each(Object.entries(work))("%s", (name, words) => expectJson(folder, name, words));
});
