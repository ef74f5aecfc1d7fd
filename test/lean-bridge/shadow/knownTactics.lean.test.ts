import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { LanePool } from "../../../lean-bridge/shadow/lanePool.ts";
import { embeddedEngine } from "../../fixtures/testEngine.ts";
import { openFirstHole } from "./openedHole.ts";
import { sessionInFolder } from "./sessionInFolder.ts";

const { folder, session } = sessionInFolder("tactics");
const embedded = sessionInFolder("tactics-of-project", embeddedEngine);
const uri = pathToFileURL(join(folder, "Goal.lean")).href;
const pool = new LanePool(session, uri, 1);
afterAll(() => pool.close());

const signal = new AbortController().signal;
const goal = "theorem goal (p : Prop) (h : p) : p := by\n  sorry\n";

describe("the tactics at a hole are those that Lean knows there", () => {
  test.each([
    { kind: "without a library", before: "", known: ["simp", "omega", "exact?", "rw_mod_cast"], unknown: ["linarith"] },
    {
      kind: "of the file",
      before: 'macro "close_it" : tactic => `(tactic| assumption)\n',
      known: ["close_it", "simp"],
      unknown: ["linarith"],
    },
    {
      kind: "with arguments",
      before:
        'syntax "interval_cases " ident : tactic\nsyntax (name := gcongr) "gcongr" (ppSpace colGt term)? : tactic\n',
      known: ["interval_cases", "gcongr"],
      unknown: ["close_it"],
    },
    {
      kind: "behind a scope that is closed",
      before: 'section\nlocal macro "inner" : tactic => `(tactic| rfl)\nend\n',
      known: ["simp"],
      unknown: ["inner"],
    },
    {
      kind: "in a scope that is open",
      before: 'section\nlocal macro "inner" : tactic => `(tactic| rfl)\n',
      known: ["inner"],
      unknown: ["linarith"],
    },
    {
      kind: "behind an unfinished declaration",
      before: "theorem open_end : True := by\n",
      known: ["simp"],
      unknown: ["linarith"],
    },
  ])("$kind", async ({ before, known, unknown }) => {
    const { tactics } = await openFirstHole({ session, uri, text: `${before}\n${goal}`, pool }, signal);
    expect([...known, ...unknown].filter((tactic) => tactics.known.has(tactic))).toEqual(known);
  });

  // Of a project without lake only the embedded Lean compiles the modules.
  test("of a module of the project that the file imports, its own among them", async () => {
    const { folder, session } = embedded;
    const uri = pathToFileURL(join(folder, "Goal.lean")).href;
    writeFileSync(join(folder, "lakefile.toml"), 'name = "p"\n');
    writeFileSync(
      join(folder, "Own.lean"),
      [
        'macro "of_project" : tactic => `(tactic| assumption)',
        'macro "with_term " t:term : tactic => `(tactic| exact $t)',
        'syntax (name := perhaps) "perhaps" (ppSpace colGt term)? : tactic',
        "-- register_try?_tactic not_there",
        "",
      ].join("\n"),
    );
    const { tactics } = await openFirstHole({ session, uri, text: `import Own\n\n${goal}` }, signal);
    expect(["of_project", "with_term", "close_it"].filter((tactic) => tactics.known.has(tactic))).toEqual([
      "of_project",
      "with_term",
    ]);
    expect(tactics.own).toEqual(["of_project", "perhaps"]);
  });
});

test("Lean is asked once for the same imports and the same tactics of the file", async () => {
  const first = await openFirstHole({ session, uri, text: goal, pool }, signal);
  const text = `theorem other : True := trivial\n\n${goal}`;
  const second = await openFirstHole({ session, uri, text, pool, version: 2 }, signal);
  expect(second.tactics).toBe(first.tactics);
});
