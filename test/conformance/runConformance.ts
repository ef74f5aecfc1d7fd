// `npm exec node test/conformance/runConformance.ts [--native] [WORD]`: asks Colloquy's gate about every case whose subject
// or name contains WORD, prints unexpected answers and a table by subject. Exit code 1 if an attack was accepted or an
// honest proof rejected.
import { embeddedEngine, nativeEngine } from "../fixtures/testEngine.ts";
import { chosenCases } from "./allCases.ts";
import { ColloquyChecker } from "./colloquyChecker.ts";
import { judgeAll } from "./judgeAll.ts";
import type { JudgedCase } from "./suiteTable.ts";
import { suitePasses, suiteTable } from "./suiteTable.ts";

const [word = "", engine] =
  process.argv[2] === "--native" ? [process.argv[3], nativeEngine] : [process.argv[2], embeddedEngine];
const judged: JudgedCase[] = [];
const { signal } = new AbortController();
{
  await using first = new ColloquyChecker(engine);
  await using second = new ColloquyChecker(engine);
  const chosen = chosenCases(word);
  const cases = chosen.map(({ tested }) => tested);
  const judgements = judgeAll([first, second], cases, signal);
  for (const { subject, tested } of chosen) {
    const judgement = await judgements.get(tested);
    if (!judgement) throw new Error(`no judgement on ${tested.name}`);
    judged.push({ subject, name: tested.name, judgement });
    if (judgement.complaint !== undefined) console.log(`${subject}: ${tested.name}: ${judgement.complaint}`);
  }
}
console.log(suiteTable(judged));
process.exitCode = suitePasses(judged) ? 0 : 1;
