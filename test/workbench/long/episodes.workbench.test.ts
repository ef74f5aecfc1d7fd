import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ConversationEvent } from "../../../core/conversation/conversation.ts";
import { draftOf } from "../../../core/episode/recordedEvents.ts";
import { EpisodeLog } from "../../../store/episodeLog.ts";
import { readEpisodes } from "../../fixtures/readEpisodes.ts";
import { verifyLog } from "../../../store/verifyLog.ts";
import { OpenedWorkbench, ownVsix } from "../openedWorkbench.ts";
import type { WorkbenchPage } from "../workbenchPage.ts";

let opened: OpenedWorkbench;
let folder: string;
let window: WorkbenchPage;

/** Two short conversations, as if recorded on other days. No Lean is needed to show them. */
async function writeLog(): Promise<void> {
  await using log = new EpisodeLog(folder, { consent: "in a test" });
  for (const [declaration, said] of [
    ["swap", "mail ann@example.org about the sides"],
    ["shift", "try omega"],
  ] as const) {
    const place = { episodeId: `episode-${declaration}`, uri: "Proofs.lean", declaration };
    const you = { id: "you", kind: "human" } as const;
    const events: readonly ConversationEvent[] = [
      { kind: "proposed", id: `${declaration}-1`, timeMs: 1_764_000_000_000, actor: you, text: "", tactic: "exact h" },
      { kind: "commented", id: `${declaration}-2`, timeMs: 1_764_000_060_000, actor: you, text: said },
    ];
    for (const event of events) await log.append(draftOf(event, { place, timeMs: 1_764_000_000_000 }));
  }
}

beforeAll(async () => {
  opened = await OpenedWorkbench.open({ "Proofs.lean": "theorem swap : True := by\n  trivial\n" }, { vsix: [ownVsix] });
  folder = opened.folder;
  await writeLog();
  window = await opened.window();
  await window.openFile("Proofs.lean", 1);
});

afterAll(async () => {
  await opened?.[Symbol.asyncDispose]();
});

function rows(): Locator {
  return window.page.locator(".quick-input-list .monaco-list-row");
}

/** Waits for a notification, which disappears after a while; the list of notifications keeps it. */
async function told(text: string): Promise<void> {
  const line = window.page.locator(".notification-list-item").filter({ hasText: text }).first();
  const seen = await line.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  if (!seen) await window.command("Notifications: Show Notifications");
  await line.waitFor();
}

async function fill(text: string): Promise<void> {
  await window.page.locator(".quick-input-widget input.input").first().fill(text);
}

/** The page that the editor renders from Markdown of ours. */
function renderedPage(): FrameLocator {
  return window.page
    .frameLocator('iframe.webview.ready[src*="extensionId=vscode.markdown-language-features"]')
    .frameLocator("iframe#active-frame");
}

test("the list of episodes is searched by what was said, and one is read as a page", async () => {
  await window.command("Colloquy: Read an Episode");
  await rows().filter({ hasText: "shift" }).waitFor();
  expect(await rows().count()).toBe(2);
  await fill("about the sides");
  await rows().filter({ hasText: "shift" }).waitFor({ state: "detached" });
  await window.screenshot("episode-list");
  await window.page.keyboard.press("Enter");
  const page = renderedPage();
  await page.getByRole("heading", { name: "swap" }).waitFor();
  await page.getByText("about the sides").waitFor();
  await window.screenshot("episode-transcript");
});

test("an export is shown before it is written, without what is private, and only then written", async () => {
  await window.command("Colloquy: Export Episodes");
  await rows().first().waitFor();
  await fill("parquet");
  await window.page.keyboard.press("Enter");
  const input = window.page.locator(".quick-input-widget input.input").first();
  await window.page.getByText("Licence of the exported rows").waitFor();
  await input.fill("do what you like");
  await window.page.getByText("Not a valid SPDX expression").waitFor();
  await input.fill("CC-BY-4.0");
  await window.page.keyboard.press("Enter");
  await window.page.getByText("Who contributed?").waitFor();
  await input.fill("A. Uthor, B. Other");
  await window.page.keyboard.press("Enter");
  const page = renderedPage();
  await page.getByRole("heading", { name: "What would leave as parquet" }).waitFor();
  await page.getByText("4 rows of 2 episodes").waitFor();
  await page.getByText("1 email").waitFor();
  await window.screenshot("export-preview");
  expect(existsSync(join(folder, "exported"))).toBe(false);
  await window.page.getByRole("button", { name: "Choose a Folder" }).click();
  // The dialog enters its own proposal after looking at the folder, and overwrites earlier typing.
  await expect.poll(() => input.inputValue()).toMatch(/colloquy-parquet$/u);
  await input.fill(join(folder, "exported"));
  await window.page.locator(".quick-input-widget", { hasText: "A new folder for the export" }).waitFor();
  await expect.poll(() => input.inputValue()).toBe(join(folder, "exported"));
  await window.page.keyboard.press("Enter");
  await expect.poll(() => existsSync(join(folder, "exported/export.json"))).toBe(true);
  await told("Exported 4 rows");
  expect(globSync("*", { cwd: join(folder, "exported") }).toSorted()).toEqual(["export.json", "utterances.parquet"]);
  expect(readFileSync(join(folder, "exported/utterances.parquet"), "latin1")).not.toContain("ann@example.org");
});

test("an episode is deleted after a question; the log still verifies", async () => {
  await window.command("Colloquy: Delete an Episode");
  await rows().filter({ hasText: "swap" }).first().click();
  const question = window.page.locator(".monaco-dialog-box");
  await question.getByText("Delete what was said about swap?").waitFor();
  await window.screenshot("episode-deletion");
  await question.getByRole("button", { name: "Cancel" }).click();
  expect((await readEpisodes(folder)).episodes.every(({ records }) => records.every(({ content }) => content))).toBe(
    true,
  );
  await window.command("Colloquy: Delete an Episode");
  await rows().filter({ hasText: "swap" }).first().click();
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await told("Deleted 2 records");
  const { episodes } = await readEpisodes(folder);
  expect(episodes.map(({ records }) => records.map(({ content }) => content !== null))).toEqual([
    [false, false],
    [true, true],
  ]);
  expect((await verifyLog(folder, new AbortController().signal)).problems).toEqual([]);
  await window.command("Colloquy: Read an Episode");
  await rows().filter({ hasText: "shift" }).waitFor();
  expect(await rows().count()).toBe(1);
  await window.page.keyboard.press("Escape");
});
