import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ModuleBuilder } from "../../../../lean-bridge/embedded/modules/buildModules.ts";
import { describeModuleProblem } from "../../../../lean-bridge/embedded/modules/moduleProblem.ts";
import { isInside, projectFolderOf, readLayout } from "../../../../lean-bridge/embedded/modules/projectLayout.ts";

let folder: string;
let compiled: string[];
const never = new AbortController().signal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-modules-"));
  compiled = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function builder(leanKey = "lean-1"): ModuleBuilder {
  return new ModuleBuilder({
    layout: readLayout(join(folder, "project")),
    outputFolder: join(folder, "output"),
    leanKey,
    onProgress: () => {},
    compile: async (module, scratch) => {
      compiled.push(module.name);
      if (module.source.includes("sorry!")) return { kind: "failed", firstError: `${module.file}:1:0: bad` };
      for (const ending of ["olean", "ilean"])
        writeFileSync(join(scratch, `${module.parts.at(-1)}.${ending}`), module.source);
      return { kind: "compiled" };
    },
  });
}

async function build(names: readonly string[], from = builder()): Promise<(string | undefined)[]> {
  compiled = [];
  const problems = await from.build(
    names.map((name) => name.split(".")),
    never,
  );
  return problems.map((problem) => problem && describeModuleProblem(problem).replaceAll(folder, "."));
}

describe("ModuleBuilder", () => {
  test("compiles what is reached, imports first, and nothing twice", async () => {
    write("project/A.lean", "import B.C\nimport D\nimport Init.Data.List");
    write("project/B/C.lean", "import D");
    write("project/D.lean", "import Std");
    write("project/E.lean", "");
    expect(await build(["A", "Init"])).toEqual([undefined, undefined]);
    expect(compiled).toEqual(["D", "B.C", "A"]);
    expect(readdirSync(join(folder, "output/B")).sort()).toEqual(["C.ilean", "C.olean", "C.stamp"]);
    expect(readdirSync(join(folder, "output/.building"))).toEqual([]);
    expect(existsSync(join(folder, "project/A.olean"))).toBe(false);
    await build(["A"]);
    expect(compiled).toEqual([]);
  });

  test("compiles again what changed and what imports it, and everything for another Lean", async () => {
    write("project/A.lean", "import B\nimport C");
    write("project/B.lean", "");
    write("project/C.lean", "");
    await build(["A"]);
    write("project/B.lean", "-- new");
    await build(["A"]);
    expect(compiled).toEqual(["B", "A"]);
    await build(["A"], builder("lean-2"));
    expect(compiled).toEqual(["B", "C", "A"]);
  });

  test("does not trust a compiled module that another process replaced", async () => {
    write("project/A.lean", "");
    await build(["A"]);
    write("output/A.olean", "other");
    await build(["A"]);
    expect(compiled).toEqual(["A"]);
  });

  test("names what is missing and who imports it", async () => {
    write("project/A.lean", "import Mathlib.Tactic");
    expect(await build(["A", "Nope"])).toEqual([
      "module 'Mathlib.Tactic' (imported by 'A') is neither in this project nor in Lean's own library",
      "module 'Nope' is neither in this project nor in Lean's own library",
    ]);
    expect(compiled).toEqual([]);
  });

  test("names a circle", async () => {
    write("project/A.lean", "import B");
    write("project/B.lean", "import C");
    write("project/C.lean", "import B");
    expect(await build(["A"])).toEqual(["modules import each other in a circle: B -> C -> B"]);
  });

  test("removes the old form of a module that has errors now, and of its importers", async () => {
    write("project/A.lean", "import B");
    write("project/B.lean", "");
    await build(["A"]);
    write("project/B.lean", "sorry!");
    expect(await build(["A"])).toEqual(["module 'B' has errors: ./project/B.lean:1:0: bad"]);
    expect(existsSync(join(folder, "output/B.olean")) || existsSync(join(folder, "output/A.olean"))).toBe(false);
  });

  test("two builders at once leave whole modules", async () => {
    write("project/A.lean", "import B");
    write("project/B.lean", "");
    expect(await Promise.all([build(["A"]), build(["A"])])).toEqual([[undefined], [undefined]]);
    await build(["A"]);
    expect(compiled).toEqual([]);
  });

  test("stops when told to, and can be asked again", async () => {
    write("project/A.lean", "");
    const one = builder();
    await expect(one.build([["A"]], AbortSignal.abort())).rejects.toThrow("aborted");
    expect(await build(["A"], one)).toEqual([undefined]);
  });
});

describe("the project's layout", () => {
  test("begins at the nearest lakefile or toolchain file, else at the file's folder", () => {
    write("p/lakefile.toml", "");
    write("p/x/y/A.lean", "");
    write("q/A.lean", "");
    expect(projectFolderOf(join(folder, "p/x/y/A.lean"))).toBe(join(folder, "p"));
    expect(projectFolderOf(join(folder, "q/A.lean"))).toBe(join(folder, "q"));
  });

  test("takes srcDir from a lakefile, unless it leads outside", () => {
    write("p/lakefile.toml", 'name = "x"\nsrcDir = "src"\n[[lean_lib]]\nname = "X"\nsrcDir = "../.."\n');
    expect(readLayout(join(folder, "p")).sourceRoots).toEqual([join(folder, "p/src"), join(folder, "p")]);
  });

  test("a folder's name that begins with dots is inside", () => {
    expect([isInside("/a", "/a/..b"), isInside("/a", "/a"), isInside("/a", "/ab")]).toEqual([true, true, false]);
  });
});
