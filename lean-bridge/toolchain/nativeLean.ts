import { failure, ok, type Result } from "../../core/base/result.ts";
import type { Checkers } from "./checkers.ts";
import { nativeEnvironment } from "./childEnvironment.ts";
import { findCheckers } from "./findCheckers.ts";
import { pathRules } from "./host.ts";
import { programIn } from "./programIn.ts";
import { type LeanVersion, parseLeanVersion } from "./leanVersion.ts";
import type { Search, ToolchainRequest } from "./search.ts";
import type { Capabilities, NativeParts } from "./toolchain.ts";
import type { ToolchainProblemCause } from "./toolchainProblem.ts";

/**
 * True if `lean` and `lake` in this folder are elan's proxies. Those are never run: for a toolchain that is not
 * installed they begin to download it.
 */
export async function isShimFolder(request: ToolchainRequest, folder: string): Promise<boolean> {
  const elan = (await programIn(request, folder, "elan")) ?? (await programIn(request, folder, "elan-init"));
  if (elan !== undefined) {
    return true;
  }
  const lean = await programIn(request, folder, "lean");
  const target = lean === undefined ? "" : await request.files.realPath(lean);
  return /^elan(?:-init)?(?:\.exe)?$/i.test(pathRules(request.host).basename(target));
}

/** Everything about the Lean at `leanPath`, which exists; its version is asked for. */
export async function nativeParts(
  search: Search,
  lean: { readonly leanPath: string; readonly name: string | undefined },
): Promise<Result<NativeParts, ToolchainProblemCause>> {
  const { request, project } = search;
  const { leanPath } = lean;
  if (!(await request.files.isExecutable(leanPath))) {
    return failure({ kind: "notExecutable", path: leanPath });
  }
  const version = await versionOf(search, lean);
  if (version.kind === "error") {
    return version;
  }
  const rules = pathRules(request.host);
  const realFolder = rules.dirname(await request.files.realPath(leanPath));
  const lakePath =
    (await programIn(request, rules.dirname(leanPath), "lake")) ?? (await programIn(request, realFolder, "lake"));
  if (lakePath === undefined && project?.lakefile !== undefined) {
    return failure({ kind: "lakeMissing", leanPath, lakefile: project.lakefile.path });
  }
  const checkers = await findCheckers(search, { binFolder: realFolder, lakePath, version: version.value });
  const capabilities = nativeCapabilities(lakePath !== undefined, checkers);
  return ok({ leanPath, lakePath, root: rules.dirname(realFolder), version: version.value, capabilities });
}

function nativeCapabilities(lake: boolean, checkers: Checkers): Capabilities {
  return {
    compilesPrograms: true,
    lake,
    mathlibPossible: lake,
    completeAxiomReports: true,
    librarySources: true,
    checkers,
  };
}

async function versionOf(
  search: Search,
  lean: { readonly leanPath: string; readonly name: string | undefined },
): Promise<Result<LeanVersion, ToolchainProblemCause>> {
  const { request } = search;
  const { leanPath } = lean;
  const timeoutMs = request.versionTimeoutMs;
  const env = nativeEnvironment(request.host, lean);
  // Asked from Lean's own folder: a project's folder may hold something that steers it.
  const cwd = pathRules(request.host).dirname(leanPath);
  const answer = await request.callVersion({ leanPath, cwd, env, timeoutMs }, request.signal);
  switch (answer.kind) {
    case "timedOut":
      return failure({ kind: "versionTimedOut", leanPath, timeoutMs });
    case "failed":
      return failure({ kind: "versionFailed", leanPath, message: answer.message });
    case "answered":
      return understood(leanPath, answer.output);
  }
}

function understood(path: string, output: string): Result<LeanVersion, ToolchainProblemCause> {
  const version = parseLeanVersion(output);
  if (version === undefined) {
    const firstLine = output.trim().split("\n", 1)[0] ?? "";
    return failure({ kind: "notLean", path, answer: firstLine.slice(0, 80) });
  }
  return version.major === 4 ? ok(version) : failure({ kind: "notLeanFour", path, version: version.text });
}
