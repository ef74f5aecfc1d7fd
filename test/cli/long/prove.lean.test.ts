import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { leanProcesses } from "../../fixtures/leanProcesses.ts";
import { outputSchemas } from "../../../cli/jsonOutput.ts";
import { TreeFileSchema } from "../../../cli/proveOutput.ts";
import { colloquy, runColloquy, temporaryFolder } from "../runColloquy.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const provable = [
  "def total : List Nat → Nat",
  "  | [] => 0",
  "  | x :: xs => x + total xs",
  "",
  "theorem total_append (xs ys : List Nat) : total (xs ++ ys) = total xs + total ys := by",
  "  sorry",
  "",
  "theorem total_twice (xs : List Nat) : total (xs ++ xs) = 2 * total xs := by",
  "  sorry",
  "",
].join("\n");

test("every hole of a file, the later ones with the earlier ones' theorems, checked by a fresh process", async () => {
  const file = folder.write("Total.lean", provable);
  const output = join(folder.path, "Proved.lean");
  const ended = await runColloquy(["prove", file, "--all", "--budget", "60", "--output", output, "--json"]);
  expect(ended.exitCode).toBe(0);
  const result = outputSchemas.prove.parse(JSON.parse(ended.out));
  expect(result.holes.map(({ end, proof }) => [end, proof?.verdict.level])).toEqual([
    ["proved", "V4"],
    ["proved", "V4"],
  ]);
  expect(result.written?.recheck).toBe("ok");
  expect(readFileSync(output, "utf8")).not.toContain("sorry");
});

const open = "theorem no (f : Nat → Nat) (n : Nat) (h : f 0 = 0) : f (f n) = n ∧ f n = f 0 := by\n  sorry\n";

test("interrupted, it leaves steps that hold and a tree to go on with, and nothing running", async () => {
  const file = folder.write("Open.lean", open);
  const tree = join(folder.path, "tree.json");
  const child = spawn(process.execPath, [colloquy, "prove", `${file}:2`, "--budget", "120", "--tree", tree], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  await new Promise((resolve) => setTimeout(resolve, 40_000));
  child.kill("SIGINT");
  const [exitCode]: (number | null)[] = await closed;
  expect(exitCode).toBe(130);
  expect(out).toMatch(/stopped: \d+ Lean calls/u);
  expect(out).toMatch(/verified progress +V3/u);
  expect(leanProcesses()).toEqual([]);
  const kept = TreeFileSchema.parse(JSON.parse(readFileSync(tree, "utf8")));
  expect(kept.trees[0]?.record.steps.length).toBeGreaterThan(0);

  const again = await runColloquy(["prove", `${file}:2`, "--calls", "20", "--resume", tree, "--tree", tree]);
  expect(again.exitCode).toBe(1);
  const later = TreeFileSchema.parse(JSON.parse(readFileSync(tree, "utf8")));
  expect(later.trees[0]?.record.steps.length).toBeGreaterThanOrEqual(kept.trees[0]?.record.steps.length ?? 0);
});

test("what was accepted in this project is known at a goal like it, unless learning is off", async () => {
  using project = temporaryFolder();
  const file = project.write("Total.lean", provable);
  const written = join(project.path, "Proved.lean");
  const record = ["--record", project.path];
  await runColloquy(["suggest", `${file}:total_append`, "--output", written, ...record]);
  const alike = provable.replaceAll("total_append", "total_joined").replaceAll("xs", "as").replaceAll("ys", "bs");
  const other = project.write("Joined.lean", alike);
  const args = ["suggest", `${other}:total_joined`, "--max", "1", ...record];
  const learned = await runColloquy(args);
  expect(learned.out).toMatch(/worked in `total_append`, shares /u);
  const plain = await runColloquy([...args, "--no-learning"]);
  expect(plain.out).toMatch(/verified proved/u);
  expect(plain.out).not.toContain("worked in");
});
