import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "mocha";
import { commands, extensions } from "vscode";
import { openProofs } from "../openProofs.ts";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly keybindings: readonly { readonly command: string; readonly when?: string }[];
  };
}

const extension = extensions.getExtension("colloquy.colloquy");
const manifest = JSON.parse(readFileSync(join(extension?.extensionPath ?? "", "package.json"), "utf8")) as Manifest;

suite("the manifest", () => {
  test("a Lean file activates the extension, and every command that it names is there", async () => {
    await openProofs();
    await extension?.activate();
    assert.equal(extension?.isActive, true);
    const known = new Set(await commands.getCommands(true));
    assert.deepEqual(
      manifest.contributes.commands.filter(({ command }) => !known.has(command)),
      [],
    );
  });

  test("no key is taken outside of Lean files, and each means a command of ours", () => {
    const ours = new Set(manifest.contributes.commands.map(({ command }) => command));
    for (const { command, when } of manifest.contributes.keybindings) {
      assert.ok(ours.has(command), command);
      assert.match(when ?? "", /editorLangId == lean4|activeWebviewPanelId|colloquy/u);
    }
  });
});
