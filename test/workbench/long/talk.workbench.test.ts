import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leanServerIds } from "../leanProcesses.ts";
import { leanIsUpMs, OpenedWorkbench } from "../openedWorkbench.ts";
import { seriousFindings } from "../seriousFindings.ts";
import type { WorkbenchPage } from "../workbenchPage.ts";

const leanText = `theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem both (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  sorry
`;
let opened: OpenedWorkbench;
let window: WorkbenchPage;

beforeAll(async () => {
  opened = await OpenedWorkbench.open({ "Proofs.lean": leanText });
  window = await opened.window();
  await window.openFile("Proofs.lean", 2);
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.getByText("q ∧ p").first().waitFor({ timeout: leanIsUpMs });
});

afterAll(async () => {
  await opened?.[Symbol.asyncDispose]();
});

const composer = (): ReturnType<WorkbenchPage["panel"]["locator"]> => window.panel.locator("#composer");

async function propose(tactic: string): Promise<void> {
  await composer().fill(tactic);
  await composer().press("Control+Enter");
}

async function editorText(): Promise<string> {
  const text = await window.page.locator(".monaco-editor .view-lines").first().innerText();
  return text.replaceAll("\u00a0", " ");
}

test("several goals are listed, and a step's changes are marked", async () => {
  await window.goTo(6);
  await window.panel.getByText("Goal 1 of 2").waitFor({ timeout: leanIsUpMs });
  await window.panel.getByRole("button", { name: "Copy all goals" }).waitFor();
  expect(await window.panel.locator(".goal-frame").count()).toBe(2);
  await window.screenshot("several-goals");
});

test("a sketch is no proof: it is shown, inserted and filled in as one", async () => {
  await window.goTo(2);
  await window.panel.locator(".target").filter({ hasText: "q ∧ p" }).waitFor();
  await propose("have hq : q := by sorry\nexact ⟨hq, h.1⟩");
  const sketch = window.panel.locator(".turn").filter({ hasText: "Sketch, to be filled in" });
  await sketch.getByText("sketch holds V3: 1 open").waitFor({ timeout: leanIsUpMs });
  expect(await sketch.innerText()).not.toMatch(/final solution|verified V/u);
  await window.screenshot("sketch");
  await sketch.getByRole("button", { name: "Insert" }).click();
  await sketch.getByText("accepted").waitFor();
  expect(await editorText()).toContain("have hq : q := by sorry");
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.goTo(2);
  await propose("exact h.2");
  const filled = window.panel.locator(".turn.depth-1");
  await filled.getByText(/verified V/u).waitFor({ timeout: leanIsUpMs });
  await filled.getByRole("button", { name: "Insert" }).click();
  await filled.getByText("accepted").waitFor();
  expect(await editorText()).toContain("have hq : q := by exact h.2");
  await window.screenshot("sketch-filled");
});

test("branches fold, mentions name turns, a reason rejects, history takes back", async () => {
  await window.panel.getByRole("button", { name: "Turns below turn 1" }).click();
  await expect.poll(() => window.panel.locator(".turn").count()).toBe(1);
  await window.panel.getByRole("button", { name: "Turns below turn 1" }).click();
  await composer().fill("");
  await composer().pressSequentially("Is $h_2$ enough? See @");
  await window.panel.getByRole("option").first().waitFor();
  await window.screenshot("mentions");
  await composer().press("2");
  await composer().press("Enter");
  expect(await composer().inputValue()).toMatch(/See @2 $/u);
  await window.panel.getByRole("button", { name: "Comment" }).click();
  const comment = window.panel.locator(".turn").filter({ hasText: "enough?" });
  await comment.getByText("meta comment of 2").waitFor();
  expect(await comment.locator("math").count()).toBe(1);
  await window.panel.locator(".history summary").click();
  await window.panel.locator(".ledger summary").click();
  await window.screenshot("history-and-claims");
  await window.panel.getByRole("button", { name: "Take back step 2" }).click();
  await expect.poll(editorText).toContain("have hq : q := by sorry");
  const first = window.panel.locator("#turn-1");
  await first.locator(".reason summary").click();
  await first.getByRole("textbox").fill("too long a way");
  await first.getByRole("textbox").press("Enter");
  await window.panel.locator(".turn").filter({ hasText: "too long a way" }).getByText("critique of 1").waitFor();
  await first.getByText("rejected").waitFor();
  await composer().fill("");
  await composer().press("ArrowUp");
  expect(await composer().inputValue()).toBe("too long a way");
  await composer().fill("");
  expect(await seriousFindings(window)).toEqual([]);
  await window.screenshot("branches");
});

test("a hidden panel has missed nothing when it comes back", async () => {
  const turns = await window.panel.locator(".turn").count();
  await composer().fill("still here");
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.command("View: Toggle Secondary Side Bar Visibility");
  await window.page.locator("iframe.webview.ready").waitFor({ state: "hidden" });
  // The sketch has moved it down by a line.
  await window.goTo(7);
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.getByText("Goal 1 of 2").waitFor({ timeout: 20_000 });
  expect(await window.panel.locator(".turn").count()).toBe(turns);
  expect(await composer().inputValue()).toBe("still here");
});

test("a Lean that cannot be had is said in the panel and the status bar, and comes back with the setting", async () => {
  const status = window.page.locator("[id='colloquy.colloquy.colloquy.lean']");
  mkdirSync(join(opened.folder, ".vscode"), { recursive: true });
  const settings = join(opened.folder, ".vscode/settings.json");
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.goTo(7);
  await status.getByText(/Lean 4.*GB/u).waitFor({ timeout: 60_000 });
  await window.screenshot("status");
  writeFileSync(settings, JSON.stringify({ "colloquy.toolchain": "/nowhere/lean" }));
  await status.getByText("No Lean").waitFor({ timeout: 30_000 });
  await window.panel.locator(".notice").filter({ hasText: "/nowhere/lean" }).waitFor();
  await window.screenshot("no-such-lean");
  writeFileSync(settings, "{}");
  await window.panel.getByText("Goal 1 of 2").waitFor({ timeout: leanIsUpMs });
  const before = leanServerIds();
  expect(before).not.toEqual([]);
  await window.command("Colloquy: Restart Lean");
  await expect.poll(() => leanServerIds().filter((id) => before.includes(id)), { timeout: 20_000 }).toEqual([]);
  await expect.poll(() => leanServerIds().length, { timeout: leanIsUpMs }).toBeGreaterThan(0);
  await status.getByText(/Lean 4/u).waitFor({ timeout: leanIsUpMs });
  await window.panel.getByText("Goal 1 of 2").waitFor({ timeout: leanIsUpMs });
  expect(readFileSync(join(opened.folder, "Proofs.lean"), "utf8")).toBe(leanText);
});
