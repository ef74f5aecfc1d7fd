import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { outputSchemas } from "../../cli/jsonOutput.ts";
import { runQuickly, temporaryFolder } from "./runColloquy.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

test("a round as one JSON object, with its searches in the log; a limit of the time is in it too", async () => {
  const easy = folder.write("Easy.lean", "theorem a (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n");
  const held = folder.write("Held.lean", "theorem b (p q : Prop) (h : p ∨ q) : q ∨ p := by\n  sorry\n");
  const log = join(folder.path, "evolve.jsonl");
  const common = ["evolve", easy, held, "--rounds", "1", "--budget", "20", "--log", log, "--json"];
  const late = await runQuickly([...common, "--minutes", "0.001"]);
  expect(outputSchemas.evolve.parse(JSON.parse(late.out))).toMatchObject({ end: "timeOver", rounds: [] });

  const ended = await runQuickly(common);
  expect([ended.exitCode, ended.err]).toEqual([0, ""]);
  const output = outputSchemas.evolve.parse(JSON.parse(ended.out));
  expect(output).toMatchObject({
    learnedFrom: ["Easy.lean"],
    measuredOn: ["Held.lean"],
    defects: 0,
    heldOutFixed: {
      problems: 1,
      proved: 1,
    },
    rounds: [
      {
        round: 1,
        searched: {
          problems: 1,
          proved: 1,
        },
      },
    ],
  });
  expect(readFileSync(log, "utf8").trim().split("\n")).toHaveLength(output.searches);
});
