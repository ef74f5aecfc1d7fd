import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startKiminaServer, type KiminaQuestion } from "./kiminaServer.ts";
import { type Folder, runColloquy, temporaryFolder, type Ended } from "./runColloquy.ts";

const leanText = `theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem shift (n m : Nat) (h : n < m) : n + 0 < m := by
  sorry
`;
let folder: Folder;
let recorded: Ended;

function episodes(args: readonly string[]): Promise<Ended> {
  return colloquy(["episodes", ...args, "--log", folder.path]);
}

function colloquy(args: readonly string[]): Promise<Ended> {
  return runColloquy(args, { COLLOQUY_DATA: join(folder.path, "data") });
}

beforeAll(async () => {
  folder = temporaryFolder();
  folder.write("A.lean", leanText);
  await episodes(["recording", "on"]);
  recorded = await colloquy(["suggest", join(folder.path, "A.lean"), "--all", "--budget", "10", "--write"]);
});
afterAll(() => folder[Symbol.dispose]());

test("suggest --write is recorded where the person has said so, and only there", async () => {
  expect(recorded.exitCode).toBe(0);
  const { out } = await episodes(["list", "--json"]);
  expect(JSON.parse(out)).toMatchObject({
    episodes: [
      { declaration: "swap", file: "A.lean", accepted: 1, solved: true },
      { declaration: "shift", file: "A.lean", accepted: 1, solved: true },
    ],
  });
  const [name = ""] = readdirSync(join(folder.path, ".colloquy/episodes"));
  const text = readFileSync(join(folder.path, ".colloquy/episodes", name), "utf8");
  expect(text).toContain('"consentRef":"chosen on the command line, 20');
  using elsewhere = temporaryFolder();
  const other = elsewhere.write("A.lean", leanText.slice(0, leanText.indexOf("theorem shift")));
  await colloquy(["suggest", other, "--all", "--write"]);
  expect(readdirSync(elsewhere.path)).toEqual(["A.lean"]);
});

test("a replay with the same Lean agrees with every step, taken or turned down", async () => {
  const { exitCode, out } = await episodes(["replay", "--all", "--json"]);
  const replay = JSON.parse(out);
  expect([exitCode, replay.disagreements, replay.notReplayed]).toEqual([0, [], {}]);
  expect(replay).toMatchObject({ level: "V4", episodes: 2, byRecordedEngine: [{ disagreements: 0 }] });
  expect(replay.byRecordedAnswer).toMatchObject([{ answer: "yes", agreements: 2 }, { answer: "no" }]);
  expect(replay.steps).toBeGreaterThan(2);
});

const leanScript = resolve(import.meta.dirname, "../../dist/cli/colloquy-lean.js");

/** What the real Lean says about a snippet, in the words of the REPL that the server would have asked. */
function leanOn({ snippets }: KiminaQuestion): unknown {
  const results = snippets.map(({ id, code }) => {
    mkdirSync(join(folder.path, "kimina"), { recursive: true });
    const file = join(folder.path, "kimina", "Snippet.lean");
    writeFileSync(file, code);
    const { stdout } = spawnSync(process.execPath, [leanScript, "--json", file], { encoding: "utf8" });
    const messages = stdout.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
    const severity = { information: "info" } as const;
    const said = messages.map(({ data, pos, ...message }) => {
      return { severity: severity[message.severity as "information"] ?? message.severity, pos, data };
    });
    return { id, time: 1, response: { env: 0, messages: said } };
  });
  return { results };
}

test("a Kimina Lean Server with the same Lean behind it agrees as well, and says that it knows V1 at the most", async () => {
  await using server = await startKiminaServer((question, number) =>
    number === 1 ? { status: 429, body: { detail: "No available REPLs" } } : { status: 200, body: leanOn(question) },
  );
  const first = JSON.parse((await episodes(["list", "--json"])).out).episodes[0].id;
  const { exitCode, out, err } = await episodes(["replay", first, "--server", server.url, "--json"]);
  expect(err).toBe("");
  const replay = JSON.parse(out);
  expect([exitCode, replay.level, replay.disagreements]).toEqual([0, "V1", []]);
  expect(replay.steps + Object.keys(replay.notReplayed).length).toBeGreaterThan(1);
  expect(server.asked.length).toBeGreaterThan(2);
});

test("the Lean export of a finished episode is a file that Lean accepts there, what was said included", async () => {
  const output = join(folder.path, "lean-export");
  const args = ["export", "--format", "lean", "--license", "MIT", "--contributor", "A", "--output", output];
  expect((await episodes(args)).exitCode).toBe(0);
  const text = readFileSync(join(output, "swap.lean"), "utf8");
  expect(text).toMatch(/\/- How this was found:[\s\S]*Lean: proved \(V4\)[\s\S]*-\/\ntheorem swap/u);
  const checked = await colloquy(["verify", join(output, "swap.lean"), "--json", "--no-record"]);
  const verification = JSON.parse(checked.out);
  expect(verification.errors).toEqual([]);
  expect(verification.declarations[0]).toMatchObject({ name: "swap", axiomState: "allowed" });
});

test("verify is recorded as well, unless that is declined", async () => {
  const file = join(folder.path, "A.lean");
  await colloquy(["verify", file, "--no-record"]);
  const count = async (): Promise<number> => JSON.parse((await episodes(["list", "--json"])).out).episodes.length;
  expect(await count()).toBe(2);
  expect((await colloquy(["verify", file])).exitCode).toBe(0);
  expect(await count()).toBe(4);
  expect(JSON.parse((await episodes(["verify", "--json"])).out)).toMatchObject({ problems: [] });
});

test("an interrupted replay ends with 130 and is gone on with", async () => {
  const ended = spawnSync(
    process.execPath,
    [resolve(import.meta.dirname, "../../dist/cli/colloquy.js"), "episodes", "replay", "--log", folder.path],
    { timeout: 1_500, killSignal: "SIGINT", encoding: "utf8" },
  );
  expect([ended.status, ended.stderr.trim()]).toEqual([130, "colloquy: interrupted"]);
  expect(JSON.parse((await episodes(["replay", "--resume", "--json"])).out)).toMatchObject({ disagreements: [] });
});
