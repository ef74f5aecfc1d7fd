import { afterAll, beforeAll, expect, test } from "vitest";
import { leanIsUpMs, OpenedWorkbench } from "../openedWorkbench.ts";
import { seriousFindings } from "../seriousFindings.ts";
import type { WorkbenchPage } from "../workbenchPage.ts";

// The part that grows comes last, so that the line numbers of the others stay valid.
const leanText = `theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem unknowable (f : Nat → Nat) (h : f 0 = 0) : f 7 = 7 := by
  sorry

def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2

theorem double_eq (n : Nat) : double n = n + n := by
  sorry
`;
const [swapLine, unknowableLine, doubleLine] = [2, 5, 12];
let opened: OpenedWorkbench;
let window: WorkbenchPage;

beforeAll(async () => {
  const settings = { "colloquy.proveSeconds": 20 };
  opened = await OpenedWorkbench.open({ "Proofs.lean": leanText }, { settings });
  window = await opened.window();
  await window.openFile("Proofs.lean", doubleLine);
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.getByText("double n = n + n").first().waitFor({ timeout: leanIsUpMs });
});

afterAll(async () => {
  await opened?.[Symbol.asyncDispose]();
});

async function editorText(): Promise<string> {
  const text = await window.page.locator(".monaco-editor .view-lines").first().innerText();
  return text.replaceAll("\u00a0", " ");
}

/** Puts the cursor at a line of the editor, regardless of the focus. */
async function standAt(line: number): Promise<void> {
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.goTo(line);
}

test("a key looks for the whole proof, by induction; it is shown with its tree, goes in, and is learned from", async () => {
  await standAt(doubleLine);
  await window.page.keyboard.press("Control+Alt+g");
  const { panel } = window;
  await panel.getByText(`Looking for a proof, line ${doubleLine}`).waitFor();
  await panel.getByText("Proof found and verified").waitFor({ timeout: leanIsUpMs });
  const found = panel.locator(".suggestion").first();
  await found.getByText(/verified V4/u).waitFor();
  await panel.locator(".tried summary").first().click();
  await panel.locator(".tried .codicon.solved").first().waitFor();
  await window.screenshot("goal-closed");
  expect(await panel.locator(".tried").innerText()).toMatch(/induction/u);
  expect(await seriousFindings(window)).toEqual([]);
  await found.getByRole("button", { name: "Insert" }).click();
  await expect.poll(async () => (await editorText()).split("sorry").length).toBe(3);
  await panel.locator(".learned summary").click();
  await panel.getByText(/follows [1-9]\d* steps?\s+and\s+\d+ choices? of this workspace/u).waitFor();
});

test("a search for what is not so can be stopped, and its tree stays", async () => {
  await standAt(unknowableLine);
  const { panel } = window;
  await panel.getByText("f 7 = 7").first().waitFor();
  await panel.getByRole("button", { name: "Close this goal" }).click();
  const search = panel.locator(".search");
  await search.filter({ hasText: /Looking for a proof, line 5\s+[1-9]\d* tried/u }).waitFor({ timeout: leanIsUpMs });
  await window.screenshot("goal-searching");
  await panel.getByRole("button", { name: "Stop", exact: true }).click();
  await search.filter({ hasText: "Stopped, line 5" }).waitFor({ timeout: 30_000 });
  await panel.locator(".tried").waitFor();
  expect(
    await panel
      .locator(".suggestion")
      .getByText(/verified V4/u)
      .count(),
  ).toBe(0);
  await panel.getByRole("button", { name: "Close this goal" }).waitFor({ timeout: 30_000 });
});

test("suggestions say why they stand where they do, and learning can be switched off and forgotten", async () => {
  await standAt(swapLine);
  const { panel } = window;
  await panel.getByText("q ∧ p").first().waitFor();
  await panel.getByRole("button", { name: "Suggest verified tactics" }).click();
  const first = panel.locator(".suggestion").first();
  await first.waitFor({ timeout: leanIsUpMs });
  await panel.getByRole("button", { name: "Suggest verified tactics" }).waitFor({ timeout: leanIsUpMs });
  await first.locator(".rank summary").click();
  await first.getByText(/closes the goal; (?:shorter ones come first|worked in|preferred)/u).waitFor();
  await window.screenshot("why-here");
  const learned = panel.locator(".learned");
  await learned.getByRole("button", { name: "Stop learning" }).click();
  await learned.getByText("Learned order (off)").waitFor();
  await learned.getByRole("button", { name: "Forget" }).click();
  await learned.getByText("0 steps and 0 choices").waitFor();
  expect(await learned.getByRole("button", { name: "Forget" }).count()).toBe(0);
  await learned.getByRole("button", { name: "Learn", exact: true }).click();
  await learned.getByText("Learned order", { exact: true }).waitFor();
});

test("the light bulb offers it too", async () => {
  await standAt(swapLine);
  await window.page.keyboard.press("Control+.");
  const menu = window.page.locator(".action-widget");
  await menu.getByText("Close this goal").click();
  await window.panel.getByText("Proof found and verified").waitFor({ timeout: leanIsUpMs });
  expect(await window.panel.locator(".suggestion").count()).toBe(1);
});
