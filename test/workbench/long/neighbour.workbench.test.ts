import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packNeighbour } from "../neighbourPackage.ts";
import { installWorkbench } from "../workbenchInstall.ts";
import { launchBrowser, WorkbenchPage } from "../workbenchPage.ts";
import { WorkbenchServer } from "../workbenchServer.ts";

const leanText = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n";
const root = mkdtempSync(join(tmpdir(), "colloquy-neighbour-"));
const folder = join(root, "proofs");
const log = join(root, "neighbour.log");
let server: WorkbenchServer;
let browser: Browser;
let window: WorkbenchPage;

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "Proofs.lean"), leanText);
  writeFileSync(log, "");
  execFileSync(process.execPath, ["scripts/packageExtension.ts"], { stdio: "ignore" });
  const packages = ["colloquy", "colloquy-embedded-lean"].map((name) => `dist/packages/${name}.vsix`);
  server = await WorkbenchServer.start(await installWorkbench(), {
    vsix: [...packages, await packNeighbour(join(root, "lean4"))],
    env: { COLLOQUY_NEIGHBOUR_LOG: log, COLLOQUY_NEIGHBOUR_SERVER: resolve("dist/cli/colloquy-lean.js") },
  });
  browser = await launchBrowser();
  window = await WorkbenchPage.open(browser, server, { folder });
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
});

test("beside the Lean 4 extension, goals come from its server and checks stay out of the problems", async () => {
  await window.openFile("Proofs.lean", 2);
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.getByText("q ∧ p").first().waitFor({ timeout: 90_000 });
  expect(readFileSync(log, "utf8").split("\n")).toContain("request $/lean/plainGoal");
  await window.command("Colloquy: Suggest Verified Tactics");
  await window.panel
    .locator(".suggestion")
    .first()
    .getByText(/verified V4/u)
    .waitFor({ timeout: 90_000 });
  // Nothing of ours reaches its server but questions, so it has no document of ours to report on.
  const said = readFileSync(log, "utf8").trim().split("\n");
  expect(said.filter((line) => line.startsWith("notification"))).toEqual([]);
  await window.command("View: Focus Problems");
  const problems = window.page.locator(".markers-panel");
  await problems.getByText("declaration uses").first().waitFor();
  expect(await problems.getByText("declaration uses").count()).toBe(1);
  await window.screenshot("neighbour");
});
