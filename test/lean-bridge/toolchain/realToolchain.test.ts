import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diskFiles } from "../../../lean-bridge/toolchain/fileLookup.ts";
import { findToolchain } from "../../../lean-bridge/toolchain/findToolchain.ts";
import type { ToolchainRequest } from "../../../lean-bridge/toolchain/search.ts";
import { askLeanVersion } from "../../../lean-bridge/toolchain/versionCall.ts";
import { makeElanShims, makeToolchain, type ToolchainBehaviour } from "../../fixtures/toolchains/makeToolchain.ts";
import { readyEmbedded } from "./searchFixture.ts";

let root = "";
let elan = "";
const name = "leanprover/lean4:v4.20.0";

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "colloquy-toolchain-")));
  elan = join(root, "elan");
  await mkdir(join(root, "p"));
  await writeFile(join(root, "p", "lean-toolchain"), `${name}\n`);
  await writeFile(join(root, "p", "lakefile.toml"), 'name = "p"\n');
});

afterEach(() => rm(root, { recursive: true }));

function request(changes: Partial<ToolchainRequest> = {}): ToolchainRequest {
  const env = { PATH: `${join(elan, "bin")}:${process.env["PATH"]}`, ELAN_HOME: elan, HOME: root };
  return {
    place: { kind: "file", path: join(root, "p", "A.lean") },
    choice: undefined,
    embedded: readyEmbedded,
    versionTimeoutMs: 5000,
    host: { platform: "linux", env, home: root, cwd: root },
    files: diskFiles,
    callVersion: askLeanVersion,
    signal: new AbortController().signal,
    ...changes,
  };
}

test("an installed toolchain is asked for its version, and elan's proxies are never run", async () => {
  await makeElanShims(elan);
  const made = await makeToolchain({ root: elan, name, version: "4.20.0", behaviour: "works", checker: "accepts" });
  const result = await findToolchain(request());
  expect(result).toMatchObject({
    kind: "ok",
    value: {
      toolchain: {
        kind: "project",
        name,
        leanPath: made.leanPath,
        lakePath: made.lakePath,
        root: made.folder,
        version: { text: "4.20.0", target: "x86_64-unknown-linux-gnu", commit: "77cfc4d1a4f6", buildKind: "Release" },
        capabilities: { checkers: { present: [{ name: "leanchecker" }] } },
      },
    },
  });
  expect(existsSync(join(elan, "shim-was-run"))).toBe(false);
});

test("with the proxies alone nothing is downloaded: the plain project gets the embedded Lean", async () => {
  await makeElanShims(elan);
  const result = await findToolchain(request());
  expect(result).toMatchObject({ value: { toolchain: { kind: "embedded" }, notes: [{ kind: "namedNotInstalled" }] } });
  expect(existsSync(join(elan, "shim-was-run"))).toBe(false);
});

test.each<[ToolchainBehaviour, string]>([
  ["hangs", "versionTimedOut"],
  ["crashes", "versionFailed"],
  ["garbage", "notLean"],
])("one that %s", async (behaviour, problem) => {
  await makeToolchain({ root: elan, name, version: "4.20.0", behaviour });
  const versionTimeoutMs = behaviour === "hangs" ? 100 : 5000;
  expect(await findToolchain(request({ versionTimeoutMs }))).toMatchObject({ problem: { kind: problem } });
});

test("one that hangs is left when the signal says so", async () => {
  await makeToolchain({ root: elan, name, version: "4.20.0", behaviour: "hangs" });
  const signal = AbortSignal.timeout(100);
  await expect(findToolchain(request({ signal }))).rejects.toThrow("timeout");
});

test("a file that may not be executed, and one that is no program", async () => {
  const file = join(root, "lean");
  await writeFile(file, "not a program");
  await chmod(file, 0o644);
  expect(await findToolchain(request({ choice: file }))).toMatchObject({ problem: { kind: "notExecutable" } });
  await chmod(file, 0o755);
  expect(await findToolchain(request({ choice: file }))).toMatchObject({ problem: { kind: "versionFailed" } });
});
