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
  /** Restricted Mode as in a fresh VS Code; otherwise every folder counts as trusted. */
  readonly asksForTrust?: boolean;
  /** Lets the window run a test suite inside its extension host; hides notifications. */
  readonly testDriver?: boolean;
  /** Extensions as unpacked folders; a fresh empty folder otherwise. */
  readonly extensionsFolder?: string;
}

interface Parts {
  readonly port: number;
  readonly child: ChildProcess;
  readonly install: (vsix: string) => Promise<void>;
  readonly own: string;
  readonly extensions: string;
}

/** A VS Code with fresh folders of its own; everything ends and is removed with it. */
export class WorkbenchServer implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #killed = (): void => this.#signal("SIGKILL");
  readonly extensionsFolder: string;

  /** Installs another .vsix into the running one, as a person would. */
  readonly install: (vsix: string) => Promise<void>;

  private constructor({ port, child, install, own, extensions }: Parts) {
    this.port = port;
    this.install = install;
    this.#child = child;
    this.#folder = own;
    this.extensionsFolder = extensions;
    // It is detached, so it would outlive its parent.
    process.once("exit", this.#killed);
  }

  static async start(installed: InstalledWorkbench, options: WorkbenchOptions): Promise<WorkbenchServer> {
    const folder = mkdtempSync(join(tmpdir(), "colloquy-workbench-"));
    const user = join(folder, "user");
    const extensions = options.extensionsFolder ?? join(folder, "extensions");
    for (const made of [join(user, "User"), extensions, join(folder, "tmp")]) mkdirSync(made, { recursive: true });
    const trust = { "security.workspace.trust.enabled": options.asksForTrust === true };
    const settings = { ...quietSettings, ...trust, ...options.settings };
    writeFileSync(join(user, "User/settings.json"), JSON.stringify(settings));
    const config = join(folder, "config.yaml");
    writeFileSync(config, "");
    const env = { ...cleanEnvironment(folder), ...options.env };
    const places = ["--user-data-dir", user, "--extensions-dir", extensions, "--config", config];
    const install = async (vsix: string): Promise<void> => {
      await run(installed.nodePath, [installed.entry, ...places, "--install-extension", vsix], { env });
    };
    for (const vsix of options.vsix) await install(vsix);
    const port = await freePort();
    const disabled = ["telemetry", "update-check", "getting-started-override", "proxy"];
    if (options.asksForTrust !== true) disabled.push("workspace-trust");
    const driver = options.testDriver === true ? ["--vscode-option", "enable-smoke-test-driver"] : [];
    const child = spawn(
      installed.nodePath,
      [
        installed.entry,
        "--auth",
        "none",
        "--bind-addr",
        `127.0.0.1:${port}`,
        ...disabled.map((feature) => `--disable-${feature}`),
        ...driver,
        ...places,
      ],
      { env, detached: true, stdio: "ignore" },
    );
    const server = new WorkbenchServer({ port, child, install, own: folder, extensions });
    await server.#ready();
    return server;
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

  /** The address of a window on a folder, or on a `.code-workspace` file. */
  url(place: string): string {
    const kind = place.endsWith(".code-workspace") ? "workspace" : "folder";
    return `http://127.0.0.1:${this.port}/?${kind}=${encodeURIComponent(place)}`;
  }

  /** Signals the whole group: the server leads a group with all of its extension hosts. */
  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    try {
      if (pid !== undefined) process.kill(-pid, signal);
    } catch {
      // The whole group is gone already.
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null) {
      const exited = once(this.#child, "exit");
      this.#signal("SIGTERM");
      await Promise.race([exited, wait(5000)]);
    }
    this.#signal("SIGKILL");
    process.off("exit", this.#killed);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function cleanEnvironment(folder: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !/^(?:VSCODE_|npm_|NODE_OPTIONS|VITEST)/u.test(name),
  );
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    // Otherwise a gallery on the network would be asked.
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
