import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limitNote } from "../../../../lean-bridge/embedded/watchdog/falseDiagnostics.ts";
import { leanBin } from "../watchdog/leanBin.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-batch-"));
  write("lakefile.toml", 'name = "p"\nsrcDir = "src"\n');
  write("src/Lib/One.lean", "def one := 1\n");
  write("src/Lib/Two.lean", "import Lib.One\ndef two := one + 1\ndef both (l : List Nat) := l ++ l\n");
  write("A.lean", "import Lib.Two\ntheorem x : two = 2 := rfl\ntheorem y : both [1] = [1, 1] := rfl\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function lean(
  args: readonly string[],
  input = "",
): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [leanBin(), ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

describe("colloquy-lean", () => {
  test("checks a file whose modules it compiles first, also those that Lean cannot compile to code", () => {
    expect(lean(["A.lean"])).toEqual({ code: 0, out: "", err: "" });
  });

  test("compiles again what changed two modules below", () => {
    write("src/Lib/One.lean", "def one := 2\n");
    const { code, out } = lean(["--json", "A.lean"]);
    expect(code).toBe(1);
    expect(JSON.parse(out.split("\n")[0] ?? "")).toMatchObject({ severity: "error", pos: { line: 2 } });
  });

  test("names the module that has errors", () => {
    write("src/Lib/One.lean", "def one : Nat := true\n");
    const { code, err } = lean(["A.lean"]);
    expect(code).toBe(1);
    expect(err).toMatch(/^colloquy-lean: A\.lean:1: module 'Lib\.One' has errors: .*One\.lean:1:17: Type mismatch/);
  });

  test("takes standard input, options and output files, and writes nothing else", () => {
    const { code, out } = lean(["--stdin", "-Dpp.all=true"], "#check 1 + 1\n");
    expect(code).toBe(0);
    expect(out).toContain("HAdd.hAdd");
    write("Plain.lean", "def plain := 1\n");
    mkdirSync(join(folder, "out"));
    expect(lean(["-o", "out/Plain.olean", "-i", "out/Plain.ilean", "Plain.lean"]).code).toBe(0);
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["Plain.ilean", "Plain.olean"]);
    expect(readdirSync(folder).sort()).toEqual(["A.lean", "Plain.lean", "lakefile.toml", "out", "src"]);
    expect(existsSync(join(folder, "src/Lib/One.olean"))).toBe(false);
  });

  const programs = [
    "def twice (s : List Nat) := s ++ s",
    "structure P where",
    "  name : String",
    "  parts : Array (Array Nat)",
    "deriving Repr, DecidableEq",
    "def total (xs : Array Nat) : Nat := Id.run do",
    "  let mut sum := 0",
    "  for x in xs do sum := sum + x",
    "  return sum",
    'def words (s : String) := (s.splitOn " ").map (·.length)',
    "instance : Mul String := ⟨fun a _ => a⟩",
    "#eval twice [1]",
    "theorem both : twice [1] = [1, 1] := rfl",
  ];

  test("does not take missing library code for an error, says so once, and writes the module", () => {
    write("Programs.lean", programs.join("\n"));
    const { code, out } = lean(["-o", "out/Programs.olean", "Programs.lean"]);
    expect(code).toBe(0);
    expect(out.trim().split("\n")).toEqual([`Programs.lean:1:4: information: ${limitNote}`]);
    // The module has the file's own name, which is in the names of unnamed instances.
    expect(readFileSync(join(folder, "out/Programs.olean"), "latin1")).toContain("instMulString_programs");
    const json = lean(["--json", "Programs.lean"]);
    expect(json.code).toBe(0);
    expect(JSON.parse(json.out)).toMatchObject({
      severity: "information",
      pos: { line: 1, column: 4 },
      data: limitNote,
    });
  });

  test("keeps the error of what no Lean computes, and of what needs that", () => {
    write(
      "Choice.lean",
      [
        ...programs,
        "def pick (p : Prop) (h : ∃ n : Nat, p) : Nat := Classical.choose h",
        "axiom nat : Nat",
        "def fromAxiom : Nat := nat",
        "def above : Nat := fromAxiom + 1",
        "#eval above",
      ].join("\n"),
    );
    const { code, out } = lean(["Choice.lean"]);
    expect(code).toBe(1);
    const places = out.split("\n").flatMap((line) => /^Choice\.lean:(\d+):\d+: (error|information)/.exec(line) ?? []);
    expect(places.filter((word) => /^\d+$/.test(word))).toEqual(["1", "14", "16", "17", "18"]);
    expect(places.filter((word) => word === "error")).toHaveLength(4);
  });

  test("names a file as its project does", () => {
    write("src/Lib/Named.lean", "private def own := 1\nset_option pp.privateNames true in\n#check own\n");
    expect(lean(["src/Lib/Named.lean"]).out).toBe("_private.Lib.Named.0.own : Nat\n");
  });

  test("shows messages as Lean itself does", () => {
    write(
      "Shown.lean",
      'theorem x : 1 = 2 := by sorry\n#print nothing\n#eval IO.println "hi"\nexample : 1 = 2 := rfl\n',
    );
    expect(lean(["Shown.lean"]).out.split("\n").slice(0, 4)).toEqual([
      "Shown.lean:1:8: warning: declaration uses `sorry`",
      "Shown.lean:2:7: error(lean.unknownIdentifier): Unknown constant `nothing`",
      "hi",
      "Shown.lean:4:19: error: Type mismatch",
    ]);
  });

  test("shows Lean's version", () => {
    const { code, out } = lean(["--version"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Lean \(version 4\.28\.0-pre/);
  });

  test.each([
    [["nope.lean"], "no such file: nope.lean"],
    [["src"], "not a file: src"],
    [["--nonsense", "A.lean"], "unknown option '--nonsense'"],
    [["A.lean", "B.lean"], "expected one file only"],
    [["-o"], "option '-o' needs a value"],
    [["-o", "none/A.olean", "A.lean"], "no such folder: "],
  ])("%j is refused in one line, with 2", (args, message) => {
    const { code, err } = lean(args);
    expect(code).toBe(2);
    expect(err).toContain(`colloquy-lean: ${message}`);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});
