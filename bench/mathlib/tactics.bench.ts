// What it costs to know the tactics of a project: the question to Lean when a file is opened, the same once it has been asked,
// the start of Lean and the memory of its lanes. On the native Lean and, behind it, on the embedded one:
//     node bench/mathlib/tactics.bench.ts [--embedded]
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { KnownTactics } from "../../lean-bridge/shadow/knownTactics.ts";
import { LanePool } from "../../lean-bridge/shadow/lanePool.ts";
import { embeddedEngine, nativeEngine } from "../../test/fixtures/testEngine.ts";
import type { TestEngine } from "../../test/fixtures/testEngine.ts";
import { largestResidentMegabytes, leanProcesses } from "../../test/fixtures/leanProcesses.ts";
import { standIn } from "../../core/search/moves/library/standIn.ts";
import { figures, nameMachine, report, timed } from "../measure.ts";

const rounds = 12;
const goal = "theorem goal (p : Prop) (h : p) : p := by\n  sorry\n";

async function measure({ name, session: started }: TestEngine, folder: string): Promise<void> {
  const uri = pathToFileURL(join(folder, "Goal.lean")).href;
  const session = started({ cwd: folder, reportDelayMs: 1 });
  const pool = new LanePool(session, uri, 1);
  const signal = new AbortController().signal;
  const textBefore = `${standIn}\n`;
  try {
    await pool.screening.withLane(async (lane) => {
      const start = await timed(() => lane.settle(textBefore + goal, 120_000, signal));
      const fresh: number[] = [];
      const kept: number[] = [];
      let words = 0;
      for (let round = 0; round < rounds; round += 1) {
        const tactics = new KnownTactics();
        const place = { uri, textBefore, timeoutMs: 60_000 };
        await lane.settle(textBefore + goal, 60_000, signal);
        const first = await timed(() => tactics.at(lane, place, signal));
        fresh.push(first.ms);
        words = first.value.known.size;
        kept.push((await timed(() => tactics.at(lane, place, signal))).ms);
      }
      const [asked, again] = [figures(fresh.slice(1)), figures(kept)];
      report({ name: `${name}: start to the end of the file`, text: `${start.ms.toFixed(0)} ms` });
      report({
        name: `${name}: asking for the tactics (${words})`,
        text: `p50 ${asked.median.toFixed(1)} ms, p95 ${asked.p95.toFixed(1)} ms, first ${(fresh[0] ?? 0).toFixed(1)} ms`,
      });
      report({
        name: `${name}: with what was asked before`,
        text: `p50 ${again.median.toFixed(2)} ms`,
        goal: "< 100 ms",
        met: again.median < 100,
      });
    });
    if (existsSync("/proc"))
      report({
        name: `${name}: the lane's worker`,
        text: `${largestResidentMegabytes(leanProcesses()).toFixed(0)} MB`,
      });
  } finally {
    pool.close();
    await session[Symbol.asyncDispose]();
  }
}

const { values } = parseArgs({ options: { embedded: { type: "boolean" } } });
const folder = mkdtempSync(join(tmpdir(), "colloquy-tactics-"));
writeFileSync(join(folder, "Goal.lean"), standIn + goal);
nameMachine();
try {
  await measure(nativeEngine, folder);
  if (values.embedded) await measure(embeddedEngine, folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
