import { afterAll, describe, test } from "vitest";
import { expectJson, leanWork } from "../jsonWork.ts";
import { temporaryFolder } from "../runColloquy.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

describe("--json prints one object of the command's schema and nothing else", () => {
  test.concurrent.each(Object.entries(leanWork(folder)))("%s", (name, words) => expectJson(folder, name, words));
});
