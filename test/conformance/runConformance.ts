// `npm exec node test/conformance/runConformance.ts [WORD]`: asks Colloquy's gate about every case whose subject or
// name contains WORD, prints what is not as expected and a table by subject. Exit code 1 if an attack was accepted
// or an honest proof turned away.
import { chosenCases } from "./allCases.ts";
import { ColloquyChecker } from "./colloquyChecker.ts";
import { runCase } from "./judge.ts";
import type { JudgedCase } from "./suiteTable.ts";
import { suitePasses, suiteTable } from "./suiteTable.ts";

const judged: JudgedCase[] = [];
const { signal } = new AbortController();
{
  await using checker = new ColloquyChecker();
  for (const { subject, tested } of chosenCases(process.argv[2] ?? "")) {
    const judgement = await runCase(checker, tested, signal);
    judged.push({ subject, name: tested.name, judgement });
    if (judgement.complaint !== undefined) console.log(`${subject}: ${tested.name}: ${judgement.complaint}`);
  }
}
console.log(suiteTable(judged));
process.exitCode = suitePasses(judged) ? 0 : 1;
