import { mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkerObstacles } from "../../../lean-bridge/batch/fileLevel.ts";
import type { CheckerAnswer } from "../../../lean-bridge/batch/independentCheck.ts";
import { checkIndependently } from "../../../lean-bridge/batch/independentCheck.ts";
import { exportedName, leanName } from "../../../lean-bridge/olean/leanName.ts";
import { checkerNames, judgement } from "../../../lean-bridge/toolchain/checkers.ts";
import { diskFiles } from "../../../lean-bridge/toolchain/fileLookup.ts";
import { findToolchain } from "../../../lean-bridge/toolchain/findToolchain.ts";
import { thisHost } from "../../../lean-bridge/toolchain/thisHost.ts";
import { askLeanVersion } from "../../../lean-bridge/toolchain/versionCall.ts";
import {
  type CheckerManner,
  makeCheckers,
  makeExporter,
  type StandInChecker,
} from "../../fixtures/toolchains/makeCheckers.ts";
import { makeProgram, makeToolchain } from "../../fixtures/toolchains/makeToolchain.ts";
import { readyEmbedded } from "../toolchain/searchFixture.ts";
import { ModuleWriter } from "../olean/moduleWriter.ts";

let root = "";
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "colloquy-checker-")));
});
afterEach(() => rm(root, { recursive: true, force: true }));

interface Setting {
  readonly checkers: Partial<Record<StandInChecker, CheckerManner>>;
  readonly exporter?: "writes" | "fails";
  readonly lean?: { readonly ends: number; readonly writes: string };
  readonly isThorough?: boolean;
}

/** The answers about a file, with a toolchain whose `lean` writes the requested module, or fails. */
async function answers(setting: Setting): Promise<readonly CheckerAnswer[]> {
  const { checkers, exporter, lean = { ends: 0, writes: "-o" }, isThorough = true } = setting;
  const made = await makeToolchain({ root, name: "made", version: "4.35.0", behaviour: "works", lake: false });
  const bin = join(made.folder, "bin");
  await writeFile(join(root, "module"), someModule());
  const version = `echo 'Lean (version 4.35.0, x86_64-unknown-linux-gnu, commit 77cfc4d1a4f6, Release)'`;
  const copy = `while [ $# -gt 0 ]; do if [ "$1" = ${lean.writes} ]; then cp '${root}/module' "$2"; fi; shift; done`;
  const compile = `${copy}\necho 'said by lean' >&2\nexit ${lean.ends}`;
  await makeProgram(made.leanPath, `if [ "$1" = --version ]; then ${version}; exit 0; fi\n${compile}`);
  await makeCheckers(bin, checkers);
  if (exporter) await makeExporter(bin, exporter);
  const file = join(root, "2 words.lean");
  await writeFile(file, "theorem t : 1 = 1 := rfl\n");
  const found = await findToolchain({
    place: { kind: "file", path: file },
    choice: made.leanPath,
    embedded: readyEmbedded,
    versionTimeoutMs: 5000,
    host: { ...thisHost(), env: { PATH: process.env["PATH"] } },
    files: diskFiles,
    callVersion: askLeanVersion,
    signal: new AbortController().signal,
  });
  if (found.kind === "error") throw new Error(found.problem.kind);
  const embedded = { nodePath: "", scriptPath: "", env: {} };
  const site = { project: undefined, folder: root, host: thisHost(), embedded };
  const before = await readdir(root);
  const checkTimeoutMs = Object.values(checkers).includes("hangs") ? 200 : 10_000;
  const limits = { compileTimeoutMs: 10_000, checkTimeoutMs, isThorough };
  const task = { toolchain: found.value.toolchain, site, file, ...limits };
  const result = await checkIndependently(task, new AbortController().signal);
  expect(await readdir(root)).toEqual(before);
  return result;
}

function someModule(): Uint8Array {
  const olean = new ModuleWriter(8, 0x1234_5678_0000);
  return olean.module({ imports: ["Init"], constants: [olean.axiom(["t"], olean.constant(["True"]))] }, "front");
}

const kindsOf = (all: readonly CheckerAnswer[]): readonly string[] =>
  all.map(({ checker, outcome }) => `${checker} ${outcome.kind}`);

describe("each checker is understood as it speaks", () => {
  test.each<[StandInChecker, CheckerManner, string]>([
    ["leanchecker", "accepts", "accepts"],
    ["leanchecker", "refuses", "refuses"],
    ["leanchecker", "breaks", "unknown"],
    ["leanchecker", "hangs", "unknown"],
    ["leanchecker-paranoid", "accepts", "accepts"],
    ["leanchecker-paranoid", "refuses", "refuses"],
    ["lean4lean", "accepts", "accepts"],
    ["lean4lean", "refuses", "refuses"],
    ["lean4lean", "silent", "unknown"],
    ["nanoda_bin", "accepts", "accepts"],
    ["nanoda_bin", "refuses", "refuses"],
    ["nanoda_bin", "declines", "unknown"],
    ["nanoda_bin", "breaks", "unknown"],
    ["nanoda_bin", "silent", "unknown"],
    ["con-leche", "accepts", "accepts"],
    ["con-leche", "refuses", "refuses"],
    ["con-leche", "declines", "unknown"],
    ["con-leche", "breaks", "unknown"],
    ["con-leche", "silent", "unknown"],
    ["con-ron", "accepts", "accepts"],
    ["con-ron", "refuses", "refuses"],
    ["con-ron", "declines", "unknown"],
  ])("%s that %s: %s", async (name, manner, kind) => {
    const told = await answers({ checkers: { [name]: manner }, exporter: "writes" });
    expect(kindsOf(told)).toEqual([`${name === "nanoda_bin" ? "nanoda" : name} ${kind}`]);
  });
});

describe("what `lake check` says of an export", () => {
  const yes = "Running Lean default kernel on solution\nLean default kernel accepts the solution\n";
  test.each([
    [{ exitCode: 0, output: `${yes}Uses axioms: propext\n`, errorOutput: "" }, "accepts"],
    [{ exitCode: 0, output: `${yes}Uses no axioms\n`, errorOutput: "" }, "accepts"],
    [{ exitCode: 0, output: yes, errorOutput: "" }, "unknown"],
    [{ exitCode: 1, output: yes, errorOutput: "error: Axiom 'ax' is not permitted; it is used by 't'" }, "refuses"],
    [
      { exitCode: 1, output: "Lean default kernel rejected the solution", errorOutput: "error: exited with 1" },
      "refuses",
    ],
    [{ exitCode: 1, output: "", errorOutput: "error: Child exited with 1" }, "unknown"],
    [{ exitCode: 2, output: "", errorOutput: "error: `lake check` needs `bwrap`" }, "unknown"],
  ])("%j: %s", (ended, kind) => expect(judgement("lake check", ended).kind).toBe(kind));
});

test.each([
  [["A", "t"], "A.t"],
  [["a b", "c.d"], "«a b».«c.d»"],
  [["_private", "A", { number: "0" }, "t"], "_private.A.0.t"],
  [["t", "_@", "A", { number: "12" }], "t.«_@».A.12"],
  [["a»b"], undefined],
])("the exporter is given %j as %s", (parts, expected) => expect(exportedName(leanName(parts))).toBe(expected));

test("a no is told with the checker's own words", async () => {
  const [told] = await answers({ checkers: { leanchecker: "refuses" } });
  const detail = "uncaught exception: while replaying t: (kernel) declaration type mismatch";
  expect(told?.outcome).toEqual({ kind: "refuses", detail });
});

test("what takes long is run only when all is asked for, in the order of the table", async () => {
  const checkers = {
    "con-ron": "accepts",
    nanoda_bin: "accepts",
    leanchecker: "accepts",
    lean4lean: "accepts",
  } as const;
  const quick = await answers({ checkers, exporter: "writes", isThorough: false });
  expect(kindsOf(quick)).toEqual(["leanchecker accepts", "nanoda accepts"]);
  const all = (await answers({ checkers, exporter: "writes" })).map(({ checker }) => checker);
  expect(all).toEqual(checkerNames.filter((name) => all.includes(name)));
  expect(all).toHaveLength(4);
});

test.each([
  [undefined, "nothing here writes what it reads (leanexport, lean4export)"],
  ["fails", "the export failed: uncaught exception: unknown constant"],
] as const)("without an export, which %s, what reads one has no answer", async (exporter, detail) => {
  const setting = { checkers: { "con-leche": "accepts" }, ...(exporter ? { exporter } : {}) } as const;
  expect(await answers(setting)).toEqual([{ checker: "con-leche", outcome: { kind: "unknown", detail } }]);
});

test("a module that is not found says nothing about the file", async () => {
  const told = await answers({ checkers: { leanchecker: "accepts" }, lean: { ends: 0, writes: "-i" } });
  expect(kindsOf(told)).toEqual(["leanchecker unknown"]);
});

test("a file that does not compile is not judged", async () => {
  const told = await answers({ checkers: { leanchecker: "accepts" }, lean: { ends: 1, writes: "-o" } });
  const detail = "the file gave no module to check: said by lean";
  expect(told).toEqual([{ checker: "leanchecker", outcome: { kind: "unknown", detail } }]);
});

describe("what checkers take from a file that batch Lean accepts", () => {
  const yes: CheckerAnswer = { checker: "nanoda", outcome: { kind: "accepts" } };
  const no: CheckerAnswer = { checker: "con-leche", outcome: { kind: "refuses", detail: "invalid" } };
  const none: CheckerAnswer = { checker: "con-ron", outcome: { kind: "unknown", detail: "no answer" } };
  const known = { minor: 35, patch: 0 };
  const newer = { minor: 37, patch: 0 };
  const unaccepted =
    "Lean 4.37.0 is newer than the Leans that Colloquy knows (up to 4.36), and no second checker accepts the file";

  test.each([
    ["a yes, of a known Lean", [yes], known, []],
    ["no checker at all", [], known, []],
    ["no answer", [none], known, []],
    ["one no beside a yes", [yes, no], known, ["con-leche refuses it: invalid"]],
    ["a yes, of a Lean that nobody knows", [yes, none], newer, []],
    ["no answer, of a Lean that nobody knows", [none], newer, [unaccepted]],
    ["no checker, of a Lean that is too old", [], { minor: 19, patch: 0 }, [expect.stringContaining("older than")]],
    ["nothing to go by", [], undefined, []],
  ] as const)("%s", (...[, told, lean, expected]) => expect(checkerObstacles(told, lean)).toEqual(expected));
});
