import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEpisodes } from "../fixtures/readEpisodes.ts";
import { companionVsix, ownVsix } from "./openedWorkbench.ts";
import { panelFrame, seriousFindings } from "./seriousFindings.ts";
import { installWorkbench } from "./workbenchInstall.ts";
import { launchBrowser, WorkbenchPage } from "./workbenchPage.ts";
import { WorkbenchServer } from "./workbenchServer.ts";

const leanText = `theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem shift (n m : Nat) (h : n < m) : n + 0 ≠ m := by
  sorry
`;
const folder = mkdtempSync(join(tmpdir(), "colloquy-proofs-"));
const leanIsUp = 90_000;
let server: WorkbenchServer;
let browser: Browser;
let window: WorkbenchPage;

beforeAll(async () => {
  mkdirSync("test-results/workbench", { recursive: true });
  writeFileSync(join(folder, "Proofs.lean"), leanText);
  server = await WorkbenchServer.start(await installWorkbench(), {
    vsix: [ownVsix, companionVsix],
    // Nothing prepared earlier is available: the Lean is the companion's.
    env: { COLLOQUY_CACHE: join(folder, "cache") },
  });
  browser = await launchBrowser();
  window = await WorkbenchPage.open(browser, server, { folder });
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

function editorText(): Promise<string> {
  return window.page.locator(".monaco-editor .view-lines").first().innerText();
}

/** Some spaces that the editor draws are not ordinary ones. */
function plain(text: string): string {
  return text.replace(/\u00a0/gu, " ");
}

/** The files of a package made from the folder, as listed by `vsce`. */
function listedByVsce(cwd: string): readonly string[] {
  const listed = execFileSync(resolve("node_modules/.bin/vsce"), ["ls", "--no-dependencies"], {
    cwd,
    encoding: "utf8",
  });
  return listed.trim().split("\n").toSorted();
}

test("the package holds what it needs and is small", () => {
  expect(statSync("dist/extension/main.cjs").size).toBeLessThan(900_000);
  const panel = ["panel.js", "panel.css", "codicon.ttf"].map((name) => statSync(`dist/webview/${name}`).size);
  expect(panel.reduce((sum, size) => sum + size)).toBeLessThan(1_200_000);
  const files = listedByVsce(".");
  for (const needed of ["dist/extension/main.cjs", "dist/webview/panel.js", "dist/cli/colloquy-lean.js", "LICENSE"])
    expect(files).toContain(needed);
  expect(files.filter((file) => /node_modules|\.map$|\.ts$|test/u.test(file))).toEqual([]);
  // It is started as a separate program, so it must be complete in one file.
  expect(readFileSync("dist/cli/colloquy-lean.js", "utf8")).not.toMatch(/(?:from|import\()\s*"\.\.?\//u);
});

test("the companion holds a packed Lean and no code", () => {
  expect(statSync(companionVsix).size).toBeLessThan(110_000_000);
  const [installed = ""] = globSync("colloquy.colloquy-embedded-lean-*", { cwd: server.extensionsFolder });
  const lean = ["lean.js", "lean.wasm", "lib.tar.br", "packed.json", "symbols.bin"].map((name) => `lean/${name}`);
  const besides = ["LICENSE.txt", "NOTICE", "icon.png", "package.json", "readme.md"];
  expect(listedByVsce(join(server.extensionsFolder, installed))).toEqual([...besides, ...lean].toSorted());
});

test("goals follow the cursor", async () => {
  await window.openFile("Proofs.lean", 2);
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.getByText("q ∧ p").first().waitFor({ timeout: leanIsUp });
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.goTo(5);
  await window.panel.getByText("n + 0 ≠ m").first().waitFor();
  expect(await window.panel.getByText("q ∧ p").count()).toBe(0);
  await window.screenshot("goals");
});

test("suggestions stream in verified; one key inserts, one undo takes back", async () => {
  await window.goTo(2);
  await window.command("Colloquy: Suggest Verified Tactics");
  const first = window.panel.locator(".suggestion").first();
  await first.getByText(/verified V4/u).waitFor({ timeout: leanIsUp });
  await window.screenshot("suggestions");
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.goTo(2);
  await window.page.keyboard.press("Control+Alt+Enter");
  await window.panel.getByText("final solution").waitFor();
  const inserted = plain(await editorText());
  expect(inserted.split("sorry").length).toBe(2);
  await window.screenshot("inserted");
  await window.page.keyboard.press("Control+z");
  await expect.poll(async () => plain(await editorText()).split("sorry").length).toBe(3);
  // The conversation notices an undo that was made in the editor.
  await expect.poll(() => window.panel.getByText("accepted", { exact: true }).count()).toBe(0);
});

test("what was verified before the file changed is marked and checked again", async () => {
  await window.goTo(5);
  await window.command("Colloquy: Suggest Verified Tactics");
  await window.panel.locator(".suggestion").first().waitFor({ timeout: leanIsUp });
  await window.panel.getByRole("button", { name: "Suggest verified tactics" }).waitFor({ timeout: leanIsUp });
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.goTo(3);
  await window.page.keyboard.type("-- a remark", { delay: 30 });
  await window.panel.getByText("inserting checks it again").first().waitFor();
  expect(await window.panel.locator(".suggestion:not(.stale)").count()).toBe(0);
  await window.screenshot("stale");
});

test("a proposal that fails is repaired, accepted and closes the goal", async () => {
  await window.goTo(2);
  const composer = window.panel.locator("#composer");
  await composer.fill("exact h");
  await composer.press("Control+Enter");
  await window.panel.getByText("Lean says no").first().waitFor({ timeout: leanIsUp });
  await window.panel.getByRole("button", { name: "Repair" }).click();
  await composer.fill("");
  await composer.pressSequentially("exact \\<h.2, h.1\\> ");
  expect(await composer.inputValue()).toBe("exact ⟨h.2, h.1⟩ ");
  await composer.press("Control+Enter");
  const last = window.panel.locator(".turn").last();
  await last.getByText(/verified V4/u).waitFor({ timeout: leanIsUp });
  expect(await last.innerText()).toMatch(/repair of/u);
  await last.getByRole("button", { name: "Insert" }).click();
  await last.getByText("accepted").waitFor();
  expect(plain(await editorText())).toContain("exact ⟨h.2, h.1⟩");
  await last.scrollIntoViewIfNeeded();
  await window.screenshot("conversation");
  await window.panel.locator(".ledger summary").click();
  await window.screenshot("repaired");
});

test("on an empty line of a proof a verified one appears as grey text, and Tab takes it", async () => {
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.goTo(6);
  await window.page.keyboard.press("End");
  await window.page.keyboard.type("\ntheorem both (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n", { delay: 15 });
  await window.page.locator("[class*='ghost-text']").first().waitFor({ timeout: leanIsUp });
  await window.screenshot("ghost");
  await window.page.keyboard.press("Tab");
  expect(plain(await editorText())).toMatch(/p ∧ q := by\s+(?:simp_all|grind|exact|constructor|omega)/u);
  for (let undone = 0; plain(await editorText()).split("theorem").length > 3 && undone < 40; undone += 1)
    await window.page.keyboard.press("Control+z");
});

test("the draft survives a reload of the window", async () => {
  await window.panel.locator("#composer").fill("a thought that is not sent yet");
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.page.keyboard.press("Control+s");
  await window.page.waitForTimeout(500);
  await window.page.reload();
  await window.page.locator(".monaco-workbench").waitFor();
  await expect
    .poll(
      () =>
        window.panel
          .locator("#composer")
          .inputValue({ timeout: 1000 })
          .catch(() => ""),
      { timeout: 60_000 },
    )
    .toBe("a thought that is not sent yet");
});

test("nothing is recorded until it is chosen; an episode outlives the window and is gone on with", async () => {
  const log = join(folder, ".colloquy/episodes");
  expect(globSync("*.jsonl", { cwd: log })).toEqual([]);
  await window.screenshot("recording-question");
  await window.panel.getByRole("button", { name: "Record", exact: true }).click();
  await window.panel.locator(".recording .on").waitFor();
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.goTo(2);
  const composer = window.panel.getByRole("textbox");
  await composer.fill("exact h");
  await composer.press("Control+Enter");
  await window.panel.getByText("Lean says no").last().waitFor({ timeout: leanIsUp });
  const recorded = async (): Promise<readonly (readonly string[])[]> =>
    (await readEpisodes(folder)).episodes.map(({ records }) => records.map(({ event }) => event));
  // The panel does not wait for the log on disk.
  await expect.poll(recorded, { timeout: 20_000 }).toEqual([["proposed", "judged"]]);
  const { episodes, problems } = await readEpisodes(folder);
  expect(problems).toEqual([]);
  expect(episodes[0]?.records[1]?.content?.lean).toMatchObject({ declaration: "swap", verdict: { kind: "failed" } });
  await window.page.reload();
  await window.panel.getByRole("button", { name: "Episodes" }).click({ timeout: leanIsUp });
  await window.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "swap" }).first().waitFor();
  await window.page.keyboard.press("Enter");
  await window.panel.getByText("Lean says no").first().waitFor();
  await window.screenshot("episode-resumed");
  await window.panel.getByRole("button", { name: "Stop recording" }).click();
  await window.panel.getByText("not recording").waitFor();
});

test("a worker that is killed is replaced, and the next question is answered", async () => {
  const workers = (): readonly string[] =>
    execFileSync("pgrep", ["-f", "embedded/host.cjs.*--worker"], { encoding: "utf8" }).trim().split("\n");
  const ours = workers().filter((pid) => startedBy(Number(pid), server.processId));
  expect(ours.length).toBeGreaterThan(0);
  for (const pid of ours) process.kill(Number(pid), "SIGKILL");
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.goTo(5);
  await window.command("Colloquy: Suggest Verified Tactics");
  await window.panel
    .locator(".suggestion")
    .getByText(/verified V4/u)
    .first()
    .waitFor({ timeout: leanIsUp });
  expect(await window.panel.locator(".notice").innerText()).toBe("");
  await window.panel.getByText("n + 0 ≠ m").first().waitFor({ timeout: leanIsUp });
  await window.page.locator(".squiggly-warning").first().waitFor({ timeout: leanIsUp });
});

test.each([
  ["Default Dark Modern", "vscode-dark"],
  ["Default High Contrast", "vscode-high-contrast"],
  ["Default Light Modern", "vscode-light"],
])("the panel in %s", async (theme, bodyClass) => {
  mkdirSync(join(folder, ".vscode"), { recursive: true });
  writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify({ "workbench.colorTheme": theme }));
  await window.panel.locator(`body.${bodyClass}`).waitFor({ timeout: 20_000 });
  await window.page.waitForTimeout(500);
  await window.screenshot(theme.toLowerCase().replaceAll(" ", "-"));
  expect(await seriousFindings(window)).toEqual([]);
});

test("nothing is cut off at 320 pixels", async () => {
  const frame = panelFrame(window);
  const owner = await frame.frameElement();
  await owner.evaluate('(element) => element.style.setProperty("width", "320px")');
  await window.page.waitForTimeout(300);
  await window.screenshot("narrow");
  const overflow: unknown = await frame.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow).toBe(0);
});

/** True if a process is a descendant of another, by the system's table. */
function startedBy(pid: number, ancestor: number | undefined): boolean {
  for (let at = pid; at > 1; ) {
    if (at === ancestor) return true;
    at = Number(execFileSync("ps", ["-o", "ppid=", "-p", String(at)], { encoding: "utf8" }).trim());
  }
  return false;
}
