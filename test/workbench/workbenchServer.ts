import type { ChildProcess } from "node:child_process";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import type { InstalledWorkbench } from "./workbenchInstall.ts";

const run = promisify(execFile);

const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.editor.useModal": "off",
  "chat.disableAIFeatures": true,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "editor.quickSuggestions": "off",
  "editor.wordBasedSuggestions": "off",
  "workbench.reduceMotion": "on",
  "editor.cursorBlinking": "solid",
  "files.autoSave": "off",
  "files.hotExit": "off",
};

export interface WorkbenchOptions {
  readonly vsix: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A VS Code with fresh folders of its own; everything ends and goes with it. */
export class WorkbenchServer implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(port: number, child: ChildProcess, folder: string) {
    this.port = port;
    this.#child = child;
    this.#folder = folder;
  }

  static async start(installed: InstalledWorkbench, options: WorkbenchOptions): Promise<WorkbenchServer> {
    const folder = mkdtempSync(join(tmpdir(), "colloquy-workbench-"));
    const user = join(folder, "user");
    const extensions = join(folder, "extensions");
    for (const made of [join(user, "User"), extensions, join(folder, "tmp")]) mkdirSync(made, { recursive: true });
    const settings = { ...quietSettings, ...options.settings };
    writeFileSync(join(user, "User/settings.json"), JSON.stringify(settings));
    const config = join(folder, "config.yaml");
    writeFileSync(config, "");
    const env = { ...cleanEnvironment(folder), ...options.env };
    const places = ["--user-data-dir", user, "--extensions-dir", extensions, "--config", config];
    for (const vsix of options.vsix) {
      await run(installed.nodePath, [installed.entry, ...places, "--install-extension", vsix], { env });
    }
    const port = await freePort();
    const flags = ["telemetry", "update-check", "workspace-trust", "getting-started-override", "proxy"];
    const child = spawn(
      installed.nodePath,
      [
        ...[installed.entry, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
        ...[...flags.map((flag) => `--disable-${flag}`), ...places],
      ],
      { env, detached: true, stdio: "ignore" },
    );
    const server = new WorkbenchServer(port, child, folder);
    await server.#ready();
    return server;
  }

  get extensionsFolder(): string {
    return join(this.#folder, "extensions");
  }

  get processId(): number | undefined {
    return this.#child.pid;
  }

  async #ready(): Promise<void> {
    const until = Date.now() + 60_000;
    while (Date.now() < until) {
      const answers = await fetch(`http://127.0.0.1:${this.port}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (answers) return;
      await wait(100);
    }
    throw new Error("the workbench did not answer within a minute");
  }

  url(folder: string): string {
    return `http://127.0.0.1:${this.port}/?folder=${encodeURIComponent(folder)}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { pid, exitCode } = this.#child;
    if (pid !== undefined && exitCode === null) {
      const exited = once(this.#child, "exit");
      // The server is the head of a group with all of its extension hosts.
      process.kill(-pid, "SIGTERM");
      await Promise.race([exited, wait(5000)]);
      try {
        process.kill(-pid, "SIGKILL");
      } catch {
        // The whole group is gone, which is what was wanted.
      }
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function cleanEnvironment(folder: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !/^(?:VSCODE_|npm_|NODE_OPTIONS|VITEST)/u.test(name),
  );
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    // Without it a gallery on the network would be asked.
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    TMPDIR: join(folder, "tmp"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CONFIG_HOME: join(folder, "config"),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null) throw new Error("no port was given");
  return address.port;
}
