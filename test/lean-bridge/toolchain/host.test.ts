import { describe, expect, test } from "vitest";
import {
  absolutePath,
  elanHome,
  envValue,
  executableNames,
  foldersUpward,
  pathFolders,
  placesBesidePath,
  type ToolchainHost,
} from "../../../lean-bridge/toolchain/host.ts";

const linux: ToolchainHost = {
  platform: "linux",
  env: { PATH: "/usr/bin::relative:/bin/:/usr/bin:/home/u/.elan/bin", EMPTY: "" },
  home: "/home/u",
  cwd: "/somewhere",
};
const mac: ToolchainHost = { platform: "darwin", env: { PATH: "/usr/bin" }, home: "/Users/u", cwd: "/" };
const windows: ToolchainHost = {
  platform: "win32",
  env: { Path: '"C:\\Program Files\\x";D:\\bin', PATHEXT: ".COM;.EXE;.BAT;.CMD", USERPROFILE: "C:\\Users\\u" },
  home: "C:\\elsewhere",
  cwd: "C:\\proj",
};

describe("the host's layout", () => {
  test("variables: empty is unset, and Windows ignores case", () => {
    expect(envValue(linux, "EMPTY")).toBeUndefined();
    expect(envValue(linux, "path")).toBeUndefined();
    expect(envValue(windows, "PATH")).toContain("D:\\bin");
  });

  test("folders of the PATH", () => {
    expect(pathFolders(linux)).toEqual(["/usr/bin", "/bin/", "/home/u/.elan/bin"]);
    expect(pathFolders(windows)).toEqual(["C:\\Program Files\\x", "D:\\bin"]);
  });

  test("places beside the PATH", () => {
    expect(placesBesidePath(linux)).toEqual([]);
    expect(placesBesidePath(mac)).toEqual(["/Users/u/.elan/bin", "/opt/homebrew/bin", "/usr/local/bin"]);
    expect(placesBesidePath(windows)).toEqual(["C:\\Users\\u\\.elan\\bin"]);
  });

  test("elan's home", () => {
    expect(elanHome(linux)).toBe("/home/u/.elan");
    expect(elanHome({ ...linux, env: { ELAN_HOME: "/opt/elan" } })).toBe("/opt/elan");
    expect(elanHome(windows)).toBe("C:\\Users\\u\\.elan");
  });

  test("names of a program: without a shell, batch files cannot be started", () => {
    expect(executableNames(linux, "lean")).toEqual(["lean"]);
    expect(executableNames(windows, "lean")).toEqual(["lean.com", "lean.exe"]);
    expect(executableNames({ ...windows, env: { PATHEXT: ".CMD" } }, "lean")).toEqual(["lean.exe"]);
  });

  test("what a person types", () => {
    expect(absolutePath(linux, "~/x/lean")).toBe("/home/u/x/lean");
    expect(absolutePath(linux, "x")).toBe("/somewhere/x");
    expect(absolutePath(linux, "~x")).toBe("/somewhere/~x");
    expect(absolutePath(windows, "..\\lean.exe")).toBe("C:\\lean.exe");
  });

  test("folders upward", () => {
    expect(foldersUpward(linux, "/a/b")).toEqual(["/a/b", "/a", "/"]);
    expect(foldersUpward(windows, "C:\\a")).toEqual(["C:\\a", "C:\\"]);
  });
});
