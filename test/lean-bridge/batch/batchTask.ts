import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { thisInstallation } from "../../../cli/openLean.ts";
import type { BatchTask } from "../../../lean-bridge/batch/batchLean.ts";
import { openToolchain, openToolchainMessage } from "../../../lean-bridge/toolchain/openToolchain.ts";

const signal = new AbortController().signal;

export interface ProjectFolder extends AsyncDisposable {
  readonly path: string;
  write(name: string, content: string): Promise<string>;
}

export async function projectFolder(): Promise<ProjectFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "colloquy-project-")));
  return {
    path,
    write: async (name, content) => {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content);
      return join(path, name);
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

/** The embedded Lean on a file. */
export async function embeddedTask(path: string): Promise<BatchTask> {
  const installation = thisInstallation();
  const request = { place: { kind: "file", path }, choice: "embedded", installation, signal } as const;
  const opened = await openToolchain({ ...request, onProgress: () => undefined });
  if (opened.kind === "error") throw new Error(openToolchainMessage(opened.problem).what);
  const { found, site } = opened.value;
  return { toolchain: found.toolchain, site, path, timeoutMs: 300_000 };
}
