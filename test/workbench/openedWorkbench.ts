import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { installWorkbench } from "./workbenchInstall.ts";
import { launchBrowser, WorkbenchPage } from "./workbenchPage.ts";
import type { WorkbenchOptions } from "./workbenchServer.ts";
import { WorkbenchServer } from "./workbenchServer.ts";

export const ownVsix = "dist/packages/colloquy.vsix";
export const companionVsix = "dist/packages/colloquy-embedded-lean.vsix";

/** The time that unpacking and starting a Lean may take on a slow machine. */
export const leanIsUpMs = 90_000;

/** A VS Code with the packaged extensions, a browser, and a fresh folder with the files given. */
export class OpenedWorkbench implements AsyncDisposable {
  readonly folder: string;
  readonly server: WorkbenchServer;
  readonly browser: Browser;

  private constructor(folder: string, server: WorkbenchServer, browser: Browser) {
    this.folder = folder;
    this.server = server;
    this.browser = browser;
  }

  /** `files` are paths in the folder with their texts. */
  static async open(
    files: Readonly<Record<string, string>>,
    options: Partial<WorkbenchOptions> = {},
  ): Promise<OpenedWorkbench> {
    const folder = mkdtempSync(join(tmpdir(), "colloquy-proofs-"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    mkdirSync("test-results/workbench", { recursive: true });
    const server = await WorkbenchServer.start(await installWorkbench(), {
      vsix: [ownVsix, companionVsix],
      ...options,
    });
    return new OpenedWorkbench(folder, server, await launchBrowser());
  }

  /** A window on the folder, or on another place. */
  window(place = this.folder): Promise<WorkbenchPage> {
    return WorkbenchPage.open(this.browser, this.server, { folder: place });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await this.server[Symbol.asyncDispose]();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
