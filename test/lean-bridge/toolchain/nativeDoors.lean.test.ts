import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openProcessConnection } from "../../../lean-bridge/connection/processConnection.ts";
import { LeanSession } from "../../../lean-bridge/session/leanSession.ts";
import { diskFiles } from "../../../lean-bridge/toolchain/fileLookup.ts";
import { findToolchain } from "../../../lean-bridge/toolchain/findToolchain.ts";
import { serverLaunch } from "../../../lean-bridge/toolchain/launch.ts";
import { thisHost } from "../../../lean-bridge/toolchain/thisHost.ts";
import { askLeanVersion } from "../../../lean-bridge/toolchain/versionCall.ts";
import { runColloquy, type Ended } from "../../cli/runColloquy.ts";
import { leanProcesses } from "../../fixtures/leanProcesses.ts";
import { neededNative } from "../../fixtures/native-lean/neededNative.ts";
import { makeNativeToolchain, type NativeToolchain } from "../../fixtures/toolchains/nativeToolchain.ts";
import { makeElanShims } from "../../fixtures/toolchains/makeToolchain.ts";
import { readyEmbedded } from "./searchFixture.ts";

const text = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n";
const goals = ["p q : Prop", "h : p ∧ q", "⊢ q ∧ p"];

describe("a native Lean", () => {
  const native = neededNative();
  const root = realpathSync(mkdtempSync(join(tmpdir(), "colloquy-doors-")));
  const elanHome = join(root, "elan");
  const names = { plain: "leanprover/lean4:v4.35.0", withLake: "leanprover/lean4:v4.35.1" } as const;
  const made = new Map<string, NativeToolchain>();
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  beforeAll(async () => {
    // Elan's proxies come first on the path, and leave a mark if anything runs them.
    await makeElanShims(elanHome);
    for (const [key, name] of Object.entries(names))
      made.set(key, await makeNativeToolchain(native, { elanHome, name, lake: key === "withLake" }));
  });

  const elan = { ELAN_HOME: elanHome, PATH: `${join(elanHome, "bin")}:${process.env["PATH"]}` };
  const doors = [
    { door: "by its path", args: ["--toolchain", native.lean], files: {}, shown: () => native.lean },
    {
      door: "of elan, without a lakefile",
      args: [],
      files: { "lean-toolchain": `${names.plain}\n` },
      shown: () => `${names.plain} at ${made.get("plain")?.folder}`,
    },
    {
      door: "of elan, another one, with lake",
      args: [],
      files: { "lean-toolchain": `${names.withLake}\n`, "lakefile.toml": 'name = "p"\n' },
      shown: () => `${names.withLake} at ${made.get("withLake")?.folder}`,
    },
  ];

  describe.each(doors)("$door", ({ door, args, files, shown }) => {
    const folder = join(root, door.replaceAll(/\W+/gu, "-"));
    const file = join(folder, "A.lean");
    const run = (command: string, place: string, ...more: readonly string[]): Promise<Ended> =>
      runColloquy([command, place, ...args, ...more], elan);
    beforeAll(() => {
      mkdirSync(folder);
      writeFileSync(file, text);
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    });

    test("the doctor says which it is", async () => {
      const { exitCode, out } = await run("doctor", folder);
      expect(out).toContain(`Lean ${native.version} (x86_64-unknown-linux-gnu, commit eb6cafb7290e): ${shown()}`);
      expect(exitCode).toBe(0);
      expect(existsSync(join(elanHome, "shim-was-run"))).toBe(false);
    });

    test("goals, a verdict and a batch run come from it, and nothing runs on", async () => {
      expect((await run("goals", `${file}:2`)).out.trim().split("\n")).toEqual(goals);
      const tried = JSON.parse((await run("try", `${file}:2`, "--candidate", "exact ⟨h.2, h.1⟩", "--json")).out);
      expect(tried).toMatchObject({
        engine: expect.stringContaining(native.version),
        results: [{ verdict: { kind: "proved", verified: true } }],
      });
      const checked = JSON.parse((await run("check", file, "--json")).out);
      expect(checked.diagnostics).toMatchObject([{ severity: "warning", message: "declaration uses `sorry`" }]);
      expect(leanProcesses()).toEqual([]);
    });

    test("after its worker or its watchdog was killed the next question is answered", async () => {
      await using session = await sessionOf(file, args[1]);
      const document = session.openDocument(pathToFileURL(file).href, text);
      const ask = async (): Promise<unknown> => {
        const answer = await document.goalsAt({ line: 1, character: 2 }, AbortSignal.timeout(30_000));
        return answer.kind === "answered" ? answer.value?.map((goal) => goal.text.split("\n")) : answer.why;
      };
      expect(await ask()).toEqual([goals]);
      for (const kill of [() => leanProcesses()[0], () => session.connected?.processId]) {
        const pid = kill();
        if (pid === undefined) throw new Error("there is no process to kill");
        process.kill(pid, "SIGKILL");
        const first = await ask();
        expect(["crashed", [goals]]).toContainEqual(first);
        expect(await ask()).toEqual([goals]);
      }
    });
  });

  async function sessionOf(file: string, choice: string | undefined): Promise<LeanSession> {
    const here = thisHost();
    const host = { ...here, env: { ...here.env, ...elan, ELAN_TOOLCHAIN: undefined }, cwd: dirname(file) };
    const found = await findToolchain({
      place: { kind: "file", path: file },
      choice,
      embedded: readyEmbedded,
      versionTimeoutMs: 10_000,
      host,
      files: diskFiles,
      callVersion: askLeanVersion,
      signal: new AbortController().signal,
    });
    if (found.kind === "error") throw new Error(found.problem.kind);
    const embedded = { nodePath: process.execPath, scriptPath: "", env: {} };
    const site = { project: found.value.project, folder: dirname(file), host, embedded };
    const plan = serverLaunch(found.value.toolchain, site);
    return new LeanSession((signal) => openProcessConnection({ ...plan, engine: "native Lean" }, null, signal));
  }

  test("a module of the project is imported through lake, which the worker has asked about the header", async () => {
    const toolchain = made.get("withLake");
    if (!toolchain) throw new Error("no toolchain");
    const folder = join(root, "project");
    const library = join(folder, ".lake", "build", "lib", "lean");
    mkdirSync(library, { recursive: true });
    for (const [name, content] of [
      ["lean-toolchain", `${names.withLake}\n`],
      ["lakefile.toml", 'name = "p"\n'],
      ["Own.lean", "theorem own (n : Nat) : n + 0 = n := rfl\n"],
      ["A.lean", "import Own\ntheorem t (n : Nat) : n + 0 = n := by\n  sorry\n"],
    ] as const)
      writeFileSync(join(folder, name), content);
    execFileSync(toolchain.leanPath, ["-o", join(library, "Own.olean"), "Own.lean"], { cwd: folder });
    const file = join(folder, "A.lean");
    const tried = await runColloquy(["try", `${file}:3`, "--candidate", "exact own n", "--json"], elan);
    expect(JSON.parse(tried.out)).toMatchObject({ results: [{ verdict: { kind: "proved" } }] });
    expect((await runColloquy(["check", file], elan)).exitCode).toBe(0);
    expect(readFileSync(toolchain.setups, "utf8")).toContain("A.");
  });
});
