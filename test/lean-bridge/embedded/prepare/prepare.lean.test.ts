import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, readdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findEmbeddedPackage } from "../../../../lean-bridge/embedded/prepare/findEmbeddedPackage.ts";
import { packLean } from "../../../../lean-bridge/embedded/prepare/packedLean.ts";
import { preparedKey } from "../../../../lean-bridge/embedded/prepare/knownPackage.ts";
import {
  openEmbeddedLean,
  type PrepareOptions,
  prepareEmbeddedLean,
} from "../../../../lean-bridge/embedded/prepare/prepareEmbeddedLean.ts";
import type { PrepareProgress } from "../../../../lean-bridge/embedded/prepare/preparing.ts";
import { bundleScript, packageFolder, repository, temporaryFolder } from "../preparedLean.ts";

const run = promisify(execFile);
let child: string;
let root: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  root = await temporaryFolder();
  child = await bundleScript(join(import.meta.dirname, "prepareOnce.ts"), root.path);
});
afterAll(() => root[Symbol.asyncDispose]());

function prepare(cacheRoot: string, options: Partial<PrepareOptions> = {}) {
  return prepareEmbeddedLean({ packageFolder, cacheRoot, signal: new AbortController().signal, ...options });
}

async function contentOf(cacheRoot: string): Promise<string[]> {
  return readdir(join(cacheRoot, "embedded-lean")).catch(() => []);
}

test("killed half-way, nothing is trusted; two at once then leave one result and no left-overs", async () => {
  const cacheRoot = join(root.path, "shared");
  const killed = spawn(process.execPath, [child, packageFolder, cacheRoot], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface(killed.stdout)) {
    if (line.includes('"extract"')) break;
  }
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect((await contentOf(cacheRoot)).filter((name) => name.startsWith("preparing-"))).toHaveLength(1);

  const both = await Promise.all([1, 2].map(() => run(process.execPath, [child, packageFolder, cacheRoot])));
  const results = both.map(({ stdout }) => JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
  expect(results[0]).toMatchObject({ kind: "ok", value: { leanVersion: "4.28.0-pre", key: preparedKey } });
  expect(results[1]).toEqual(results[0]);
  expect(await contentOf(cacheRoot)).toEqual([preparedKey]);
  const library = await readdir(results[0].value.libFolder);
  expect(library.sort()).toEqual(["Init", "Init.olean", "Lean", "Lean.olean", "Std", "Std.olean"]);
});

test("what is prepared already is opened in milliseconds, also by its name alone", async () => {
  const cacheRoot = join(root.path, "shared");
  const progress: PrepareProgress[] = [];
  const before = performance.now();
  const opened = await prepare(cacheRoot, { onProgress: (each) => progress.push(each) });
  expect(performance.now() - before).toBeLessThan(100);
  expect(progress).toEqual([]);
  if (opened.kind === "error") throw new Error(opened.problem.kind);

  const env = { COLLOQUY_EMBEDDED_LEAN: opened.value.folder };
  const rest = { startFolders: [], cacheRoot: join(root.path, "unused"), signal: new AbortController().signal };
  expect(await openEmbeddedLean({ ...rest, env })).toEqual(opened);
  const wrong = await openEmbeddedLean({ ...rest, env: { COLLOQUY_EMBEDDED_LEAN: root.path } });
  expect(wrong).toMatchObject({ kind: "error", problem: { kind: "preparedMismatch", folder: root.path } });
});

test("a packed Lean is unpacked to what it was made of, and one of another version is named", async () => {
  const prepared = await prepare(join(root.path, "shared"));
  if (prepared.kind === "error") throw new Error(prepared.problem.kind);
  const packed = join(root.path, "packed");
  await packLean(prepared.value, packed);
  const unpacked = await prepare(join(root.path, "unpacked"), { packageFolder: packed });
  if (unpacked.kind === "error") throw new Error(unpacked.problem.kind);
  await run("diff", ["-r", prepared.value.folder, unpacked.value.folder]);
  await writeFile(join(packed, "packed.json"), '{"key":"another"}');
  const refused = await prepare(join(root.path, "refused"), { packageFolder: packed });
  expect(refused).toMatchObject({ problem: { kind: "packedMismatch", folder: packed } });
  expect(await contentOf(join(root.path, "refused"))).toEqual([]);
});

test("a damaged result is prepared again", async () => {
  const cacheRoot = join(root.path, "shared");
  await truncate(join(cacheRoot, "embedded-lean", preparedKey, "lean.wasm"), 1000);
  const steps = new Set<string>();
  expect(await prepare(cacheRoot, { onProgress: ({ step }) => steps.add(step) })).toMatchObject({ kind: "ok" });
  expect([...steps]).toEqual(["verify", "transform", "extract"]);
  expect(await contentOf(cacheRoot)).toEqual([preparedKey]);
});

test("a file that is not the known one is named, before anything is written", async () => {
  const wrong = join(root.path, "wrong-package");
  await mkdir(wrong);
  await symlink(join(packageFolder, "lean.js"), join(wrong, "lean.js"));
  await writeFile(join(wrong, "lean.wasm"), "something else");
  const cacheRoot = join(root.path, "untouched");
  const problem = { kind: "packageMismatch", file: join(wrong, "lean.wasm") };
  expect(await prepare(cacheRoot, { packageFolder: wrong })).toMatchObject({ kind: "error", problem });
  expect(await prepare(cacheRoot, { packageFolder: root.path })).toMatchObject({
    problem: { kind: "packageMissing" },
  });
  await expect(access(cacheRoot)).rejects.toThrow("ENOENT");
});

test("a full disk is reported with figures and leaves nothing behind", async () => {
  const cacheRoot = join(root.path, "full");
  const noSpace = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  const early = await prepare(cacheRoot, { disk: { freeBytes: async () => 1000, write: async () => undefined } });
  expect(early).toMatchObject({ kind: "error", problem: { kind: "diskFull", freeBytes: 1000 } });
  const write = (path: string) => (path.endsWith("Init.olean") ? Promise.reject(noSpace) : Promise.resolve());
  const late = await prepare(cacheRoot, { disk: { freeBytes: async () => 1e12, write } });
  expect(late).toMatchObject({ kind: "error", problem: { kind: "diskFull" } });
  expect(await contentOf(cacheRoot)).toEqual([]);
});

test("a disk that fills up while the library is unpacked leaves nothing behind", async (context) => {
  const cacheRoot = join(root.path, "tiny");
  await mkdir(cacheRoot);
  const mounted = await run("mount", ["-t", "tmpfs", "-o", "size=200m", "tmpfs", cacheRoot]).then(
    () => true,
    () => false,
  );
  if (!mounted) return context.skip("mounting is not allowed here");
  try {
    const disk = { freeBytes: async () => 1e12, write: writeFile };
    expect(await prepare(cacheRoot, { disk })).toMatchObject({ kind: "error", problem: { kind: "diskFull" } });
    expect(await contentOf(cacheRoot)).toEqual([]);
  } finally {
    await run("umount", [cacheRoot]);
  }
});

test("cancelling in the middle leaves nothing behind", async () => {
  const cacheRoot = join(root.path, "cancelled");
  const controller = new AbortController();
  const onProgress = ({ step }: PrepareProgress): void => {
    if (step === "extract") controller.abort();
  };
  const result = await prepare(cacheRoot, { signal: controller.signal, onProgress });
  expect(result).toEqual({ kind: "error", problem: { kind: "cancelled" } });
  expect(await contentOf(cacheRoot)).toEqual([]);
});

test("a place that is no folder is reported", async () => {
  const file = join(root.path, "file");
  await writeFile(file, "");
  expect(await prepare(file)).toMatchObject({ kind: "error", problem: { kind: "cacheNotWritable" } });
});

test("the package is found from any folder below, or by its variable", () => {
  expect(findEmbeddedPackage([import.meta.dirname], {})).toEqual({ kind: "ok", value: packageFolder });
  expect(findEmbeddedPackage(["/"], { COLLOQUY_LEAN_PACKAGE: packageFolder })).toEqual({
    kind: "ok",
    value: packageFolder,
  });
  expect(findEmbeddedPackage([repository], { COLLOQUY_LEAN_PACKAGE: "/nowhere" })).toMatchObject({ kind: "error" });
});
