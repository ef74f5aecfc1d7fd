// The log at its largest: 50,000 episodes of 12 turns each. Every command runs in a process of its own, because a
// person waits from the start of the process, and because each peak of memory must belong to one command.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { EpisodeLog } from "../store/episodeLog.ts";
import { generatedEpisode, seededRandom } from "../test/fixtures/generatedEpisodes.ts";
import { writeGeneratedLog } from "../test/fixtures/generatedLog.ts";
import { figures, milliseconds, nameMachine, report, timed } from "./measure.ts";

const colloquy = resolve(import.meta.dirname, "../dist/cli/colloquy.js");
const episodes = Number(process.env["COLLOQUY_BENCH_EPISODES"] ?? 50_000);
const isFull = episodes === 50_000;

interface CommandCost {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** Runs `colloquy episodes ...` and returns its time and its peak memory (GNU time's %M). */
function cost(folder: string, args: readonly string[]): CommandCost {
  const started = performance.now();
  const ended = spawnSync(
    process.execPath,
    [
      "--import",
      "data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))",
      colloquy,
      "episodes",
      ...args,
      "--log",
      folder,
      "--quiet",
    ],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  if (ended.error) throw ended.error;
  if (ended.status !== 0) throw new Error(`episodes ${args.join(" ")} ended with ${ended.status}: ${ended.stderr}`);
  const peak = Number(/peak (\d+)$/u.exec(ended.stderr)?.[1] ?? Number.NaN);
  return { seconds: (performance.now() - started) / 1000, peakMegabytes: peak / 1024 };
}

interface CommandGoal {
  readonly seconds: number;
  readonly megabytes?: number;
}

function measureCommand(folder: string, args: readonly string[], goal?: CommandGoal): void {
  const { seconds, peakMegabytes } = cost(folder, args);
  const text = `${seconds.toFixed(seconds < 1 ? 3 : 1)} s, at the most ${Math.round(peakMegabytes)} MB`;
  if (!goal || !isFull) return report({ name: args.slice(0, 3).join(" "), text });
  const { megabytes = Number.POSITIVE_INFINITY } = goal;
  const memory = goal.megabytes === undefined ? "" : `, < ${goal.megabytes} MB`;
  report({
    name: args.slice(0, 3).join(" "),
    text,
    goal: `< ${goal.seconds} s${memory}`,
    met: seconds < goal.seconds && peakMegabytes < megabytes,
  });
}

async function measureAppending(folder: string): Promise<void> {
  await using log = new EpisodeLog(folder);
  const plain: number[] = [];
  const synced: number[] = [];
  const random = seededRandom(1);
  for (let number = 0; number < 200; number += 1)
    for (const draft of generatedEpisode(number, random)) {
      const { ms, value } = await timed(() => log.append(draft));
      if (value.kind === "error") throw new Error(value.problem.detail);
      (draft.event === "decided" ? synced : plain).push(ms);
    }
  const all = figures([...plain, ...synced]);
  report({ name: "append one event", text: milliseconds(all), goal: "< 2 ms median", met: all.median < 2 });
  report({ name: "  of these, decisions (flushed to the disk)", text: milliseconds(figures(synced)) });
}

nameMachine();
if (!existsSync(colloquy)) throw new Error("run `npm run build` first");
const folder = mkdtempSync(join(tmpdir(), "colloquy-episodes-bench-"));
try {
  await measureAppending(join(folder, "appended"));
  const log = join(folder, "log");
  const { ms, value } = await timed(() => Promise.resolve(writeGeneratedLog(log, { episodes, files: 120 })));
  const size = `${value.records} records, ${(value.bytes / 1e9).toFixed(2)} GB, in ${Math.round(ms / 1000)} s`;
  report({ name: `${episodes} episodes, ${episodes * 12} utterances`, text: size });
  measureCommand(log, ["show", "00000001"]);
  report({ name: "  (the first command writes the index)", text: `${indexSize(log)} MB` });
  measureCommand(log, ["show", "0000abcd".slice(0, isFull ? 8 : 0) || "00000002"], { seconds: 0.2 });
  measureCommand(log, ["stats"], { seconds: 20 });
  measureCommand(log, ["verify"], { seconds: 30 });
  for (const format of ["parquet", "jsonl"])
    measureCommand(
      log,
      [
        "export",
        "--format",
        format,
        "--license",
        "CC-BY-4.0",
        "--contributor",
        "bench",
        "--output",
        join(folder, format),
      ],
      { seconds: 60, megabytes: 300 },
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function indexSize(log: string): string {
  const names = readdirSync(join(log, ".colloquy"));
  if (!names.includes("episodes.index")) return "0";
  return (statSync(join(log, ".colloquy/episodes.index")).size / 1e6).toFixed(1);
}
