import { failure, ok, type Result } from "../../core/base/result.ts";
import { noCheckers } from "./checkers.ts";
import { chosenToolchain } from "./chosenLocation.ts";
import { absolutePath, elanHome, envValue, pathRules, type ToolchainHost } from "./host.ts";
import { pathToolchain } from "./pathSearch.ts";
import { projectOf } from "./projectFolder.ts";
import { projectToolchain } from "./projectSearch.ts";
import { type Attempt, dependenciesOf, found, type Search, stopped, type ToolchainRequest } from "./search.ts";
import type { Capabilities, ToolchainFound } from "./toolchain.ts";
import type { ToolchainProblem, ToolchainProblemCause } from "./toolchainProblem.ts";

/**
 * Finds the Lean that serves a file: the one named for it, else one on the PATH, else the embedded one; or the one
 * chosen by the request or by COLLOQUY_LEAN.
 *
 * The embedded Lean stands in unasked only where nothing is lost by it. If a toolchain is named but not installed, or
 * no Lean is installed at all, and the project has dependencies (see `dependencyReasons`), the answer is a problem
 * that names them. If the project is plain, another Lean serves it and `notes` says so. A file outside of any project
 * always gets a Lean; imports that cannot be had are a note, since no toolchain would provide them there.
 * A named Lean that is installed but does not work is a problem, never a reason to take another.
 *
 * Runs nothing but `lean --version` of installed toolchains, and nothing that could download. Rejects by the signal.
 */
export async function findToolchain(request: ToolchainRequest): Promise<Result<ToolchainFound, ToolchainProblem>> {
  request.signal.throwIfAborted();
  const search = await begin(request);
  const attempt = await attemptBy(parseChoice(request), search);
  request.signal.throwIfAborted();
  const { project, looked, notes } = search;
  switch (attempt.kind) {
    case "found":
      return ok({ toolchain: attempt.toolchain, project, looked, notes });
    case "problem":
      return failure({ ...attempt.cause, looked });
    case "nothing":
      return failure({ kind: "nothingOnPath", looked });
  }
}

/** A choice between toolchains. `location` is an absolute path. */
export type ToolchainChoice =
  | { readonly kind: "automatic" | "project" | "path" | "embedded" }
  | { readonly kind: "location"; readonly path: string };

function parseChoice(request: ToolchainRequest): ToolchainChoice {
  const written = (request.choice ?? envValue(request.host, "COLLOQUY_LEAN") ?? "").trim();
  switch (written) {
    case "":
      return { kind: "automatic" };
    case "project":
    case "path":
    case "embedded":
      return { kind: written };
    default:
      return { kind: "location", path: absolutePath(request.host, written) };
  }
}

async function begin(request: ToolchainRequest): Promise<Search> {
  const { host, files } = request;
  const path = absolutePath(host, request.place.path);
  const place = { kind: request.place.kind, path };
  const folder = place.kind === "file" ? pathRules(host).dirname(path) : path;
  const project = isInsideElan(host, folder) ? undefined : await projectOf(files, host, folder);
  return { request: { ...request, place }, folder, project, looked: [], notes: [] };
}

/** Lean's own sources come with a lakefile, but a toolchain is not a project to be built. */
function isInsideElan(host: ToolchainHost, folder: string): boolean {
  const rules = pathRules(host);
  return `${folder}${rules.sep}`.startsWith(rules.join(elanHome(host), "toolchains") + rules.sep);
}

async function attemptBy(choice: ToolchainChoice, search: Search): Promise<Attempt> {
  switch (choice.kind) {
    case "automatic":
      return automatic(search);
    case "project": {
      const named = await projectToolchain(search);
      return named.kind === "nothing" ? stopped({ kind: "nothingNamed", folder: search.folder }) : named;
    }
    case "path":
      return pathToolchain(search);
    case "embedded":
      return embeddedByChoice(search);
    case "location":
      return chosenToolchain(search, choice.path);
  }
}

async function automatic(search: Search): Promise<Attempt> {
  const named = await projectToolchain(search);
  if (named.kind === "found") {
    return named;
  }
  if (named.kind === "problem") {
    if (!mayBeReplaced(named.cause)) {
      return named;
    }
    search.notes.push({ kind: "namedNotInstalled", name: named.cause.name, install: named.cause.install });
  }
  const onPath = await pathToolchain(search);
  return onPath.kind === "nothing" ? embeddedUnasked(search) : onPath;
}

function mayBeReplaced(
  cause: ToolchainProblemCause,
): cause is ToolchainProblemCause & { readonly kind: "namedNotInstalled" } {
  return cause.kind === "namedNotInstalled" && cause.dependencies.length === 0;
}

async function embeddedUnasked(search: Search): Promise<Attempt> {
  const dependencies = await dependenciesOf(search);
  if (dependencies.length > 0 && search.project !== undefined) {
    return stopped({ kind: "dependenciesNeedLean", dependencies });
  }
  const modules = dependencies.flatMap((reason) => (reason.kind === "imports" ? reason.modules : []));
  if (modules.length > 0) {
    search.notes.push({ kind: "importsNotAvailable", modules });
  }
  return embedded(search);
}

async function embeddedByChoice(search: Search): Promise<Attempt> {
  const dependencies = await dependenciesOf(search);
  if (dependencies.length > 0) {
    search.notes.push({ kind: "embeddedByChoice", dependencies });
  }
  return embedded(search);
}

function embedded(search: Search): Attempt {
  const { status, version } = search.request.embedded;
  if (status.kind === "absent") {
    search.looked.push({ place: "embedded Lean", outcome: "absent", detail: status.reason });
    return stopped({ kind: "embeddedAbsent", reason: status.reason });
  }
  if (status.kind === "notPrepared") {
    search.notes.push({ kind: "embeddedNotPrepared", reason: status.reason });
  }
  const detail = status.kind === "ready" ? status.folder : "prepared on first use";
  search.looked.push({ place: "embedded Lean", outcome: "found", detail });
  return found({ kind: "embedded", version, capabilities: embeddedCapabilities });
}

/** Its library comes as checked statements only: no compiled code, no theorem bodies, no sources, no Lake. */
const embeddedCapabilities: Capabilities = {
  compilesPrograms: false,
  lake: false,
  mathlibPossible: false,
  completeAxiomReports: false,
  librarySources: false,
  checkers: noCheckers,
};
