// Measures the responsiveness for a person, in the packaged extension and a real workbench, and prints it. Nothing here
// fails for being slow: on a busy machine the result would be random.
import type { CDPSession, Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeLongEpisode } from "../longEpisode.ts";
import { leanIsUpMs, OpenedWorkbench, ownVsix } from "../openedWorkbench.ts";
import { panelFrame, seriousFindings } from "../seriousFindings.ts";
import type { WorkbenchPage } from "../workbenchPage.ts";
import type { WorkbenchOptions } from "../workbenchServer.ts";

const turns = 1000;
const holes = 12;
const leanText = Array.from(
  { length: holes },
  (_, at) => `theorem swap${at} (p q : Prop) (h : p ∧ q) : q ∧ p ∧ ${at} = ${at} := by\n  sorry\n\n`,
).join("");

let opened: OpenedWorkbench;
let window: WorkbenchPage;

beforeAll(async () => {
  opened = await OpenedWorkbench.open({ "Proofs.lean": leanText });
  await writeLongEpisode(opened.folder, turns);
  window = await opened.window();
  await window.openFile("Proofs.lean", 2);
});

afterAll(async () => {
  await opened?.[Symbol.asyncDispose]();
});

/** Waits in the panel itself, frame by frame, because its policy forbids evaluating a text from outside. */
async function untilSeen(condition: string): Promise<void> {
  await panelFrame(window).evaluate(`new Promise((settle) => {
    const look = () => (${condition}) ? settle() : requestAnimationFrame(look);
    look();
  })`);
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return `median ${at(0.5)}, 95th of a hundred ${at(0.95)}, of ${sorted.length}`;
}

/** Milliseconds from a key to the next frame in which the editor's text has changed; the page measures itself. */
async function keyToPaint(at: WorkbenchPage, keys: number): Promise<readonly number[]> {
  await at.page.locator(".monaco-editor .view-line").first().click();
  await at.goTo(1);
  await at.page.keyboard.press("End");
  await at.page.evaluate(`
    globalThis.paints = [];
    let pressed = 0;
    addEventListener("keydown", () => { pressed = performance.now(); }, true);
    new MutationObserver(() => {
      if (pressed === 0) return;
      const from = pressed;
      pressed = 0;
      requestAnimationFrame(() => setTimeout(() => globalThis.paints.push(performance.now() - from)));
    }).observe(document.querySelector(".monaco-editor .view-lines"), { childList: true, subtree: true, characterData: true });
  `);
  await at.page.keyboard.type(" -- ", { delay: 60 });
  for (let typed = 0; typed < keys; typed += 1) await at.page.keyboard.type("x", { delay: 60 });
  const paints: readonly number[] = await at.page.evaluate("globalThis.paints");
  for (let undone = 0; undone < 10; undone += 1) await at.page.keyboard.press("Control+z");
  return paints;
}

/** In a separate workbench, which is closed before anything else is measured. */
async function keyToPaintIn(options: Partial<WorkbenchOptions>): Promise<readonly number[]> {
  await using other = await OpenedWorkbench.open({ "Proofs.lean": leanText }, options);
  const page = await other.window();
  await page.openFile("Proofs.lean", 1);
  return await keyToPaint(page, 80);
}

test("typing, with the extension at work and without it", async () => {
  const bareTimes = await keyToPaintIn({ vsix: [] });
  // The cost of the extension itself, without a Lean that reads the file again at each key.
  const withoutLean = await keyToPaintIn({ vsix: [ownVsix], settings: { "colloquy.toolchain": "/nowhere/lean" } });
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.getByText("q ∧ p").first().waitFor({ timeout: leanIsUpMs });
  const times = await keyToPaint(window, 80);
  console.log(
    `key to paint, ms: without ${spread(bareTimes)}; with the extension and no Lean ${spread(withoutLean)}; ` +
      `with Lean at work ${spread(times)}`,
  );
  expect(times.length).toBeGreaterThan(40);
});

test("from a cursor move to the goals", async () => {
  await window.page.locator(".monaco-editor .view-line").first().click();
  const took: number[] = [];
  for (let round = 0; round < 24; round += 1) {
    const at = round % holes;
    await window.goTo(3 * at + 1, 1);
    await untilSeen("document.querySelector('.target') === null");
    const startedMs = performance.now();
    await window.page.keyboard.press("ArrowDown");
    await untilSeen(`document.querySelector('.target')?.textContent.includes("${at} = ${at}")`);
    took.push(performance.now() - startedMs);
  }
  expect(took.length).toBe(24);
  console.log(`cursor move to goals shown, ms: ${spread(took.slice(4))}`);
});

test("from asking to the first verified suggestion", async () => {
  const took: number[] = [];
  for (let at = 0; at < holes; at += 1) {
    await window.page.locator(".monaco-editor .view-line").first().click();
    await window.goTo(3 * at + 2);
    await window.panel
      .locator(".target")
      .filter({ hasText: `${at} = ${at}` })
      .waitFor();
    const startedMs = performance.now();
    await window.page.keyboard.press("Control+Alt+s");
    await untilSeen("document.querySelector('.suggestion') === null");
    await untilSeen("document.querySelector('.suggestion') !== null");
    took.push(performance.now() - startedMs);
    await window.panel.getByRole("button", { name: "Suggest verified tactics" }).waitFor({ timeout: leanIsUpMs });
  }
  expect(took.length).toBe(holes);
  console.log(`asking to first verified suggestion, ms: first ${took[0]?.toFixed(0)}, then ${spread(took.slice(1))}`);
});

/** The debugger of the process that draws the panel, which may differ from the window's. */
async function panelSession(): Promise<CDPSession> {
  const context = window.page.context();
  for (let frame: Frame | null = panelFrame(window); frame; frame = frame.parentFrame()) {
    // A frame without its own process is drawn by that of its parent.
    const session = await context.newCDPSession(frame).catch(() => undefined);
    if (session) return session;
  }
  return context.newCDPSession(window.page);
}

/** Bytes of JavaScript's heap in use after a collection, in the process that draws the panel. */
async function heapUsed(): Promise<number> {
  const session = await panelSession();
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

/** The work of the panel's own thread during an action, in ms by kind: scripts, style, layout, all of it. */
async function workDuring<Outcome>(
  act: () => Promise<Outcome>,
): Promise<{ outcome: Outcome; work: readonly number[] }> {
  const session = await panelSession();
  // It counts only while it is enabled.
  await session.send("Performance.enable");
  const read = async (): Promise<readonly number[]> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration"].map(
      (wanted) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? 0),
    );
  };
  const before = await read();
  const outcome = await act();
  const work = (await read()).map((ms, at) => ms - (before[at] ?? 0));
  await session.detach();
  return { outcome, work };
}

test("a conversation of 1,000 turns scrolls, and what it costs", async () => {
  const frame = panelFrame(window);
  const before = await heapUsed();
  await window.command("Colloquy: Resume an Episode");
  await window.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "swap" }).first().waitFor();
  await window.page.keyboard.press("Enter");
  await window.panel
    .locator("h2")
    .filter({ hasText: String(turns) })
    .waitFor({ timeout: 30_000 });
  await window.page.waitForTimeout(1000);
  // The timer ticks with the screen: a frame that takes longer than a 60th of a second shows as a longer gap.
  const { outcome: gaps, work } = await workDuring<readonly number[]>(() =>
    frame.evaluate(`new Promise((settle) => {
    const gaps = [];
    let last = 0;
    const step = (now) => {
      if (last !== 0) gaps.push(now - last);
      last = now;
      scrollBy(0, 90);
      if (gaps.length < 240) requestAnimationFrame(step);
      else settle(gaps);
    };
    requestAnimationFrame(step);
  })`),
  );
  const drawn: number = await frame.evaluate("document.querySelectorAll('.turn').length");
  expect(drawn).toBeGreaterThan(2);
  expect(drawn).toBeLessThan(100);
  const [script = 0, style = 0, layout = 0, all = 0] = work.map((ms) => ms / gaps.length);
  const rate = 1000 / (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length);
  const late = gaps.filter((gap) => gap > 25).length;
  await window.screenshot("thousand-turns");
  await window.panel.locator("[role=feed]").press("Control+End");
  await expect.poll(() => frame.evaluate("document.activeElement?.id")).toBe(`turn-${turns}`);
  await window.panel.locator(`#turn-${turns}`).press("PageUp");
  await expect.poll(() => frame.evaluate("document.activeElement?.id")).not.toBe(`turn-${turns}`);
  await window.screenshot("thousand-turns-end");
  expect(await seriousFindings(window)).toEqual([]);
  const megabytes = ((await heapUsed()) - before) / 1e6;
  console.log(
    `1,000 turns: ${rate.toFixed(1)} pictures a second, gaps in ms: ${spread(gaps)}, ${late} over 25 ms; ` +
      `${script.toFixed(1)} ms of scripts, ${style.toFixed(1)} of style, ${layout.toFixed(1)} of layout a picture, ` +
      `${all.toFixed(1)} of all work on the panel's thread, the rest is drawing; ${drawn} turns drawn; heap ${megabytes.toFixed(1)} MB more`,
  );
});
