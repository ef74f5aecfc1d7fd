import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEpisodes } from "../../fixtures/readEpisodes.ts";
import { leanIsUpMs, OpenedWorkbench } from "../openedWorkbench.ts";
import type { WorkbenchPage } from "../workbenchPage.ts";

const files = {
  "left/Left.lean": "theorem left_of (p q : Prop) (h : p ∧ q) : p := by\n  sorry\n",
  "right/Right.lean": "theorem right_of (p q : Prop) (h : p ∧ q) : q := by\n  sorry\n",
};
let opened: OpenedWorkbench;

beforeAll(async () => {
  opened = await OpenedWorkbench.open(files);
});

afterAll(async () => {
  await opened?.[Symbol.asyncDispose]();
});

async function showGoal(window: WorkbenchPage, file: string, target: string): Promise<void> {
  await window.openFile(file, 2);
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.locator(".target").filter({ hasText: target }).waitFor({ timeout: leanIsUpMs });
}

async function propose(window: WorkbenchPage, tactic: string): Promise<void> {
  const composer = window.panel.locator("#composer");
  await composer.fill(tactic);
  await composer.press("Control+Enter");
}

test("each folder of a window has a Lean of its own, and the panel follows the file", async () => {
  const place = join(opened.folder, "both.code-workspace");
  const folders = ["left", "right"].map((path) => ({ path }));
  writeFileSync(place, JSON.stringify({ folders }));
  const window = await opened.window(place);
  await showGoal(window, "Left.lean", "⊢ p");
  await showGoal(window, "Right.lean", "⊢ q");
  await window.screenshot("multi-root");
  await window.openFile("Left.lean", 2);
  await window.panel.locator(".target").filter({ hasText: "⊢ p" }).waitFor({ timeout: leanIsUpMs });
  expect(await window.panel.locator(".place").innerText()).toContain("Left.lean");
  await window.page.close();
});

test("two windows on one folder talk and record apart, into one log that reads whole", async () => {
  const folder = join(opened.folder, "left");
  const windows = [await opened.window(folder), await opened.window(folder)] as const;
  for (const window of windows) {
    await showGoal(window, "Left.lean", "⊢ p");
    const record = window.panel.getByRole("button", { name: "Record", exact: true });
    if (await record.isVisible()) await record.click();
    await window.panel.locator(".recording .on").waitFor();
  }
  await propose(windows[0], "exact h");
  await propose(windows[1], "exact h.1");
  await windows[0].panel.getByText("Lean says no").first().waitFor({ timeout: leanIsUpMs });
  await windows[1].panel
    .getByText(/verified V4/u)
    .first()
    .waitFor({ timeout: leanIsUpMs });
  expect(await windows[0].panel.locator(".turn").count()).toBe(1);
  expect(await windows[1].panel.locator(".turn").count()).toBe(1);
  await windows[0].screenshot("two-windows-first");
  await windows[1].screenshot("two-windows-second");
  await expect
    .poll(async () => {
      const { episodes, problems } = await readEpisodes(folder);
      return { problems, events: episodes.map(({ records }) => records.map(({ event }) => event)) };
    })
    .toEqual({
      problems: [],
      events: [
        ["proposed", "judged"],
        ["proposed", "judged"],
      ],
    });
});
