import type { Browser, FrameLocator, Page } from "playwright-core";
import { chromium, errors } from "playwright-core";
import type { WorkbenchServer } from "./workbenchServer.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env["COLLOQUY_CHROMIUM"] ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: flags });
}

/** The time that filtering a list may take on a slow machine. */
const choiceMs = 15_000;

/** All open windows, newest last, to show their state after a failed test. */
export const openWindows = new Set<WorkbenchPage>();

interface Choice {
  readonly key: string;
  readonly typed: string;
  /** The text of the wanted row. */
  readonly row: string;
}

/** A window of the workbench, driven as a person does: by keys, the palette and what is on the screen. */
export class WorkbenchPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(
    browser: Browser,
    server: WorkbenchServer,
    {
      folder,
      width = 1280,
      height = 800,
    }: { readonly folder: string; readonly width?: number; readonly height?: number },
  ): Promise<WorkbenchPage> {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(server.url(folder));
    await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
    const window = new WorkbenchPage(page);
    openWindows.add(window);
    page.once("close", () => openWindows.delete(window));
    return window;
  }

  /** Runs a command by its title. */
  command(title: string): Promise<void> {
    return this.#choose({ key: "F1", typed: `>${title}`, row: title });
  }

  /** Opens a file of the folder at a line, both as a person would type them. */
  async openFile(name: string, line: number): Promise<void> {
    await this.#choose({ key: "Control+p", typed: name, row: name });
    await this.page.locator(".tab.active").filter({ hasText: name }).waitFor({ timeout: 20_000 });
    await this.page.locator(".monaco-editor .view-line").first().waitFor({ timeout: 20_000 });
    // The first editor swallows keys for a moment.
    await this.page.waitForTimeout(1000);
    await this.goTo(line);
  }

  /**
   * Opens the quick input by a key, types into it and takes a row. A window that is still being restored moves the
   * focus elsewhere, which closes the input; then it is opened again, as a person would do.
   */
  async #choose(choice: Choice): Promise<void> {
    for (let left = 3; ; left -= 1) {
      try {
        await this.#chooseOnce(choice);
        return;
      } catch (error) {
        if (left === 0 || !(error instanceof errors.TimeoutError)) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  async #chooseOnce({ key, typed, row }: Choice): Promise<void> {
    const input = this.page.locator(".quick-input-widget input");
    await this.page.keyboard.press(key);
    await input.waitFor({ timeout: choiceMs });
    await input.fill(typed, { timeout: choiceMs });
    // Before the list is filtered the wanted row may be present too, below the row that Enter would take.
    const focused = this.page.locator(".quick-input-list .monaco-list-row.focused").filter({ hasText: row });
    await focused.waitFor({ timeout: choiceMs });
    await this.page.keyboard.press("Enter");
  }

  async goTo(line: number, column = 1): Promise<void> {
    const input = this.page.locator(".quick-input-widget input");
    await this.page.keyboard.press("Control+g");
    await input.waitFor();
    await input.fill(`:${line},${column}`);
    await this.page.keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  get panel(): FrameLocator {
    return this.page
      .frameLocator('iframe.webview.ready[src*="extensionId=colloquy.colloquy"]')
      .frameLocator("iframe#active-frame");
  }

  screenshot(name: string): Promise<Buffer> {
    return this.page.screenshot({ path: `test-results/workbench/${name}.png` });
  }
}
