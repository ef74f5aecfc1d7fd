import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packNeighbour } from "../neighbourPackage.ts";
import { companionVsix, leanIsUpMs, OpenedWorkbench, ownVsix } from "../openedWorkbench.ts";
import type { WorkbenchPage } from "../workbenchPage.ts";

const leanText = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n";
const root = mkdtempSync(join(tmpdir(), "colloquy-neighbour-"));
const log = join(root, "neighbour.log");
let opened: OpenedWorkbench;
let window: WorkbenchPage;

beforeAll(async () => {
  writeFileSync(log, "");
  const vsix = [ownVsix, companionVsix, await packNeighbour(join(root, "lean4"))];
  const env = { COLLOQUY_NEIGHBOUR_LOG: log, COLLOQUY_NEIGHBOUR_SERVER: resolve("dist/cli/colloquy-lean.js") };
  opened = await OpenedWorkbench.open({ "Proofs.lean": leanText }, { vsix, env });
  window = await opened.window();
});

afterAll(async () => {
  await opened?.[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
});

test("beside the Lean 4 extension, goals come from its server and checks stay out of the problems", async () => {
  await window.openFile("Proofs.lean", 2);
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.getByText("q ∧ p").first().waitFor({ timeout: leanIsUpMs });
  expect(readFileSync(log, "utf8").split("\n")).toContain("request $/lean/plainGoal");
  await window.command("Colloquy: Suggest Verified Tactics");
  await window.panel
    .locator(".suggestion")
    .first()
    .getByText(/verified V4/u)
    .waitFor({ timeout: leanIsUpMs });
  // We send only questions to its server, so it has no document of ours to report on.
  const said = readFileSync(log, "utf8").trim().split("\n");
  expect(said.filter((line) => line.startsWith("notification"))).toEqual([]);
  await window.command("View: Focus Problems");
  const problems = window.page.locator(".markers-panel");
  await problems.getByText("declaration uses").first().waitFor();
  expect(await problems.getByText("declaration uses").count()).toBe(1);
  await window.screenshot("neighbour");
});
