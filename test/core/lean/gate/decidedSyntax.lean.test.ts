import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { quickEngine } from "../../../fixtures/testEngine.ts";
import { decidedKinds, undecidedSyntax } from "./decided/decidedSyntax.ts";
import { preparedLean } from "../../../lean-bridge/embedded/preparedLean.ts";
import { knownSyntax } from "./librarySyntax.ts";

const folder = mkdtempSync(join(tmpdir(), "colloquy-syntax-"));
const session = quickEngine.session({ cwd: folder, reportDelayMs: 1 });
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

test("somebody has decided about every option and every kind of syntax that this Lean knows", async () => {
  const { libFolder: libraryFolder } = await preparedLean();
  const known = await knownSyntax({ session, uri: pathToFileURL(join(folder, "A.lean")).href, libraryFolder });
  expect(undecidedSyntax(known)).toEqual({ options: [], kinds: [] });
  expect(known.options.length).toBeGreaterThan(500);
  expect(known.kinds.length).toBeGreaterThan(1400);
  // Confirms that the list is used: without its decisions the same Lean has undecided kinds.
  expect(undecidedSyntax(known, decidedKinds.slice(1)).kinds.length).toBeGreaterThan(0);
  for (const kind of ["Lean.byElab", "Lean.Parser.Tactic.runTac", "Lean.Parser.Tactic.tacticAdmit", "«term_+_»"])
    expect(known.kinds).toContain(kind);
});
