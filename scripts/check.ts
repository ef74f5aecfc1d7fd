// `npm run check [-- GATE]`: every gate in turn, or the one named, up to the first that fails.
import { checkGates } from "./gates.ts";
import { runGate } from "./runGate.ts";

async function firstFailure(chosen: string): Promise<string | undefined> {
  const gates = checkGates.filter((gate) => chosen === "" || gate.name === chosen);
  if (gates.length === 0) return `no gate is called ${chosen}`;
  for (const gate of gates) {
    const outcome = await runGate(gate);
    if (!outcome.passes) return gate.name;
  }
  return undefined;
}

const failing = await firstFailure(process.argv.slice(2).join(" "));
console.log(failing === undefined ? "check passed" : `check stopped at: ${failing}`);
process.exitCode = failing === undefined ? 0 : 1;
