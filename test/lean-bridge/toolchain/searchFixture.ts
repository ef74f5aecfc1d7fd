import type { ToolchainHost } from "../../../lean-bridge/toolchain/host.ts";
import type { EmbeddedLean, ToolchainRequest } from "../../../lean-bridge/toolchain/search.ts";
import type { VersionCall } from "../../../lean-bridge/toolchain/versionCall.ts";
import { filesInMemory, type MemoryDisk } from "./filesInMemory.ts";

export const readyEmbedded: EmbeddedLean = {
  status: { kind: "ready", folder: "/cache/embedded" },
  version: undefined,
  moduleRoots: ["Init", "Std", "Lean"],
  buildsProjectModules: true,
};

const answersTwenty: VersionCall = () =>
  Promise.resolve({ kind: "answered", output: "Lean (version 4.20.0, x86_64-unknown-linux-gnu, Release)" });

export const linuxHost: ToolchainHost = {
  platform: "linux",
  env: { PATH: "/usr/bin:/bin" },
  home: "/home/u",
  cwd: "/",
};

export const elanToolchain = (release: string, home = "/home/u") =>
  `${home}/.elan/toolchains/leanprover--lean4---${release}/bin`;

/** A request over a file system in memory; each case overrides what it is about. */
export function memoryRequest(
  disk: Omit<MemoryDisk, "platform">,
  changes: Partial<ToolchainRequest> & { readonly file?: string } = {},
): ToolchainRequest {
  const { file, ...rest } = changes;
  const host = changes.host ?? linuxHost;
  return {
    place: { kind: "file", path: file ?? "/p/A.lean" },
    choice: undefined,
    embedded: readyEmbedded,
    versionTimeoutMs: 1000,
    host,
    files: filesInMemory({ ...disk, platform: host.platform }),
    callVersion: answersTwenty,
    signal: new AbortController().signal,
    ...rest,
  };
}
