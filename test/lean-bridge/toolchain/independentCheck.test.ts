import { mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkIndependently, type IndependentOutcome } from "../../../lean-bridge/toolchain/independentCheck.ts";
import { thisHost } from "../../../lean-bridge/toolchain/thisHost.ts";
import type { Toolchain } from "../../../lean-bridge/toolchain/toolchain.ts";
import { type CheckerBehaviour, makeProgram, makeToolchain } from "../../fixtures/toolchains/makeToolchain.ts";

let root = "";
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "colloquy-checker-")));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The outcome for a file with a toolchain whose `lean` writes the requested module, or fails. */
async function outcome(checker: CheckerBehaviour, lean = { ends: 0, writes: "-o" }): Promise<IndependentOutcome> {
  const made = await makeToolchain({ root, name: "made", version: "4.28.0", behaviour: "works", checker });
  const write = `while [ $# -gt 0 ]; do if [ "$1" = ${lean.writes} ]; then echo x > "$2"; fi; shift; done`;
  await makeProgram(made.leanPath, `${write}\necho 'said by lean' >&2\nexit ${lean.ends}`);
  const toolchain: Toolchain = {
    kind: "path",
    source: "explicit",
    name: undefined,
    version: undefined,
    lakePath: undefined,
    leanPath: made.leanPath,
    root: made.folder,
    capabilities: {
      compilesPrograms: true,
      lake: false,
      mathlibPossible: false,
      completeAxiomReports: true,
      librarySources: true,
      independentCheck: {
        kind: "leanchecker",
        path: join(made.folder, "bin", "leanchecker"),
      },
    },
  };
  const file = join(root, "2 words.lean");
  await writeFile(file, "theorem t : 1 = 1 := rfl\n");
  const site = {
    project: undefined,
    folder: root,
    host: thisHost(),
    embedded: { nodePath: "", scriptPath: "", env: {} },
  };
  const before = await readdir(root);
  const limits = { compileTimeoutMs: 10_000, checkTimeoutMs: checker === "hangs" ? 100 : 10_000 };
  const result = await checkIndependently({ toolchain, site, file, ...limits }, new AbortController().signal);
  expect(await readdir(root)).toEqual(before);
  return result;
}

test("a plain no is a no", async () => {
  const detail = "uncaught exception: (kernel) declaration type mismatch";
  expect(await outcome("refuses")).toEqual({ kind: "refuses", detail });
});

test("no answer is no answer", async () => {
  expect(await outcome("hangs")).toEqual({ kind: "unknown", detail: "no answer in 100 ms" });
});

test("a module that is not found says nothing about the file", async () => {
  expect(await outcome("accepts", { ends: 0, writes: "-i" })).toMatchObject({ kind: "unknown" });
});

test("a file that does not compile is not judged", async () => {
  expect(await outcome("accepts", { ends: 1, writes: "-o" })).toEqual({
    kind: "unknown",
    detail: "the file gave no module to check: said by lean",
  });
});
