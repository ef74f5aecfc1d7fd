import { readFile } from "node:fs/promises";
import type { Frame } from "playwright-core";
import type { WorkbenchPage } from "./workbenchPage.ts";

/** The panel's own document. */
export function panelFrame({ page }: WorkbenchPage): Frame {
  const frame = page.frames().find((found) => found.url().includes("fake.html"));
  if (!frame) throw new Error("the panel has no frame");
  return frame;
}

/** The serious and critical findings of axe in the panel, one line for each. */
export async function seriousFindings(window: WorkbenchPage): Promise<readonly string[]> {
  const frame = panelFrame(window);
  // The panel's policy forbids foreign scripts; the debugger can run them anyway.
  await frame.evaluate(await readFile("node_modules/axe-core/axe.min.js", "utf8"));
  return frame.evaluate(`
    axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`);
}
