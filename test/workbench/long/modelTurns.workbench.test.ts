import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelServer } from "../../model-server/modelServer.ts";
import { startModelServer } from "../../model-server/modelServer.ts";
import { leanIsUpMs, OpenedWorkbench } from "../openedWorkbench.ts";
import type { WorkbenchPage } from "../workbenchPage.ts";

const step = (lean: string): string => JSON.stringify({ rationale: "The parts, turned around.", lean });
let models: ModelServer;
let opened: OpenedWorkbench;
let window: WorkbenchPage;

beforeAll(async () => {
  const swap = (name: string): string => `theorem ${name} (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n\n`;
  models = await startModelServer();
  const settings = { "colloquy.model.baseUrl": models.baseUrl, "colloquy.model.name": "local" };
  opened = await OpenedWorkbench.open({ "Talk.lean": `${swap("swap")}${swap("again")}` }, { settings });
  window = await opened.window();
});

afterAll(async () => {
  await opened?.[Symbol.asyncDispose]();
  await models?.[Symbol.asyncDispose]();
});

test("a model proposes, is criticised with evidence of nothing, and its step goes in as Lean has verified it", async () => {
  await window.openFile("Talk.lean", 2);
  await window.command("Colloquy: Stop Recording Episodes");
  models.script({ kind: "answer", text: step("exact ⟨h.2, h.1⟩"), chunk: 4 });
  await window.command("Colloquy: Ask the Model for the Next Step");
  const { panel } = window;
  await panel.locator(".turn").first().waitFor({ timeout: leanIsUpMs });
  await panel.locator(".actor", { hasText: "local (proposer)" }).waitFor();
  await panel.getByRole("button", { name: "Insert" }).waitFor();
  models.script({
    kind: "answer",
    text: JSON.stringify({ opinion: "objection", text: "I doubt it.", evidence: { kind: "none" } }),
  });
  await panel.getByRole("button", { name: "Ask for a critique" }).click();
  await panel.getByText("Unsupported").waitFor({ timeout: 30_000 });
  await panel.locator(".warning").first().waitFor();
  await window.screenshot("model-turns");
  await panel.getByRole("button", { name: "Insert" }).click();
  await window.page.locator(".view-line", { hasText: "h.1" }).first().waitFor();
  expect(await panel.locator(".turn").count()).toBe(2);
  expect(models.received.every(({ body }) => body["model"] === "local")).toBe(true);
});

test("faults are one line in the panel, nothing is verified, and the draft stays", async () => {
  const { panel } = window;
  // The first hole is filled by now; a model is asked at one that is open.
  await window.page.locator(".monaco-editor .view-line").first().click();
  await window.goTo(5);
  const before = await panel.locator(".turn").count();
  await panel.locator("#composer").fill("my own words");
  for (const [behaviour, words] of [
    [{ kind: "status", status: 404 }, "does not know the model"],
    [{ kind: "cut", text: '{"lean":"sor' }, "ended in the middle"],
    [{ kind: "answer", text: "I would try simp." }, "does not have the requested form"],
  ] as const) {
    models.script(behaviour);
    await panel.getByRole("button", { name: "Ask the model" }).click();
    await panel.locator(".notice", { hasText: words }).waitFor({ timeout: 30_000 });
    expect(await panel.locator("#composer").inputValue()).toBe("my own words");
  }
  expect(await panel.locator(".turn").count()).toBe(before);
});

test("a statement from words is read back, and Lean says whether it is one; the prompt names lemmas of the library", async () => {
  const { panel } = window;
  const composer = panel.locator("#composer");
  const said = JSON.stringify({ statement: "q ∧ p ↔ p ∧ q", readBack: "The sides of a conjunction can be swapped." });
  models.script({ kind: "answer", text: said });
  await composer.fill("conjunction does not care about order");
  await panel.getByRole("button", { name: "Formalise" }).click();
  await panel.getByText("The sides of a conjunction can be swapped.", { exact: true }).waitFor({ timeout: 30_000 });
  const turn = panel.locator(".turn", { hasText: "The sides of a conjunction" });
  await turn.getByText("holds").waitFor({ timeout: 30_000 });
  expect(await composer.inputValue()).toBe("conjunction does not care about order");
  expect(JSON.stringify(models.received.at(-1)?.body)).toMatch(/And\.\w+ : /u);
  await window.screenshot("model-formalises");
});

test("a model that is speaking can be stopped", async () => {
  const { panel } = window;
  models.script({ kind: "drip", text: step("exact h".padEnd(4000)), everyMs: 50 });
  await panel.getByRole("button", { name: "Ask the model" }).click();
  await panel.locator(".speaking", { hasText: "rationale" }).waitFor({ timeout: 30_000 });
  await window.screenshot("model-speaking");
  await panel.getByRole("button", { name: "Stop the model" }).click();
  await panel.locator(".notice", { hasText: "cancelled" }).waitFor({ timeout: 10_000 });
  await panel.getByRole("button", { name: "Ask the model" }).waitFor();
  expect(await panel.locator(".speaking").count()).toBe(0);
});
