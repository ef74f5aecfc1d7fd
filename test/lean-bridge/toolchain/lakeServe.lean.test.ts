import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { diskFiles } from "../../../lean-bridge/toolchain/fileLookup.ts";
import { findToolchain } from "../../../lean-bridge/toolchain/findToolchain.ts";
import { checkIndependently } from "../../../lean-bridge/batch/independentCheck.ts";
import { batchLaunch, type LaunchPlan, type LaunchSite, serverLaunch } from "../../../lean-bridge/toolchain/launch.ts";
import { thisHost } from "../../../lean-bridge/toolchain/thisHost.ts";
import type { Toolchain } from "../../../lean-bridge/toolchain/toolchain.ts";
import { askLeanVersion } from "../../../lean-bridge/toolchain/versionCall.ts";
import { makeToolchain, type ToolchainMaking } from "../../fixtures/toolchains/makeToolchain.ts";
import { readyEmbedded } from "./searchFixture.ts";

const scriptPath = resolve(import.meta.dirname, "../../../dist/cli/colloquy-lean.js");
const source = "theorem good (a b : Nat) : a + b = b + a := by omega\n\ntheorem bad : 1 = 2 := by decide\n";
let root = "";

beforeEach(async () => {
  if (!existsSync(scriptPath)) {
    throw new Error(`${scriptPath} is missing; run: npm run build`);
  }
  root = await realpath(await mkdtemp(join(tmpdir(), "colloquy-serve-")));
  await mkdir(join(root, "p"));
  await writeFile(join(root, "p", "A.lean"), source);
  await writeFile(join(root, "p", "lean-toolchain"), "leanprover/lean4:v4.20.0\n");
  await writeFile(join(root, "p", "lakefile.toml"), 'name = "p"\n');
  await makeToolchain(toolchainMade());
});

const toolchainMade = (): ToolchainMaking => ({
  root: join(root, "elan"),
  name: "leanprover/lean4:v4.20.0",
  version: "4.20.0",
  behaviour: "works",
});

afterEach(() => rm(root, { recursive: true, force: true }));

test.each(["project", "embedded"] as const)("a document is checked through the %s launch plan", async (choice) => {
  const { toolchain, site } = await located(choice);
  const plan = serverLaunch(toolchain, site);
  expect(plan.args[0]).toBe(choice === "project" ? "serve" : scriptPath);
  const diagnostics = await diagnosticsBy(plan, pathToFileURL(join(root, "p", "A.lean")).href);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ severity: 1, range: { start: { line: 2 } } });
});

test("a file is compiled through lake env lean", async () => {
  const { toolchain, site } = await located("project");
  const plan = batchLaunch(toolchain, site, { file: join(root, "p", "A.lean"), args: ["--json"] });
  const run = promisify(execFile)(plan.command, [...plan.args], { cwd: plan.cwd, env: plan.env });
  const failed = await run.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failed).toMatchObject({ code: 1 });
  expect(failed).toHaveProperty("stdout", expect.stringContaining('"severity":"error"'));
});

test("a checker of the toolchain gets the module that Lean has made of the file", async () => {
  await makeToolchain({ ...toolchainMade(), checker: "accepts" });
  await writeFile(join(root, "p", "Good.lean"), source.slice(0, source.indexOf("\n")));
  const file = join(root, "p", "Good.lean");
  const limits = { file, compileTimeoutMs: 60_000, checkTimeoutMs: 60_000, isThorough: false };
  const signal = new AbortController().signal;
  expect(await checkIndependently({ ...(await located("project")), ...limits }, signal)).toEqual([
    { checker: "leanchecker", outcome: { kind: "accepts" } },
  ]);
  expect(await checkIndependently({ ...(await located("embedded")), ...limits }, signal)).toEqual([]);
});

async function located(choice: "project" | "embedded"): Promise<{ toolchain: Toolchain; site: LaunchSite }> {
  const here = thisHost();
  const host = { ...here, env: { ...here.env, ELAN_HOME: join(root, "elan"), ELAN_TOOLCHAIN: undefined }, cwd: root };
  const result = await findToolchain({
    place: { kind: "file", path: join(root, "p", "A.lean") },
    choice,
    embedded: readyEmbedded,
    versionTimeoutMs: 10_000,
    host,
    files: diskFiles,
    callVersion: askLeanVersion,
    signal: new AbortController().signal,
  });
  if (result.kind === "error") {
    throw new Error(result.problem.kind);
  }
  const embedded = { nodePath: process.execPath, scriptPath, env: {} };
  return { toolchain: result.value.toolchain, site: { project: result.value.project, folder: root, host, embedded } };
}

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly unknown[];
}

/** The last diagnostics of a document, from a server started by the plan and shut down in order. */
async function diagnosticsBy(plan: LaunchPlan, uri: string): Promise<readonly unknown[]> {
  const child = spawn(plan.command, plan.args, { cwd: plan.cwd, env: { ...plan.env } });
  const exited = once(child, "exit");
  try {
    const diagnostics = await conversation(child, plan, uri);
    await exited;
    expect(child.exitCode).toBe(0);
    return diagnostics;
  } finally {
    child.kill("SIGKILL");
  }
}

async function conversation(
  child: ChildProcessWithoutNullStreams,
  plan: LaunchPlan,
  uri: string,
): Promise<readonly unknown[]> {
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let latest: Published | undefined;
  connection.onNotification("textDocument/publishDiagnostics", (published: Published) => {
    latest = published.uri === uri ? published : latest;
  });
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(plan.cwd).href,
    capabilities: {},
  });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "lean4", version: 1, text: source },
  });
  await connection.sendRequest("textDocument/waitForDiagnostics", { uri, version: 1 });
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  connection.dispose();
  return latest?.diagnostics ?? [];
}
