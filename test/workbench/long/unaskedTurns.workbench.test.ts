import { expect, test } from "vitest";
import { EpisodeIndex } from "../../../store/episodeIndex.ts";
import { startModelServer } from "../../model-server/modelServer.ts";
import { leanIsUpMs, OpenedWorkbench } from "../openedWorkbench.ts";

const text = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n";
/** Longer than the quiet time set below, and than a person counts as typing. */
const patienceMs = 6000;

test("a model that may speak unasked repairs what Lean has turned down, once, and not over an unsent draft", async () => {
  await using models = await startModelServer();
  const settings = {
    "colloquy.model.baseUrl": models.baseUrl,
    "colloquy.model.name": "local",
    "colloquy.model.quietSeconds": 2,
    "colloquy.model.prices": {
      local: {
        prompt: 1e3,
        completion: 1e3,
      },
    },
  };
  await using opened = await OpenedWorkbench.open({ "Talk.lean": text }, { settings });
  const window = await opened.window();
  const { panel, page } = window;
  await window.openFile("Talk.lean", 2);
  await window.command("Colloquy: Focus on Proof View");
  const composer = panel.locator("#composer");
  await composer.fill("but wait");
  await panel.getByRole("button", { name: "Record", exact: true }).click();
  await panel.getByText("q ∧ p").first().waitFor({ timeout: leanIsUpMs });
  await page.waitForTimeout(patienceMs);
  expect(models.received).toHaveLength(0);
  models.script({ kind: "answer", text: JSON.stringify({ rationale: "Turned around.", lean: "exact ⟨h.2, h.1⟩" }) });
  await composer.fill("exact h");
  await composer.press("Control+Enter");
  await panel.locator(".actor", { hasText: "local (repairer)" }).waitFor({ timeout: 60_000 });
  await panel.getByText(/cost \d/u).waitFor();
  await window.screenshot("model-unasked");
  await page.waitForTimeout(patienceMs);
  // If there are others, the failure message shows them.
  expect(models.received.map(({ body }) => body)).toEqual([expect.any(Object)]);
  using index = await EpisodeIndex.open(opened.folder, new AbortController().signal);
  const turns = index.ids.flatMap((id) => index.records(id).flatMap(({ content }) => content?.circumstances ?? []));
  expect(turns).toEqual([
    { asked: false, latencyMs: null, typedAgoMs: expect.any(Number), hasDraft: false, wait: "none" },
  ]);
  expect(turns[0]?.typedAgoMs).toBeGreaterThan(2000);
});
