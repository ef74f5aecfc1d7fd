import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLean } from "../../cli/openLean.ts";
import { processTerminal } from "../../cli/terminal.ts";
import type { LeanSession } from "../../lean-bridge/session/leanSession.ts";
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
  await colloquy(["suggest", elsewhere.write("A.lean", "example : True := trivial\n"), "--all", "--write"]);
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

/** The real Lean's answer to a snippet, in the form of the REPL behind the server. */
async function leanOn(
  { snippets }: KiminaQuestion,
  { session, number }: { readonly session: LeanSession; readonly number: number },
): Promise<unknown> {
  const results: unknown[] = [];
  for (const { id, code } of snippets) {
    const document = session.openDocument(`file:///kimina/Snippet${number}-${id}.lean`, code);
    const settled = await document.settle(AbortSignal.timeout(60_000));
    document.close();
    if (settled.kind === "unknown") results.push({ id, error: settled.detail });
    else {
      const messages = settled.value.diagnostics.map(({ severity, message, range: { start } }) => {
        const pos = { line: start.line + 1, column: start.character };
        return { severity: severity === "information" ? "info" : severity, pos, data: message };
      });
      results.push({ id, time: 1, response: { env: 0, messages } });
    }
  }
  return { results };
}

test("a Kimina Lean Server with the same Lean behind it agrees as well, and says that it knows V1 at the most", async () => {
  const place = { kind: "folder", path: folder.path } as const;
  const terminal = processTerminal({ verbose: false, quiet: true, json: false });
  const lean = await openLean({ place, choice: "embedded", terminal, signal: AbortSignal.timeout(60_000) });
  if (lean.kind === "error") throw new Error(lean.problem.message);
  await using session = lean.value.newSession();
  await using server = await startKiminaServer(async (question, number) =>
    number === 1
      ? { status: 429, body: { detail: "No available REPLs" } }
      : { status: 200, body: await leanOn(question, { session, number }) },
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

test("verify is recorded as well, unless that was declined", async () => {
  // The test before this one has verified a file of this folder, and declined.
  const count = async (): Promise<number> => JSON.parse((await episodes(["list", "--json"])).out).episodes.length;
  expect(await count()).toBe(2);
  expect((await colloquy(["verify", join(folder.path, "A.lean")])).exitCode).toBe(0);
  expect(await count()).toBe(4);
  expect(JSON.parse((await episodes(["verify", "--json"])).out)).toMatchObject({ problems: [] });
});

test("an interrupted replay ends with 130 and says so", async () => {
  const script = resolve(import.meta.dirname, "../../dist/cli/colloquy.js");
  const child = spawn(process.execPath, [script, "episodes", "replay", "--log", folder.path]);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await delay(1_500);
  child.kill("SIGINT");
  const [status]: (number | null)[] = await once(child, "close");
  expect([status, said.trim()]).toEqual([130, "colloquy: interrupted"]);
});
