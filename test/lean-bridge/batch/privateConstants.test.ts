import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { privateConstants } from "../../../lean-bridge/batch/privateConstants.ts";
import type { CompiledModule } from "../../../lean-bridge/olean/compiledModule.ts";
import { readModule } from "../../../lean-bridge/olean/compiledModule.ts";
import { shownName } from "../../../lean-bridge/olean/leanName.ts";
import { ModuleWriter } from "../olean/moduleWriter.ts";

const folder = await mkdtemp(join(tmpdir(), "colloquy-private-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A module with one theorem that uses another constant. */
function theoremUsing(name: readonly (string | number)[], used: readonly (string | number)[]): Uint8Array {
  const olean = new ModuleWriter(8, 0x10000);
  const type = olean.constant(["True"]);
  return olean.module({ constants: [olean.theorem(name, { type, value: olean.constant(used) })] });
}

function read(bytes: Uint8Array): CompiledModule {
  const reading = readModule([bytes]);
  if (reading.kind === "unreadable") throw new Error(reading.detail);
  return reading.module;
}

test("private constants are followed from module to module; what cannot be read is left out", async () => {
  await mkdir(join(folder, "Lib"));
  await writeFile(
    join(folder, "Lib", "A.olean"),
    theoremUsing(["_private", "Lib", "A", 0, "one"], ["_private", "B", 0, "two"]),
  );
  await writeFile(join(folder, "B.olean"), theoremUsing(["_private", "B", 0, "two"], ["_private", "Gone", 0, "three"]));
  const own = read(theoremUsing(["t"], ["_private", "Lib", "A", 0, "one"]));
  const { constants } = await privateConstants(own, ["/no/such/folder", folder]);
  expect([...constants.values()].map(({ name }) => shownName(name))).toEqual(["one", "two"]);
});
