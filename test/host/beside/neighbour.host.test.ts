import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { suite, test } from "mocha";
import { extensions, languages, window } from "vscode";
import { Neighbour } from "../../../extension/lean/neighbour.ts";
import { leanServers } from "../leanProcesses.ts";
import { openProofs, suggestAndInsert, untilLeanHasSpoken } from "../openProofs.ts";

function said(): readonly string[] {
  return readFileSync(process.env["COLLOQUY_NEIGHBOUR_LOG"] ?? "", "utf8")
    .trim()
    .split("\n");
}

suite("beside the Lean 4 extension", () => {
  test("its client is found by looking and serves the open file", async () => {
    const { document } = await openProofs();
    await untilLeanHasSpoken(document);
    assert.ok(extensions.getExtension("leanprover.lean4")?.isActive);
    const log = window.createOutputChannel("Colloquy (test)", { log: true });
    const found = await Neighbour.find(log, new AbortController().signal);
    assert.equal(found.kind, "found");
    assert.ok(found.kind === "found" && found.value.clientFor(document)?.isRunning());
    log.dispose();
  });

  test("goals are asked of its server, checks go to a private one, and problems are listed once", async () => {
    const { document } = await openProofs();
    await untilLeanHasSpoken(document);
    await suggestAndInsert();
    assert.ok(!document.getText().includes("sorry"), document.getText());
    assert.ok(said().includes("request $/lean/plainGoal"));
    assert.deepEqual(
      said().filter((line) => line.startsWith("notification")),
      [],
    );
    await openProofs();
    await untilLeanHasSpoken(document);
    const complaints = languages
      .getDiagnostics(document.uri)
      .filter(({ message }) => message.includes("declaration uses"));
    assert.equal(complaints.length, 1);
    assert.equal(languages.getDiagnostics().filter(([, list]) => list.length > 0).length, 1);
    // One of the neighbour and one of ours.
    assert.equal(leanServers().length, 2);
  });
});
