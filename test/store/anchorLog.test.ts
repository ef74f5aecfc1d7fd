import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generatedEpisode, seededRandom } from "../fixtures/generatedEpisodes.ts";
import { anchorLog, anchorProblems } from "../../store/anchorLog.ts";
import { EpisodeLog } from "../../store/episodeLog.ts";
import { verifyLog } from "../../store/verifyLog.ts";

const { signal } = new AbortController();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-anchor-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
  return execFileSync("git", ["-C", folder, ...identity, ...args], { encoding: "utf8" });
}

async function anchored(): Promise<string> {
  const outcome = await anchorLog(folder, await verifyLog(folder, signal));
  return outcome.kind === "ok" ? outcome.value : outcome.problem.kind;
}

test("a log that goes on fits its anchors; one that was cut or written anew does not", async () => {
  git("init", "--quiet");
  git("config", "user.name", "A");
  git("config", "user.email", "a@example.org");
  git("commit", "--allow-empty", "--quiet", "--message", "first");
  await using log = new EpisodeLog(folder);
  const [first, ...others] = generatedEpisode(1, seededRandom(1));
  if (!first) throw new Error("no draft");
  await log.append(first);
  const tag = await anchored();
  expect(git("tag", "--list")).toBe(`${tag}\n`);
  expect(await anchored()).toBe(tag);
  for (const draft of others) await log.append(draft);
  await anchored();
  expect(git("tag", "--list").trim().split("\n")).toHaveLength(2);
  expect(await anchorProblems(folder)).toEqual([]);
  const [name = ""] = readdirSync(join(folder, ".colloquy/episodes"));
  const file = join(folder, ".colloquy/episodes", name);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  writeFileSync(file, `${lines.slice(0, -2).join("\n")}\n`);
  // The chain alone cannot show that its end is missing.
  expect((await verifyLog(folder, signal)).problems).toEqual([]);
  expect(await anchorProblems(folder)).toMatchObject([{ kind: "not-as-anchored", line: lines.length }]);
  rmSync(file);
  expect(await anchorProblems(folder)).toHaveLength(2);
});

test("a folder without git, or without a commit, is told; it has no anchors", async () => {
  expect([await anchored(), await anchorProblems(folder)]).toEqual(["no-git", []]);
  git("init", "--quiet");
  expect([await anchored(), await anchorProblems(folder)]).toEqual(["no-git", []]);
});
