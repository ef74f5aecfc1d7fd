import { homedir } from "node:os";
import type { ToolchainHost } from "./host.ts";

/** The machine and environment that this process runs in. */
export function thisHost(): ToolchainHost {
  const platform = process.platform === "win32" || process.platform === "darwin" ? process.platform : "linux";
  return { platform, env: { ...process.env }, home: homedir(), cwd: process.cwd() };
}
