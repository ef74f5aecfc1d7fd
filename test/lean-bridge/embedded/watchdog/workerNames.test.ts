import { expect, test } from "vitest";
import {
  pathOfOriginal,
  renamed,
  withModule,
  withOwner,
} from "../../../../lean-bridge/embedded/watchdog/workerNames.ts";

test.each([
  ["/p/A.lean", "/p/A.lean"],
  ["/p/A.colloquy-shadow-1.lean", "/p/A.lean"],
  ["/p/A.fast.colloquy-shadow-12.lean", "/p/A.lean"],
  ["/p/A.fast.lean", "/p/A.fast.lean"],
  ["/p/a.colloquy-shadow-1/B.lean", "/p/a.colloquy-shadow-1/B.lean"],
])("%s stands for %s", (path, expected) => expect(pathOfOriginal(path)).toBe(expected));

test("a name is changed wherever it stands alone, and nowhere else", () => {
  const message = { uri: "u", list: ["u", { u: 1 }, "us", null], number: 3 };
  expect(renamed(message, "u", "v")).toEqual({ uri: "v", list: ["v", { v: 1 }, "us", null], number: 3 });
  expect(renamed(message, "u", "u")).toBe(message);
});

test("completion items name their document to the client, and their module to Lean", () => {
  const items = [{ label: "x", data: ["A", 1, 2] }, { label: "y" }];
  const owned = withOwner({ isIncomplete: true, items }, "file:///p/B.lean");
  expect(owned).toEqual({
    isIncomplete: true,
    items: [{ label: "x", data: ["file:///p/B.lean", 1, 2] }, { label: "y" }],
  });
  expect(withModule({ label: "x", data: ["file:///p/B.lean", 1, 2] }, "A")).toEqual(items[0]);
  expect(withOwner(null, "u")).toBeNull();
});
