import { describe, expect, test } from "vitest";
import { findToolchain } from "../../../lean-bridge/toolchain/findToolchain.ts";
import { batchLaunch, type LaunchSite, serverLaunch } from "../../../lean-bridge/toolchain/launch.ts";
import type { ToolchainRequest } from "../../../lean-bridge/toolchain/search.ts";
import { elanToolchain, linuxHost, memoryRequest } from "./searchFixture.ts";

const bin = elanToolchain("v4.20.0");
const files = {
  "/p/lean-toolchain": "leanprover/lean4:v4.20.0",
  [`${bin}/lean`]: "",
  [`${bin}/lake`]: "",
  "/usr/bin/lean": "",
};
const embedded = { nodePath: "/usr/bin/node", scriptPath: "/app/colloquy-lean.js", env: { ELECTRON_RUN_AS_NODE: "1" } };

async function site(request: ToolchainRequest) {
  const result = await findToolchain(request);
  if (result.kind === "error") {
    throw new Error(result.problem.kind);
  }
  const { toolchain, project } = result.value;
  const launchSite: LaunchSite = { project, folder: "/p", host: request.host, embedded };
  return { toolchain, launchSite };
}

describe("launch plans", () => {
  const job = { file: "/p/A.lean", args: ["--json"] };

  test("a project with a lakefile goes through lake", async () => {
    const { toolchain, launchSite } = await site(memoryRequest({ files: { ...files, "/p/lakefile.toml": "" } }));
    const server = serverLaunch(toolchain, launchSite, ["-DmaxHeartbeats=0"]);
    expect(server).toMatchObject({ command: `${bin}/lake`, args: ["serve", "--", "-DmaxHeartbeats=0"], cwd: "/p" });
    expect(batchLaunch(toolchain, launchSite, job)).toMatchObject({
      command: `${bin}/lake`,
      args: ["env", "lean", "--json", "/p/A.lean"],
    });
  });

  test("without a lakefile Lean itself serves", async () => {
    const { toolchain, launchSite } = await site(memoryRequest({ files }));
    expect(serverLaunch(toolchain, launchSite)).toMatchObject({
      command: `${bin}/lean`,
      args: ["--server"],
      cwd: "/p",
    });
    expect(batchLaunch(toolchain, launchSite, job)).toMatchObject({
      command: `${bin}/lean`,
      args: ["--json", "/p/A.lean"],
    });
  });

  test("the embedded one is a script for Node, in a project too", async () => {
    const request = memoryRequest({ files: { ...files, "/p/lakefile.toml": "" } }, { choice: "embedded" });
    const { toolchain, launchSite } = await site(request);
    expect(serverLaunch(toolchain, launchSite, ["-Dx=1"])).toMatchObject({
      command: "/usr/bin/node",
      args: ["/app/colloquy-lean.js", "--server", "-Dx=1"],
      cwd: "/p",
      env: { ELECTRON_RUN_AS_NODE: "1" },
    });
    expect(batchLaunch(toolchain, launchSite, job).args).toEqual(["/app/colloquy-lean.js", "--json", "/p/A.lean"]);
  });
});

describe("the environment of a child", () => {
  const env = {
    PATH: "/usr/bin:/bin",
    HOME: "/home/u",
    ELAN_HOME: "/home/u/.elan",
    NODE_OPTIONS: "--inspect",
    VSCODE_PID: "1",
    npm_config_cache: "x",
    ELECTRON_RUN_AS_NODE: "1",
    LEAN_SYSROOT: "/other",
    LEAN_PATH: "/mine",
    ELAN_TOOLCHAIN: "",
  };
  const host = { ...linuxHost, env };

  test("a toolchain's own bin comes first, elan knows the name, and nothing disturbing is left", async () => {
    const { toolchain, launchSite } = await site(memoryRequest({ files }, { host }));
    expect(serverLaunch(toolchain, launchSite).env).toEqual({
      PATH: `${bin}:/usr/bin:/bin`,
      HOME: "/home/u",
      ELAN_HOME: "/home/u/.elan",
      LEAN_PATH: "/mine",
      ELAN_TOOLCHAIN: "leanprover/lean4:v4.20.0",
    });
  });

  test("a Lean that elan does not know is not given a name", async () => {
    const named = { ...host, env: { ...env, ELAN_TOOLCHAIN: "other" } };
    const { toolchain, launchSite } = await site(memoryRequest({ files }, { host: named, choice: "path" }));
    expect(serverLaunch(toolchain, launchSite).env).not.toHaveProperty("ELAN_TOOLCHAIN");
  });

  test("Windows keeps the variable's own spelling", async () => {
    const windows = { platform: "win32", env: { Path: "C:\\Windows" }, home: "C:\\u", cwd: "C:\\" } as const;
    const request = memoryRequest({ files: { "C:\\t\\bin\\lean.exe": "" } }, { host: windows, choice: "C:\\t" });
    const { toolchain, launchSite } = await site(request);
    expect(serverLaunch(toolchain, launchSite).env).toEqual({ Path: "C:\\t\\bin;C:\\Windows" });
  });
});
