import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { openProcessConnection } from "../../lean-bridge/connection/processConnection.ts";
import { neededNative } from "../fixtures/native-lean/neededNative.ts";

const source = `import Std.Data.HashMap

structure P where
  (a b : Nat)
deriving Repr, DecidableEq

theorem good (a b : Nat) (h : a ≤ b) : a < b + 1 := by
  omega

theorem simplified (l : List Nat) : (l ++ []).length = l.length := by simp

#eval (Std.HashMap.ofList [(1, "one")])[1]?
#eval ({ a := 3, b := 4 } : P)

theorem bad : 1 = 2 := by decide
`;

describe("the native Lean for tests", () => {
  const { lean, version } = neededNative();
  const folder = mkdtempSync(join(tmpdir(), "colloquy-native-"));
  const file = join(folder, "A.lean");
  writeFileSync(file, source);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("says its version", () => {
    expect(execFileSync(lean, ["--version"], { encoding: "utf8" })).toContain(`version ${version}`);
  });

  test("compiles a file: proofs, programs, and an error where there is one", () => {
    const run = (): string => execFileSync(lean, ["--json", file], { encoding: "utf8", stdio: "pipe" });
    expect(run).toThrow(expect.objectContaining({ status: 1 }));
    const lines = outputOf(run).trim().split("\n");
    const said = lines.map((line) => JSON.parse(line) as { severity: string; data: string; pos: { line: number } });
    expect(said.map(({ severity, pos }) => [severity, pos.line])).toEqual([
      ["information", 12],
      ["information", 13],
      ["error", 15],
    ]);
    expect(said.map(({ data }) => data)).toEqual([
      'some "one"',
      "{ a := 3, b := 4 }",
      expect.stringContaining("`decide` proved that the proposition"),
    ]);
  });

  test("its server answers a goal", async () => {
    const { signal } = new AbortController();
    const env = { ...process.env } as Record<string, string>;
    const launch = { command: lean, args: ["--server"], cwd: folder, env, engine: "Lean" };
    const opened = await openProcessConnection(launch, null, signal);
    if (opened.kind === "error") throw new Error(opened.problem.kind);
    const connection = opened.value;
    try {
      const uri = pathToFileURL(file).href;
      const textDocument = { uri, languageId: "lean4", version: 1, text: source };
      connection.notify("textDocument/didOpen", { textDocument, dependencyBuildMode: "never" });
      const position = { line: 7, character: 2 };
      const goal = await connection.request("$/lean/plainGoal", { textDocument: { uri }, position }, signal);
      expect(goal).toMatchObject({ value: { goals: ["a b : Nat\nh : a ≤ b\n⊢ a < b + 1"] } });
    } finally {
      await connection[Symbol.asyncDispose]();
    }
  });
});

function outputOf(run: () => string): string {
  try {
    return run();
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) : "";
  }
}
