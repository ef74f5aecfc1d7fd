import { strict as assert } from "node:assert";
import { suite, test } from "mocha";
import type { CodeAction, CodeLens, Hover } from "vscode";
import { commands, ConfigurationTarget, Position, Range, window, workspace } from "vscode";
import { until } from "../leanProcesses.ts";
import { holeLine, leanText, openProofs, placeCursor, suggestAndInsert, untilLeanHasSpoken } from "../openProofs.ts";

const offered = "Suggest verified tactics";

async function actionsOn(line: number, text = leanText): Promise<readonly string[]> {
  const { document } = await openProofs(text);
  const range = new Range(line, 0, line, 3);
  const actions = await commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range);
  return actions.map(({ title }) => title);
}

async function lenses(): Promise<readonly (string | undefined)[]> {
  const { document } = await openProofs();
  const found = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10);
  return found.map(({ command }) => command?.title);
}

suite("providers", () => {
  test("our own client brings Lean's diagnostics and hovers", async () => {
    const { document } = await openProofs();
    await untilLeanHasSpoken(document);
    const hovers = await commands.executeCommand<Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new Position(0, 9),
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === "string" ? part : part.value)),
    );
    assert.match(said.join("\n"), /swap/u);
  });

  test("the light bulb offers to look at a hole, and not where there is nothing to do", async () => {
    assert.ok((await actionsOn(holeLine)).includes(offered));
    assert.ok(!(await actionsOn(0, "theorem t : True := trivial\n")).includes(offered));
  });

  test("a lens stands above a hole unless it is switched off", async () => {
    assert.deepEqual(await lenses(), [offered]);
    const section = workspace.getConfiguration("colloquy");
    await section.update("codeLens", false, ConfigurationTarget.Workspace);
    await until("no lens", async () => (await lenses()).length === 0);
    await section.update("codeLens", undefined, ConfigurationTarget.Workspace);
  });

  test("asking and inserting closes the hole with one edit that one undo takes back", async () => {
    const { document } = await openProofs();
    await untilLeanHasSpoken(document);
    await suggestAndInsert();
    assert.ok(!document.getText().includes("sorry"), document.getText());
    // The command moved the focus to the panel.
    await window.showTextDocument(document);
    await commands.executeCommand("undo");
    assert.equal(document.getText(), leanText);
  });

  test("rested on, an empty line of a proof is offered a verified proof", async () => {
    const editor = await openProofs("theorem both (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  \n");
    placeCursor(editor, holeLine, 2);
    await until("grey text that can be taken", async () => {
      await commands.executeCommand("editor.action.inlineSuggest.trigger");
      await new Promise((settle) => setTimeout(settle, 2000));
      await commands.executeCommand("editor.action.inlineSuggest.commit");
      return editor.document.lineAt(holeLine).text.trim() !== "";
    });
    await untilFinished(editor.document.getText());
  });
});

/** Waits until the grey text is a whole proof. */
async function untilFinished(text: string): Promise<void> {
  assert.doesNotMatch(text, /sorry/u);
  const { document } = await openProofs(text);
  await until("a file without complaints", async () => {
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new Range(holeLine, 0, holeLine, 3),
    );
    return !actions.some(({ title }) => title === offered);
  });
}
