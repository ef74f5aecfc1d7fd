import { expect, test } from "vitest";
import { leanPathOf } from "../../../../lean-bridge/embedded/host/leanPaths.ts";

test.each<[NodeJS.Platform, string, string]>([
  ["linux", "/home/u/proj", "/home/u/proj"],
  ["linux", "/home/u/../u/a\\b", "/home/u/a\\b"],
  ["darwin", "/Users/u/My Proofs", "/Users/u/My Proofs"],
  ["win32", "C:\\a", "/c/a"],
  ["win32", "c:/a/b c", "/c/a/b c"],
  ["win32", "D:\\", "/d/"],
  ["win32", "\\\\?\\C:\\long\\path", "/c/long/path"],
  ["win32", "\\\\server\\share\\a", "/unc/server/share/a"],
])("on %s %s is %s", (platform, hostPath, expected) => {
  expect(leanPathOf(hostPath, platform)).toBe(expected);
});
