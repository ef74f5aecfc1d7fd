import { failure, ok, type Result } from "../../core/base/result.ts";
import { canonicalName, folderNameOf, nameOfFolder, newestOfChannel, parseToolchainName } from "./elanNames.ts";
import type { ToolchainName } from "./elanNames.ts";
import { type ElanSettings, overrideFor, parseElanSettings } from "./elanSettings.ts";
import { elanHome, envValue, foldersUpward, pathRules } from "./host.ts";
import { programIn } from "./programIn.ts";
import type { Search } from "./search.ts";
import type { NamedBy } from "./toolchain.ts";
import type { ToolchainProblemCause } from "./toolchainProblem.ts";

/** A toolchain name as written, and who wrote it. */
export interface Naming {
  readonly text: string;
  readonly namedBy: NamedBy;
  /** Relative folder names are meant from here. */
  readonly baseFolder: string;
}

/** The folder in which elan keeps a toolchain, or would. */
export interface ElanPlace {
  readonly name: string;
  readonly folder: string;
  /** Undefined when the toolchain is not installed. */
  readonly leanPath: string | undefined;
  /** The command that would install or link it; undefined when the name is a path. */
  readonly install: string | undefined;
}

/** elan's settings; an absent or unreadable file counts as empty. */
export async function elanSettings(search: Search): Promise<ElanSettings> {
  const { files, host } = search.request;
  const read = await files.readText(pathRules(host).join(elanHome(host), "settings.toml"));
  return parseElanSettings(read.kind === "ok" ? read.value : "");
}

/**
 * Which toolchain is named for the search's folder, by elan's rules: ELAN_TOOLCHAIN; then, folder by folder upward,
 * an override of that folder before its `lean-toolchain`; a folder inside an installed toolchain means that one.
 */
export async function namingFor(search: Search): Promise<Result<Naming | undefined, ToolchainProblemCause>> {
  const { host } = search.request;
  const variable = "ELAN_TOOLCHAIN";
  const fromEnvironment = envValue(host, variable);
  if (fromEnvironment !== undefined) {
    return ok({ text: fromEnvironment, namedBy: { kind: "environment", variable }, baseFolder: host.cwd });
  }
  const settings = await elanSettings(search);
  const start = search.project?.root ?? search.folder;
  for (const folder of foldersUpward(host, start)) {
    const naming = await namingAt(search, settings, folder);
    if (naming.kind === "error" || naming.value !== undefined) {
      return naming;
    }
  }
  return ok(undefined);
}

async function namingAt(
  search: Search,
  settings: ElanSettings,
  folder: string,
): Promise<Result<Naming | undefined, ToolchainProblemCause>> {
  const { files, host } = search.request;
  const rules = pathRules(host);
  // elan writes overrides under the canonical path.
  const canonical = await files.realPath(folder);
  const override = overrideFor(settings, canonical, host.platform === "win32");
  if (override !== undefined) {
    return ok({ text: override, namedBy: { kind: "elanOverride", folder: canonical }, baseFolder: folder });
  }
  const inFile = await namingInFile(search, folder);
  if (inFile.kind === "error" || inFile.value !== undefined) {
    return inFile;
  }
  const inside = rules.dirname(folder) === rules.join(elanHome(host), "toolchains");
  const namedBy = { kind: "insideToolchain", folder } as const;
  return ok(inside ? { text: nameOfFolder(rules.basename(folder)), namedBy, baseFolder: folder } : undefined);
}

async function namingInFile(
  search: Search,
  folder: string,
): Promise<Result<Naming | undefined, ToolchainProblemCause>> {
  const { files, host } = search.request;
  const path = pathRules(host).join(folder, "lean-toolchain");
  const read = await files.readText(path);
  if (read.kind === "error") {
    const { kind, message } = read.problem;
    return kind === "missing" ? ok(undefined) : failure({ kind: "toolchainFileUnreadable", path, message });
  }
  const text =
    read.value
      .replace(/^\uFEFF/, "")
      .split("\n", 1)[0]
      ?.trim() ?? "";
  const named = { text, namedBy: { kind: "toolchainFile", path }, baseFolder: folder } as const;
  return text === "" ? failure({ kind: "toolchainFileEmpty", path }) : ok(named);
}

/** The folder of the named toolchain, installed or not; the name has been parsed by `parseToolchainName`. */
export async function placeOf(search: Search, name: ToolchainName, baseFolder: string): Promise<ElanPlace> {
  const { host } = search.request;
  const rules = pathRules(host);
  if (name.kind === "folder") {
    const folder = rules.resolve(baseFolder, name.path);
    return { name: folder, folder, leanPath: await leanOf(search, folder), install: undefined };
  }
  const toolchains = rules.join(elanHome(host), "toolchains");
  for (const folderName of await folderNames(search, toolchains, name)) {
    const folder = rules.join(toolchains, folderName);
    const leanPath = await leanOf(search, folder);
    if (leanPath !== undefined) {
      return { name: nameOfFolder(folderName), folder, leanPath, install: undefined };
    }
  }
  const full = canonicalName(name);
  const wanted = isLinkName(name) ? name.release : full;
  const install = isLinkName(name) ? `elan toolchain link ${wanted} FOLDER` : `elan toolchain install ${wanted}`;
  return { name: wanted, folder: rules.join(toolchains, folderNameOf(wanted)), leanPath: undefined, install };
}

/** Candidates in elan's order: a toolchain linked under the bare name, then the release. */
async function folderNames(
  search: Search,
  toolchains: string,
  name: Exclude<ToolchainName, { readonly kind: "folder" }>,
): Promise<readonly string[]> {
  const { files, host } = search.request;
  if (name.kind === "channel") {
    const newest = newestOfChannel(name, await files.namesIn(toolchains));
    if (newest !== undefined) {
      search.notes.push({ kind: "channelNotAsked", channel: name.channel, using: nameOfFolder(newest) });
    }
    // Before its version 4, elan kept a channel in a folder of its own.
    return newest === undefined ? [name.channel, folderNameOf(canonicalName(name))] : [newest];
  }
  const rules = pathRules(host);
  const bare = rules.join(toolchains, name.release);
  const linked = (await files.realPath(bare)) !== rules.join(await files.realPath(toolchains), name.release);
  const release = folderNameOf(canonicalName(name));
  return linked ? [name.release, release] : name.bare ? [release, name.release] : [release];
}

/** A bare name that no release bears, such as `my-lean`, is one that a person linked. */
function isLinkName(name: ToolchainName): name is ToolchainName & { readonly kind: "release" } {
  return name.kind === "release" && name.bare && !/^(?:v\d|nightly)/.test(name.release);
}

/** The lean of a toolchain folder. */
export function leanOf(search: Search, toolchainFolder: string): Promise<string | undefined> {
  return programIn(search.request, pathRules(search.request.host).join(toolchainFolder, "bin"), "lean");
}

/** Parses and places a naming in one go. */
export async function placeNamed(search: Search, naming: Naming): Promise<Result<ElanPlace, ToolchainProblemCause>> {
  const name = parseToolchainName(naming.text);
  if (name === undefined) {
    return failure({ kind: "nameMalformed", namedBy: naming.namedBy, text: naming.text.slice(0, 80) });
  }
  return ok(await placeOf(search, name, naming.baseFolder));
}
