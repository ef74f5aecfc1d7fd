/** `node spawnAndWait.cjs LEAN-START-AS-JSON`: starts a Lean, prints its process number, and stays. */
import { spawnLean } from "../../../../lean-bridge/embedded/host/spawnLean.ts";

const child = spawnLean(JSON.parse(process.argv[2] ?? ""));
console.log(child.pid);
setInterval(() => undefined, 1000);
