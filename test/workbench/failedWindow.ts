import { afterEach } from "vitest";
import type { WorkbenchPage } from "./workbenchPage.ts";
import { openWindows } from "./workbenchPage.ts";

/** The workbench's overlays; a failed test has often waited behind one of these. */
const overlays = [".notifications-toasts", ".notifications-center", ".quick-input-widget", ".monaco-dialog-box"];

// The pictures of a failure on another machine may be out of reach, so the readable text is printed too.
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  // The test has failed already, and a window that cannot be inspected must not hide the reason.
  for (const [index, window] of [...openWindows].entries())
    await describe(window, `${task.id}-${index}`).catch((error: unknown) => console.error(String(error)));
});

async function describe(window: WorkbenchPage, name: string): Promise<void> {
  await window.screenshot(`failed-${name}`);
  for (const overlay of overlays) {
    const shown = await window.page.locator(overlay).filter({ visible: true }).allInnerTexts();
    if (shown.length > 0) console.error(`${overlay} of window ${name}: ${shown.join(" | ")}`);
  }
  for (const input of await window.page.locator(".quick-input-widget input.input").all())
    console.error(`what was typed last in the quick input of window ${name}: ${await input.inputValue()}`);
}
