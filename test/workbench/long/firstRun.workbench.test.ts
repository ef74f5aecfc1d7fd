import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { companionVsix, leanIsUpMs, OpenedWorkbench, ownVsix } from "../openedWorkbench.ts";
import type { WorkbenchPage } from "../workbenchPage.ts";

const cache = mkdtempSync(join(tmpdir(), "colloquy-no-cache-"));
let opened: OpenedWorkbench;
let window: WorkbenchPage;

beforeAll(async () => {
  const leanText = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n";
  // Fresh, because the companion's Lean is prepared there.
  const nothingPrepared = { COLLOQUY_CACHE: cache, ELAN_HOME: join(cache, "no-elan") };
  opened = await OpenedWorkbench.open({ "Proofs.lean": leanText }, { vsix: [ownVsix], env: nothingPrepared });
  window = await opened.window();
});

afterAll(async () => {
  await opened?.[Symbol.asyncDispose]();
  rmSync(cache, { recursive: true, force: true });
});

test("the walkthrough leads through the first run", async () => {
  await window.command("Welcome: Open Walkthrough");
  const input = window.page.locator(".quick-input-widget input");
  await input.fill("Start with Colloquy");
  await window.page.keyboard.press("Enter");
  await window.page.getByText("Which Lean answers").first().waitFor({ timeout: 30_000 });
  await window.page.waitForTimeout(500);
  await window.screenshot("walkthrough");
  expect(await window.page.getByText("Keep episodes, or not").count()).toBeGreaterThan(0);
});

test("where no Lean is found it is said, and the embedded one is offered; once installed, it serves", async () => {
  await window.openFile("Proofs.lean", 2);
  await window.command("Colloquy: Focus on Proof View");
  await window.page.getByText("Install the Embedded Lean").first().waitFor({ timeout: 60_000 });
  await window.page.locator("[id='colloquy.colloquy.colloquy.lean']").getByText("No Lean").waitFor();
  await window.panel.locator(".notice").filter({ hasText: "Lean" }).waitFor();
  await window.screenshot("no-lean");
  await opened.server.install(companionVsix);
  await window.page.reload();
  await window.page.locator(".monaco-workbench").waitFor();
  await window.openFile("Proofs.lean", 2);
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.getByText("q ∧ p").first().waitFor({ timeout: leanIsUpMs });
  expect(await window.page.locator("[id='colloquy.colloquy.colloquy.lean']").getByText("No Lean").count()).toBe(0);
});
