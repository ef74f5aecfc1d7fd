import { findEmbeddedPackage } from "../embedded/prepare/findEmbeddedPackage.ts";
import { preparedPlace } from "../embedded/prepare/prepareEmbeddedLean.ts";
import { openPrepared } from "../embedded/prepare/preparedFolder.ts";
import { problemMessage } from "../embedded/prepare/prepareProblem.ts";
import { parseLeanVersion } from "./leanVersion.ts";
import type { EmbeddedLean } from "./search.ts";

interface EmbeddedStatusRequest {
  readonly cacheRoot: string;
  readonly startFolders: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The state of the embedded Lean, found out without preparing it. */
export async function embeddedStatus(request: EmbeddedStatusRequest): Promise<EmbeddedLean> {
  const named = request.env["COLLOQUY_EMBEDDED_LEAN"];
  const prepared = await openPrepared(named || preparedPlace(request.cacheRoot));
  const reach = { moduleRoots: ["Init", "Std", "Lean"], buildsProjectModules: true };
  if (!("reason" in prepared)) {
    const banner = `Lean (version ${prepared.leanVersion}, wasm32-unknown-emscripten, commit ${prepared.leanCommit}, Debug)`;
    return { ...reach, status: { kind: "ready", folder: prepared.folder }, version: parseLeanVersion(banner) };
  }
  const found = findEmbeddedPackage(request.startFolders, request.env);
  if (found.kind === "error")
    return { ...reach, status: { kind: "absent", reason: problemMessage(found.problem) }, version: undefined };
  return { ...reach, status: { kind: "notPrepared", reason: notPreparedBecause(prepared.reason) }, version: undefined };
}

/** On a new machine there is no folder at all, which is no reason to show a system error. */
function notPreparedBecause(reason: string): string {
  return reason.startsWith("ENOENT") ? "this takes a few seconds, once" : reason;
}
