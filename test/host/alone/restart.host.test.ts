import { strict as assert } from "node:assert";
import { suite, test } from "mocha";
import type { LogOutputChannel } from "vscode";
import { commands, ConfigurationTarget, extensions, languages, window, workspace } from "vscode";
import { readSettings } from "../../../extension/settings/readSettings.ts";
import { LeanService } from "../../../extension/lean/leanService.ts";
import { leanServers, until } from "../leanProcesses.ts";
import { leanText, openProofs, untilLeanHasSpoken } from "../openProofs.ts";

suite("restart and disposal", () => {
  test("Restart Lean ends the server, and another one serves the open file unasked", async () => {
    const { document } = await openProofs();
    await untilLeanHasSpoken(document);
    const before = leanServers();
    assert.notEqual(before.length, 0);
    await commands.executeCommand("colloquy.restartLean");
    await until("another server", () => leanServers().some((pid) => !before.includes(pid)));
    await until("the end of the first", () => before.every((pid) => !leanServers().includes(pid)));
    await untilLeanHasSpoken(document);
  });

  test("a toolchain that is not there is said and runs nothing; the right one comes back unasked", async () => {
    const { document } = await openProofs();
    const section = workspace.getConfiguration("colloquy");
    await section.update("toolchain", "/nowhere/lean", ConfigurationTarget.Workspace);
    await until("the end of Lean", () => leanServers().length === 0);
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
    await section.update("toolchain", undefined, ConfigurationTarget.Workspace);
    await untilLeanHasSpoken(document);
    assert.notEqual(leanServers().length, 0);
  });

  test("a Lean service that is disposed of leaves no process", async () => {
    const { document } = await openProofs();
    await untilLeanHasSpoken(document);
    const before = leanServers();
    const log: LogOutputChannel = window.createOutputChannel("Colloquy (test)", { log: true });
    const service = new LeanService(
      extensions.getExtension("colloquy.colloquy")?.extensionPath ?? "",
      log,
      readSettings,
    );
    assert.ok(await service.leanFor(document));
    assert.ok(leanServers().length > before.length);
    await service.end();
    await until("the end of its server", () => leanServers().length === before.length);
    log.dispose();
    assert.equal(document.getText(), leanText);
  });
});
