// The four kinds of Lean at hand answer the same: the embedded one, the native one for tests by its path, by elan, and with lake.
// Prints a table in Markdown with the times, and ends with exit code 1 where a verdict differs.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nativeLean } from "../../test/fixtures/native-lean/nativeLean.ts";
import { makeNativeToolchain } from "../../test/fixtures/toolchains/nativeToolchain.ts";

interface Door {
  readonly name: string;
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

interface Answer {
  readonly seconds: number;
  /** What must be the same behind every door. */
  readonly word: string;
}

const native = nativeLean();
if (native.kind === "missing") throw new Error(native.reason);
const root = mkdtempSync(join(tmpdir(), "colloquy-four-doors-"));
const elanHome = join(root, "elan");
const [plain, withLake] = ["leanprover/lean4:v4.35.0", "leanprover/lean4:v4.35.1"];
await makeNativeToolchain(native, { elanHome, name: plain, lake: false });
await makeNativeToolchain(native, { elanHome, name: withLake, lake: true });

const doors: readonly Door[] = [
  { name: "native 4.35 by path", args: ["--toolchain", native.lean], files: {} },
  { name: "by elan", args: [], files: { "lean-toolchain": plain } },
  { name: "by elan and lake", args: [], files: { "lean-toolchain": withLake, "lakefile.toml": 'name = "p"\n' } },
  { name: "embedded 4.28", args: ["--toolchain", "embedded"], files: {} },
];

/** Of fourteen steps each, so 210 in all. */
const theorems = Number(process.env["COLLOQUY_THEOREMS"] ?? 15);

const theorem = (at: number): string =>
  [
    `theorem t${at} (p q r : Prop) (hp : p) (hq : q) (f : q → r) (n : Nat) : (p ∧ r) ∧ (n + ${at} = ${at} + n ∧ q) := by`,
    "  have hr : r := f hq",
    "  constructor",
    "  · constructor",
    "    · exact hp",
    "    · exact hr",
    "  · constructor",
    "    · omega",
    "    · assumption",
  ].join("\n");
const texts = {
  "Hole.lean": "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n",
  "Steps.lean": `${Array.from({ length: theorems }, (_, at) => theorem(at)).join("\n\n")}\n`,
};

interface Question {
  readonly name: string;
  readonly args: (folder: string) => readonly string[];
  readonly word: (output: string) => string;
}

const questions: readonly Question[] = [
  { name: "doctor", args: (folder) => ["doctor", folder, "--json"], word: () => "" },
  { name: "goals", args: (folder) => ["goals", join(folder, "Hole.lean:2")], word: (output) => output.trim() },
  {
    name: "suggest",
    args: (folder) => ["suggest", join(folder, "Hole.lean:2"), "--json"],
    word: (output) => {
      const [hole] = (
        JSON.parse(output) as { holes: { suggestions: { verdict: { kind: string; level: string } }[] }[] }
      ).holes;
      const [best] = hole?.suggestions ?? [];
      return `${best?.verdict.kind} ${best?.verdict.level}`;
    },
  },
  {
    name: "verify",
    args: (folder) => ["verify", join(folder, "Steps.lean"), "--json"],
    word: (output) => {
      const { level, declarations } = JSON.parse(output) as { level: string; declarations: { name: string }[] };
      return `${level}, ${declarations.length} declarations`;
    },
  },
  {
    name: "replay-steps",
    args: (folder) => ["replay-steps", join(folder, "Steps.lean"), "--mutants", "0", "--json"],
    word: (output) => {
      const { steps } = JSON.parse(output) as { steps: { kind: string }[] };
      const kinds = [...new Set(steps.map(({ kind }) => kind))].toSorted();
      return kinds.map((kind) => `${steps.filter((step) => step.kind === kind).length} ${kind}`).join(", ");
    },
  },
];

function ask(door: Door, folder: string, { args, word }: Question): Answer {
  const env = { ...process.env, ELAN_HOME: elanHome };
  const startedMs = performance.now();
  const run = spawnSync(process.execPath, ["dist/cli/colloquy.js", ...args(folder), ...door.args], {
    encoding: "utf8",
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = (performance.now() - startedMs) / 1000;
  if (run.status !== 0) return { seconds, word: `exit code ${run.status}: ${run.stderr.trim().split("\n")[0] ?? ""}` };
  return { seconds, word: word(run.stdout) };
}

try {
  console.log(`| ${["Lean", ...questions.map(({ name }) => name)].join(" | ")} |`);
  console.log(`|${"---|".repeat(questions.length + 1)}`);
  const rows = doors.map((door, at) => {
    const folder = join(root, `project-${at}`);
    mkdirSync(folder);
    for (const [name, content] of Object.entries({ ...texts, ...door.files }))
      writeFileSync(join(folder, name), content);
    const answers = questions.map((question) => ask(door, folder, question));
    const cells = answers.map(({ seconds, word }) => `${word.replaceAll("\n", "; ")} ${seconds.toFixed(1)} s`.trim());
    console.log(`| ${[door.name, ...cells].join(" | ")} |`);
    return answers;
  });
  const words = rows.map((answers) => JSON.stringify(answers.map(({ word }) => word)));
  console.log(new Set(words).size === 1 ? "the same verdicts behind every door" : "THE VERDICTS DIFFER");
  if (new Set(words).size > 1) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
