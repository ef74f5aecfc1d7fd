import { afterEach } from "vitest";
import { openWindows } from "./workbenchPage.ts";

/** What the workbench itself lays over the window: a failed test has often waited for something else than one of these. */
const overlays = [".notifications-toasts", ".notifications-center", ".quick-input-widget", ".monaco-dialog-box"];

// Where a test failed on another machine its pictures may be out of reach, so what can be read is printed too.
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const [index, window] of [...openWindows].entries()) {
    await window.screenshot(`failed-${task.id}-${index}`);
    for (const overlay of overlays) {
      const shown = await window.page.locator(overlay).filter({ visible: true }).allInnerTexts();
      if (shown.length > 0) console.error(`${overlay} of window ${index}: ${shown.join(" | ")}`);
    }
    const value = await window.page.locator(".quick-input-widget input.input").first().inputValue({ timeout: 1000 });
    console.error(`what is typed in the quick input: ${value}`);
  }
});
