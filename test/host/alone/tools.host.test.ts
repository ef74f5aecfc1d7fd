import { strict as assert } from "node:assert";
import { suite, suiteSetup, test } from "mocha";
import { lm } from "vscode";
import { leanText, openProofs, untilLeanHasSpoken } from "../openProofs.ts";
import { until } from "../leanProcesses.ts";

/** A tool's answer to the editor's chat, as one text. */
async function answerOf(tool: string, input: object = {}): Promise<string> {
  const { content } = await lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  return content
    .map((part) => (part && typeof part === "object" && "value" in part ? String(part.value) : ""))
    .join("");
}

suite("tools for the editor's chat", () => {
  suiteSetup(async () => {
    const { document } = await openProofs();
    await untilLeanHasSpoken(document);
  });

  test("the goals at the cursor", async () => {
    await until("the goals", async () => (await answerOf("colloquy_goals")).includes("⊢ q ∧ p"));
  });

  test("Lean's verdict on a tactic; a refusal is no error, and the file stays as it is", async () => {
    assert.match(await answerOf("colloquy_check", { tactic: "exact ⟨h.2, h.1⟩" }), /"isVerified":true/u);
    assert.match(await answerOf("colloquy_check", { tactic: "exact h" }), /"isVerified":false/u);
    assert.match(await answerOf("colloquy_check", { tactic: "run_cmd pure ()" }), /"kind":"refused"/u);
    const { document } = await openProofs();
    assert.equal(document.getText(), leanText);
  });

  test("verified suggestions, and the conversation", async () => {
    assert.match(await answerOf("colloquy_suggest"), /V[34]/u);
    assert.match(await answerOf("colloquy_conversation"), /"turns":/u);
  });
});
