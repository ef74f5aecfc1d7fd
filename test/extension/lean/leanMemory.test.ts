import { expect, test } from "vitest";
import { memoryBelow } from "../../../extension/lean/leanMemory.ts";

const table = `
    1     0   1000 /sbin/init
   10     1   5000 node extensionHost
   20    10    300 node dist/cli/colloquy-lean.js --server
   21    20    700 node dist/embedded/host.cjs --worker
   30    10    400 node typescript/tsserver.js
   40    10    100 lake serve --
   41    40    200 /home/ada/.elan/toolchains/stable/bin/lean --worker
   50     1    900 lean --server
`;

test("what names Lean below a process counts, with all that it started, and nobody else's does", () => {
  expect(memoryBelow(10, table)).toBe((300 + 700 + 100 + 200) * 1024);
  expect(memoryBelow(30, table)).toBe(0);
});
