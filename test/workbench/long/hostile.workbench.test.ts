import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { leanIsUpMs, OpenedWorkbench } from "../openedWorkbench.ts";
import { panelFrame } from "../seriousFindings.ts";

const leanText = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n";
const count = 1000;

const kinds = [
  "ask",
  "stop",
  "propose",
  "comment",
  "critique",
  "reveal",
  "insert",
  "insertProposal",
  "reject",
  "undo",
  "withdraw",
  "copy",
  "draft",
  "record",
  "episodes",
  "view",
  "focusComposer",
];

/** Messages of known kinds with an extra field or one of the wrong type, and messages of unknown kinds. */
const hostile = fc.oneof(
  fc.jsonValue(),
  fc.record({ kind: fc.constantFrom(...kinds), extra: fc.jsonValue() }),
  fc.record({
    kind: fc.constantFrom(...kinds),
    text: fc.integer(),
    tactic: fc.array(fc.string()),
    view: fc.jsonValue(),
  }),
  fc.record({ kind: fc.string(), suggestion: fc.string(), andContinue: fc.boolean() }),
);

test("1,000 hostile messages to the extension and 1,000 to the panel have no effect, and the next true one has", async () => {
  await using opened = await OpenedWorkbench.open({ "Proofs.lean": leanText });
  const window = await opened.window();
  // Keeps the panel's own channel to the extension before the panel takes it.
  await window.page.addInitScript(`
    let real;
    Object.defineProperty(globalThis, "acquireVsCodeApi", {
      configurable: true,
      get: () => real && (() => (globalThis.panelLine ??= real())),
      set: (value) => { real = value; },
    });
  `);
  await window.page.reload();
  await window.page.locator(".monaco-workbench").waitFor();
  await window.openFile("Proofs.lean", 2);
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.getByText("q ∧ p").first().waitFor({ timeout: leanIsUpMs });
  const frame = panelFrame(window);
  const messages = JSON.stringify(fc.sample(hostile, { numRuns: count, seed: 20261124 }));
  const before = await frame.evaluate("document.querySelector('#panel').innerHTML");
  await frame.evaluate(
    `for (const message of ${messages}) dispatchEvent(new MessageEvent("message", { data: message }))`,
  );
  expect(await frame.evaluate("document.querySelector('#panel').innerHTML")).toBe(before);
  await frame.evaluate(`for (const message of ${messages}) panelLine.postMessage(message)`);
  await frame.evaluate(`panelLine.postMessage({ kind: "comment", text: "a true one" })`);
  const turn = window.panel.locator(".turn").filter({ hasText: "a true one" });
  await turn.waitFor();
  expect(await window.panel.locator(".turn").count()).toBe(1);
  expect(await window.panel.locator(".suggestion").count()).toBe(0);
  expect(await window.panel.locator(".notice").innerText()).toBe("");
  expect(await window.page.locator(".quick-input-widget").isVisible()).toBe(false);
  expect(readFileSync(join(opened.folder, "Proofs.lean"), "utf8")).toBe(leanText);
  expect(existsSync(join(opened.folder, ".colloquy"))).toBe(false);
});
