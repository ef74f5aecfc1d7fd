// `npm test`: the build, all gates, their canaries and the tests with a real Lean, whichever of them fails.
// Ends with one line over all of them. `npm run test:lean` runs those with Lean alone, of the files named
// after `--`, and `npm run test:workbench` those in VS Code.
import { buildGate, canaryGate, checkGates, type Gate, leanGate, workbenchGate } from "./gates.ts";
import { runGate } from "./runGate.ts";
import { allPass, lastLine, type Outcome } from "./tally.ts";

function chosenGates(args: readonly string[]): readonly Gate[] {
  const [flag, ...files] = args;
  if (flag === "--workbench") return [workbenchGate];
  if (flag !== "--lean") return [...checkGates, canaryGate, leanGate, workbenchGate];
  return [{ ...leanGate, command: [...leanGate.command, ...files] }];
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
