import { expect, test } from "vitest";
import { leanServerIds } from "../leanProcesses.ts";
import { leanIsUpMs, OpenedWorkbench } from "../openedWorkbench.ts";

const leanText = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n";

test("a folder that is not trusted runs nothing, says so, and is served as soon as it is trusted", async () => {
  await using opened = await OpenedWorkbench.open(
    { "Proofs.lean": leanText },
    {
      asksForTrust: true,
      settings: { "security.workspace.trust.startupPrompt": "never" },
    },
  );
  const window = await opened.window();
  await window.openFile("Proofs.lean", 2);
  await window.command("Colloquy: Focus on Proof View");
  await window.panel.getByText("not trusted").waitFor({ timeout: 60_000 });
  await window.command("Colloquy: Suggest Verified Tactics");
  await window.page.waitForTimeout(3000);
  expect(leanServerIds()).toEqual([]);
  await window.screenshot("restricted");
  await window.command("Workspaces: Manage Workspace Trust");
  await window.page
    .locator(".workspace-trust-editor")
    .getByRole("button", { name: /^Trust/u })
    .first()
    .click();
  await window.panel.getByText("q ∧ p").first().waitFor({ timeout: leanIsUpMs });
  expect(leanServerIds()).toHaveLength(1);
  await window.screenshot("trusted");
});
