// `npm test`: the build, all gates, their canaries, and the tests with a real Lean and a real VS Code; a failure does
// not stop the rest. Ends with one line over all of them. `npm run test:long` runs the tests that are too slow for
// that, `test:long-lean` those without windows, `test:all` everything. `npm run test:lean`, `test:host` and
// `test:workbench` run one kind alone, limited to the files named after `--`.
import {
  buildGate,
  canaryGate,
  checkGates,
  type Gate,
  hostGate,
  leanGate,
  longGates,
  longHostGate,
  longLeanGates,
  nativeLeanGate,
  workbenchGate,
} from "./gates.ts";
import { runGate } from "./runGate.ts";
import { allPass, lastLine, type Outcome } from "./tally.ts";

const withLean = [nativeLeanGate, leanGate];
const usual = [...checkGates, canaryGate, ...withLean, hostGate, workbenchGate];
const chosen: Readonly<Record<string, readonly Gate[]>> = {
  "--lean": withLean,
  "--host": [hostGate, longHostGate],
  "--workbench": [workbenchGate],
  "--long": [nativeLeanGate, ...longGates],
  "--long-lean": [nativeLeanGate, ...longLeanGates],
  "--all": [...usual, ...longGates],
};

function chosenGates([flag = "", ...files]: readonly string[]): readonly Gate[] {
  const gates = chosen[flag] ?? usual;
  return files.length === 0 ? gates : gates.map((gate) => ({ ...gate, files }));
}

async function run(gates: readonly Gate[]): Promise<readonly Outcome[]> {
  const built = await runGate(buildGate);
  const outcomes = [built];
  if (!built.passes) return outcomes;
  for (const gate of gates) outcomes.push(await runGate(gate));
  return outcomes;
}

const outcomes = await run(chosenGates(process.argv.slice(2)));
for (const { name, passes } of outcomes) if (!passes) console.log(`failed: ${name}`);
console.log(lastLine(outcomes));
process.exitCode = allPass(outcomes) ? 0 : 1;
