// `npm run test:consumers`: makes every export of a small log and lets its real consumers in Python read it. They are
// installed once into the cache folder. If that fails, it says so and fails, unless COLLOQUY_CONSUMERS=optional.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom, generatedEpisode } from "../fixtures/generatedEpisodes.ts";
import { cacheFolder } from "../../lean-bridge/embedded/prepare/cacheFolder.ts";
import { EpisodeIndex } from "../../store/episodeIndex.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { exportEpisodes } from "../../store/export/exportEpisodes.ts";
import { exportFormats } from "../../store/export/exportFormats.ts";

const here = import.meta.dirname;
const document = "theorem t (p : Prop) (h : p) : p := by\n  sorry\n";

/** Enough episodes for every split. */
async function writeLog(folder: string): Promise<void> {
  await using log = new EpisodeLog(folder);
  const kept = await log.keepText(document);
  const textHash = kept.kind === "ok" ? kept.value : null;
  const hole = { kind: "sorry", start: 41, end: 46, column: 2 } as const;
  for (let number = 0; number < 60; number += 1)
    for (const draft of generatedEpisode(number, seededRandom(number))) {
      const lean = { ...draft.content.lean, textHash, hole };
      await log.append({ ...draft, content: { ...draft.content, lean } });
    }
}

async function writeExports(folder: string): Promise<void> {
  const { signal } = new AbortController();
  await writeLog(folder);
  using index = await EpisodeIndex.open(folder, signal);
  for (const format of exportFormats) {
    const names = { licence: "CC-BY-4.0", contributors: ["A. Uthor"], replace: false, names: [], episodes: [] };
    const target = join(folder, "exports", format);
    const outcome = await exportEpisodes({ workspaceFolder: folder, format, target, ...names }, index, signal);
    if (outcome.kind === "error") throw new Error(outcome.problem.message);
  }
}

function ran(program: string, args: readonly string[]): boolean {
  const env = { ...process.env, HF_HUB_OFFLINE: "1", HF_DATASETS_OFFLINE: "1" };
  return spawnSync(program, args, { stdio: "inherit", env }).status === 0;
}

/** The Python with the consumers installed; undefined if it is not available. */
function pythonWithConsumers(): string | undefined {
  const requirements = join(here, "requirements.txt");
  const mark = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const cache = cacheFolder({ platform: process.platform, env: process.env, homedir: homedir() });
  const folder = join(cache, `consumers-${mark}`);
  const ready = join(folder, "ready");
  const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  if (existsSync(ready)) return python;
  rmSync(folder, { recursive: true, force: true });
  console.log("installing the consumers, once (600 MB, two minutes)");
  if (!ran("python3", ["-m", "venv", folder])) return undefined;
  const install = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--retries",
    "1",
    "--timeout",
    "20",
  ];
  // TRL's checks of formats need no torch, which is most of its size; so it is installed without its dependencies.
  const isInstalled =
    ran(python, [...install, "--no-deps", lineOf("trl")]) &&
    ran(python, [...install, ...["pandas", "pyarrow", "datasets", "mlcroissant", "transformers"].map(lineOf)]);
  if (!isInstalled) return undefined;
  writeFileSync(ready, "");
  return python;
}

function lineOf(name: string): string {
  const line = readFileSync(join(here, "requirements.txt"), "utf8")
    .split("\n")
    .find((text) => text.startsWith(`${name}==`));
  if (line === undefined) throw new Error(`${name} is not among the requirements`);
  return line;
}

const python = pythonWithConsumers();
if (python === undefined) {
  console.log("the exports were NOT checked by their consumers: there is no Python 3 with venv, or no package index");
  process.exitCode = process.env["COLLOQUY_CONSUMERS"] === "optional" ? 0 : 1;
} else {
  const folder = mkdtempSync(join(tmpdir(), "colloquy-consumers-"));
  try {
    await writeExports(folder);
    process.exitCode = ran(python, [join(here, "check_exports.py"), join(folder, "exports")]) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
