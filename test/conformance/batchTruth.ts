// `npm exec node test/conformance/batchTruth.ts [WORD]`: what Lean's batch program says about each case, with the candidate
// put in the place of the case's `sorry` by the simplest means: its lines moved to the column of the hole. Independent of
// what Colloquy inserts. Prints one line a case, and a complaint where an honest proof has an error or rests on a gap.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chosenCases } from "./allCases.ts";
import type { ConformanceCase } from "./conformanceCase.ts";
import { readMark } from "./conformanceCase.ts";

const program = join(import.meta.dirname, "../../dist/cli/colloquy-lean.js");
const folder = mkdtempSync(join(tmpdir(), "colloquy-truth-"));

/** Undefined where the case's hole is not a written `sorry`. */
function withCandidate({ text: marked, candidate }: ConformanceCase): string | undefined {
  const { text, offset } = readMark(marked);
  if (!text.startsWith("sorry", offset)) return undefined;
  const column = Array.from(text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset)).length;
  const lines = candidate.trim().split(/\r?\n/u).join(`\n${" ".repeat(column)}`);
  const before = text.slice(0, offset);
  const isTerm = !/(?:\bby|[·.]|=>|;|\|)\s*$|(?:^|\n)[ \t]*$/u.test(before);
  const end = candidate.includes("--") ? `\n${" ".repeat(column)}` : "";
  return `${before}${isTerm ? `(by ${lines}${end})` : lines + (end && text.slice(offset + 5).trim() ? end : "")}${text.slice(offset + "sorry".length)}`;
}

/** Every named declaration of the text is asked about, behind it. */
function questions(text: string): string {
  const names = [...text.matchAll(/^[ \t]*(?:private |protected |public )?(?:theorem|def) (?<name>[^\s:({]+)/gmu)];
  return names.map(({ groups }) => `\n#print axioms ${groups?.["name"]?.replace(/\.\{.*/u, "") ?? ""}`).join("");
}

for (const { subject, tested } of chosenCases(process.argv[2] ?? "")) {
  const text = withCandidate(tested);
  if (text === undefined) continue;
  const file = join(folder, "Truth.lean");
  writeFileSync(file, text + questions(text));
  const { stdout, stderr } = spawnSync(process.execPath, [program, file], { encoding: "utf8", timeout: 60_000 });
  const said = (stdout + stderr).replaceAll(file, "").split("\n");
  const errors = said.filter((line) => /^:\d+:\d+: error/u.test(line));
  const notes = said.filter((line) => /axioms|uses .?sorry/u.test(line));
  const isHonest = ["proved", "progress"].some((kind) => tested.expected.includes(kind));
  const mark = isHonest && (errors.length > 0 || notes.some((line) => /sorry/u.test(line))) ? "?" : " ";
  console.log(`${mark} ${subject}: ${tested.name}: ${[...errors, ...notes].join(" | ").slice(0, 300) || "no complaint"}`);
}
rmSync(folder, { recursive: true, force: true });
