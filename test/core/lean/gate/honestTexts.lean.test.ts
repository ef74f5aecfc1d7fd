import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { embeddedCommandLine } from "../../../fixtures/testEngine.ts";
import { honestPreamble, honestTexts } from "./honestTexts.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-honest-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines that batch Lean prints about a text. */
function batchLean(text: string): Promise<readonly string[]> {
  const file = join(folder, "A.lean");
  writeFileSync(file, text);
  const { command, args } = embeddedCommandLine([file]);
  return new Promise((done) => {
    execFile(command, args, { cwd: folder, timeout: 100_000 }, (_, stdout) => done(stdout.split("\n")));
  });
}

test("batch Lean accepts the honest texts", async () => {
  const proofs = honestTexts.flatMap(({ step, theorem }, at) =>
    theorem === undefined ? [] : [`theorem honest_${at} ${theorem} := by\n${step.replace(/^/gmu, "  ")}\n`],
  );
  expect(proofs.length).toBeGreaterThan(60);
  // The last one shows that the file was read to its end.
  const text = `${honestPreamble}${proofs.join("")}theorem not_honest : 1 = 1 := broken\n`;
  const errors = (await batchLean(text)).filter((line) => /error|sorry/u.test(line));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(`:${text.split("\n").length - 1}:`);
});

test("Lean goes on in the middle of a string with a wrong escape, which is why such a text is refused", async () => {
  const steps = ['exact (f "\\q #eval 40 + 2 #check Nat ")', 'exact (f "a \\\n\n #eval 50 + 2 #check Nat ")'];
  const said = await batchLean(steps.map((step) => `example : True := by\n  ${step}\n`).join(""));
  expect(said).toEqual(expect.arrayContaining(["42", "52"]));
});
