// `npm exec node test/conformance/batchTruth.ts [WORD [all]]`: asks Lean's batch program about the honest cases (`all`:
// about each case), with the candidate in place of the case's `sorry` by the simplest means: its lines are moved to the
// column of the hole. It does not use Colloquy's insertion. Prints one line per case, and a complaint if an honest
// proof has an error or rests on a gap.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chosenCases } from "./allCases.ts";
import type { ConformanceCase } from "./conformanceCase.ts";
import { readMark } from "./conformanceCase.ts";

const program = join(import.meta.dirname, "../../dist/cli/colloquy-lean.js");
const folder = mkdtempSync(join(tmpdir(), "colloquy-truth-"));

/** Undefined if the case's hole is not a written `sorry`. */
function withCandidate({ text: marked, candidate }: ConformanceCase): string | undefined {
  const { text, offset } = readMark(marked);
  if (!text.startsWith("sorry", offset)) return undefined;
  const column = Array.from(text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset)).length;
  const lines = candidate
    .trim()
    .split(/\r?\n/u)
    .join(`\n${" ".repeat(column)}`);
  const before = text.slice(0, offset);
  const isTerm = !/(?:\bby|[·.]|=>|;|\|)\s*$|(?:^|\n)[ \t]*$/u.test(before);
  const end = candidate.includes("--") ? `\n${" ".repeat(column)}` : "";
  return `${before}${isTerm ? `(by ${lines}${end})` : lines + (end && text.slice(offset + 5).trim() ? end : "")}${text.slice(offset + "sorry".length)}`;
}

/** Questions about every named declaration of the text, appended to it. */
function questions(text: string): string {
  const names = [
    ...text.matchAll(/^[ \t]*(?:private |protected |public )?(?:theorem|def) (?<name>(?:«[^»]*»|[^\s:({«])+)/gmu),
  ];
  return names.map(({ groups }) => `\n#print axioms ${groups?.["name"]?.replace(/\.\{.*/u, "") ?? ""}`).join("");
}

function isHonest({ expected }: ConformanceCase): boolean {
  return [expected].flat().some((kind) => kind === "proved" || kind === "progress");
}

for (const { subject, tested } of chosenCases(process.argv[2] ?? "")) {
  const text = isHonest(tested) || process.argv[3] === "all" ? withCandidate(tested) : undefined;
  if (text === undefined) continue;
  const file = join(folder, "Truth.lean");
  writeFileSync(file, text + questions(text));
  const { stdout, stderr } = spawnSync(process.execPath, [program, file], { encoding: "utf8", timeout: 60_000 });
  const said = stdout + stderr;
  const errors = said.split("\n").filter((line) => /: error/u.test(line) && !line.includes("Unknown constant"));
  const gaps = said.match(/sorryAx|uses `?sorry/gu) ?? [];
  const mark = isHonest(tested) && errors.length + gaps.length > 0 ? "?" : " ";
  const told = errors.map((error) => error.replaceAll(file, "").slice(0, 100)).join(" | ");
  console.log(`${mark} ${subject}: ${tested.name}: ${errors.length} errors, ${gaps.length} gaps ${told}`);
}
rmSync(folder, { recursive: true, force: true });
