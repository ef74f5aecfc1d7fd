import { strict as assert } from "node:assert";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { suite, test } from "mocha";
import { commands, extensions, languages, workspace } from "vscode";
import { leanServers } from "../leanProcesses.ts";
import { leanText, openProofs, suggestAndInsert } from "../openProofs.ts";

suite("in a folder that is not trusted", () => {
  test("the extension is there, and nothing runs whatever is asked of it", async () => {
    assert.equal(workspace.isTrusted, false);
    const { document } = await openProofs();
    const extension = extensions.getExtension("colloquy.colloquy");
    await extension?.activate();
    assert.equal(extension?.isActive, true);
    await suggestAndInsert();
    await commands.executeCommand("colloquy.restartLean");
    await commands.executeCommand("editor.action.inlineSuggest.trigger");
    await wait(4000);
    assert.deepEqual(leanServers(), []);
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
    assert.equal(document.getText(), leanText);
    assert.equal(existsSync(join(dirname(document.uri.fsPath), ".colloquy")), false);
  });
});
