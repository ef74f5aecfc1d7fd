import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "vitest";
import { writeGeneratedLog } from "../fixtures/generatedLog.ts";
import { outputSchemas } from "../../cli/jsonOutput.ts";
import type { Folder } from "./runColloquy.ts";
import { runColloquy } from "./runColloquy.ts";

/** Arguments for each command that give it a short piece of work. */
export type CommandWork = Readonly<Record<string, readonly string[]>>;

/** For commands that ask Lean. */
export function leanWork(folder: Folder): CommandWork {
  const hole = folder.write("Hole.lean", "theorem a (p : Prop) (h : p) : p := by\n  sorry\n");
  const done = folder.write("Done.lean", "theorem b (p : Prop) (h : p) : p := by\n  exact h\n");
  const turns = folder.write("turns.discuss", "/quit\n");
  return {
    goals: [`${hole}:2`],
    check: [done],
    verify: [done],
    holes: [hole],
    suggest: [`${hole}:2`, "--max", "1"],
    prove: [`${hole}:2`],
    evolve: [hole, done, "--rounds", "1", "--calls", "20", "--log", join(folder.path, "evolve.jsonl")],
    try: [`${hole}:2`, "--candidate", "exact h"],
    "replay-steps": [done, "--mutants", "1"],
    discuss: [`${hole}:2`, "--script", turns],
  };
}

/** For commands that do not need Lean, in the order in which they are run. */
export function plainWork(folder: Folder): CommandWork {
  const labels = folder.write("labels.jsonl", '{"episode":"e","utterance":"u","type":"proposal"}\n');
  const rows = folder.write("rows.jsonl", '{"messages":[{"role":"user","content":"Show it."}]}\n');
  const set = folder.write("set.json", JSON.stringify({ proofs: [], statements: [], sketches: [] }));
  const inLog = ["--log", logIn(folder)];
  return {
    doctor: [folder.path],
    eval: ["--set", set],
    "episodes list": inLog,
    "episodes verify": inLog,
    "episodes stats": inLog,
    "episodes recording": inLog,
    "episodes anchor": inLog,
    "episodes import": [rows, "--format", "chat", ...inLog],
    "episodes sample": [join(folder.path, "sample.jsonl"), "--share", "1", ...inLog],
    "episodes agreement": [labels, labels, ...inLog],
    "episodes replay": inLog,
    "episodes export": ["--format", "chat", "--license", "MIT", "--contributor", "A", "--dry-run", ...inLog],
    "episodes show": [episode, ...inLog],
    "episodes delete": [episode, ...inLog],
  };
}

/** An episode of the generated log. */
const episode = "00000001";

/** A generated log in a repository, which can be anchored. */
function logIn(folder: Folder): string {
  const log = join(folder.path, "workspace");
  writeGeneratedLog(log, { episodes: 2, files: 1 });
  const author = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
  for (const words of [["init"], ["commit", "--allow-empty", "-m", "first"]])
    execFileSync("git", [...author, ...words], { cwd: log, stdio: "ignore" });
  return log;
}

/** Expects one object of the command's schema on standard output, and no other output. */
export async function expectJson(folder: Folder, name: string, words: readonly string[]): Promise<void> {
  const { out, err } = await runColloquy([...name.split(" "), ...words, "--json"], {
    COLLOQUY_DATA: join(folder.path, "data"),
  });
  expect([err, out.trimEnd().split("\n").length]).toEqual(["", 1]);
  const key = name.replace(" ", "-");
  expect(outputSchemas[key as keyof typeof outputSchemas].parse(JSON.parse(out)).command).toBe(key);
}
