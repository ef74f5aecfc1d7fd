import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "../core/episode/canonicalJson.ts";
import { environmentDraft } from "../store/environment.ts";
import { chainedRecord } from "../store/chainedRecord.ts";
import { episodeFolder } from "../store/textStore.ts";
import { generatedEpisode, seededRandom } from "./generatedEpisodes.ts";

export interface LogSize {
  readonly episodes: number;
  /** As many files as windows and days would have made. */
  readonly files: number;
}

const environment = {
  leanToolchain: "leanprover/lean4:v4.28.0",
  engine: "Lean 4.28.0-pre (embedded)",
  manifestHash: null,
  packages: [],
  workspaceCommit: null,
  workspaceDirty: null,
  options: {},
  colloquyVersion: "0.1.0",
};

/** Writes a log as `EpisodeLog` would have over many days, in seconds. Returns how many bytes and records it has. */
export function writeGeneratedLog(
  folder: string,
  { episodes, files }: LogSize,
): { readonly bytes: number; readonly records: number } {
  const random = seededRandom(7);
  mkdirSync(join(folder, ...episodeFolder), { recursive: true });
  let bytes = 0;
  let records = 0;
  const perFile = Math.ceil(episodes / files);
  for (let file = 0; file < files; file += 1) {
    const day = new Date(Date.UTC(2025, 0, 1 + file)).toISOString().slice(0, 10);
    const handle = openSync(join(folder, ...episodeFolder, `${day}T09-00-00-000-0000000a.jsonl`), "wx");
    let prevHash = "";
    let seq = 0;
    const drafts = function* (): Generator<Parameters<typeof chainedRecord>[0]> {
      yield environmentDraft(environment, 1_750_000_000_000);
      for (let at = file * perFile; at < Math.min(episodes, (file + 1) * perFile); at += 1)
        yield* generatedEpisode(at, random);
    };
    let pending = "";
    for (const draft of drafts()) {
      const salt = seq.toString(16).padStart(32, "0");
      const record = chainedRecord(draft, { seq, prevHash, salt, environmentRef: null, consentRef: "generated" });
      pending += `${canonicalJson(record)}\n`;
      ({ hash: prevHash } = record);
      seq += 1;
      if (pending.length > 1 << 20) {
        bytes += writeSync(handle, pending);
        pending = "";
      }
    }
    bytes += writeSync(handle, pending);
    records += seq;
    closeSync(handle);
  }
  return { bytes, records };
}
