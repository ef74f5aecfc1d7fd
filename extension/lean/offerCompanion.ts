import { existsSync } from "node:fs";
import { join } from "node:path";
import { commands, extensions, window } from "vscode";

const companionId = "colloquy.colloquy-embedded-lean";
let companionWasOffered = false;

/** The folder of the Lean that the companion extension brings; undefined if it is not installed. */
export function companionFolder(): string | undefined {
  const path: unknown = extensions.getExtension(companionId)?.extensionPath;
  const folder = typeof path === "string" ? join(path, "lean") : undefined;
  return folder !== undefined && existsSync(folder) ? folder : undefined;
}

/** If no Lean is found, offers one that needs neither npm nor elan; at most once in a window's life. */
export async function offerCompanion(): Promise<void> {
  if (companionWasOffered || extensions.getExtension(companionId)) return;
  companionWasOffered = true;
  const install = "Install the Embedded Lean";
  const answer = await window.showInformationMessage(
    "Colloquy found no Lean for this file. It can install its own, which checks proofs with Lean's core library, without Mathlib.",
    install,
  );
  if (answer === install) await commands.executeCommand("workbench.extensions.installExtension", companionId);
}
