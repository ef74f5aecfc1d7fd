import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { spawnLean } from "../../../../lean-bridge/embedded/host/spawnLean.ts";
import type { EmbeddedLean } from "../../../../lean-bridge/embedded/prepare/preparedFolder.ts";
import { bundleHost, nodePaths, preparedLean, temporaryFolder } from "../preparedLean.ts";

type Diagnostic = { readonly message: string; readonly range: { readonly start: { readonly line: number } } };

let lean: EmbeddedLean;
let hostScript: string;
let root: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  root = await temporaryFolder();
  lean = await preparedLean();
  hostScript = await bundleHost(join(root.path, "bundle"));
});
afterAll(() => root[Symbol.asyncDispose]());

/** Just enough of a client for one file worker and one document. */
class WorkerClient {
  readonly uri = pathToFileURL(join(root.path, "A.lean")).href;
  readonly child: ChildProcess;
  readonly connection: MessageConnection;
  diagnostics: readonly Diagnostic[] = [];
  #version = 0;

  constructor(nodePath: string) {
    const mounts = [{ hostPath: root.path, leanPath: root.path, writable: false }];
    const args = ["-Dserver.reportDelayMs=1", "--worker", this.uri];
    this.child = spawnLean({ lean, hostScript, args, mounts, cwd: root.path, nodePath });
    const { stdin, stdout, stderr } = this.child;
    if (stdin === null || stdout === null || stderr === null) throw new Error("no pipes");
    stderr.resume();
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification("textDocument/publishDiagnostics", (params: { diagnostics: Diagnostic[] }) => {
      this.diagnostics = params.diagnostics;
    });
    this.connection.listen();
  }

  async open(text: string): Promise<void> {
    const capabilities = { lean: { silentDiagnosticSupport: true } };
    void this.connection.sendRequest("initialize", { capabilities, processId: null, rootUri: null });
    this.#version += 1;
    const textDocument = { uri: this.uri, languageId: "lean4", version: this.#version, text };
    await this.connection.sendNotification("textDocument/didOpen", { textDocument, dependencyBuildMode: "never" });
    await this.settle();
  }

  async change(text: string): Promise<void> {
    this.#version += 1;
    const textDocument = { uri: this.uri, version: this.#version };
    await this.connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.connection.sendRequest("textDocument/waitForDiagnostics", { uri: this.uri, version: this.#version });
  }
}

const proof = (tactic: string): string => `theorem t (a b : Nat) : a + b = b + a := by\n  ${tactic}\n`;

describe.each(nodePaths)("a file worker on %s", (nodePath) => {
  test("checks, follows edits, shows goals, and ends with its input", async () => {
    const client = new WorkerClient(nodePath);
    await client.open(proof("skip"));
    expect(client.diagnostics.map(({ message }) => message)).toEqual([expect.stringMatching(/^unsolved goals/)]);
    for (const tactic of ["rfl", "exact Nat.add_comm a b", "simp", "omega"]) {
      await client.change(proof(tactic));
      const errors = client.diagnostics.filter(({ message }) => !message.startsWith("Goals accomplished"));
      expect({ tactic, failed: errors.length > 0 }).toEqual({ tactic, failed: tactic === "rfl" || tactic === "simp" });
    }
    const position = { textDocument: { uri: client.uri }, position: { line: 1, character: 2 } };
    const goal = await client.connection.sendRequest("$/lean/plainGoal", position);
    expect(goal).toMatchObject({ goals: ["a b : Nat\n⊢ a + b = b + a"] });

    const exited = once(client.child, "exit");
    client.child.stdin?.end();
    await exited;
  });
});

test("sixty edits in a row do not exhaust the heap", async () => {
  const client = new WorkerClient(process.execPath);
  await client.open(proof("omega"));
  for (let edit = 0; edit < 60; edit += 1) {
    await client.change(proof(edit % 2 === 0 ? "exact Nat.add_comm a b" : "omega"));
    expect(client.diagnostics.every(({ message }) => message.startsWith("Goals accomplished"))).toBe(true);
  }
  client.child.kill();
});
