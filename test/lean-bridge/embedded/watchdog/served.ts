import { PassThrough } from "node:stream";
import { vi } from "vitest";
import { type Message, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { member } from "../../../../lean-bridge/embedded/watchdog/jsonRpc.ts";
import type { Vitals } from "../../../../lean-bridge/embedded/watchdog/vitals.ts";
import { serveLean } from "../../../../lean-bridge/embedded/watchdog/watchdog.ts";
import {
  defaultWatchdogOptions,
  type ImportProblem,
  type WatchdogOptions,
} from "../../../../lean-bridge/embedded/watchdog/watchdogPorts.ts";
import { FakeWorker } from "./fakeWorker.ts";

/** A watchdog with workers that a test scripts, and its client. */
export class Served {
  readonly workers: FakeWorker[] = [];
  readonly received: Message[] = [];
  readonly vitals = new Map<number, Vitals>();
  importProblems: ImportProblem[] = [];
  readonly input = new PassThrough();
  readonly exitCode: Promise<number>;
  readonly #writer = new StreamMessageWriter(this.input);

  constructor(options: Partial<WatchdogOptions> = {}) {
    const output = new PassThrough();
    new StreamMessageReader(output).listen((message) => this.received.push(message));
    const ports = {
      input: this.input,
      output,
      startWorker: () => {
        const worker = new FakeWorker();
        this.workers.push(worker);
        return worker;
      },
      projectFolderOf: () => "/p",
      workerUriOf: (uri: string) => uri.replace(".private", ""),
      dependsOn: () => false,
      compileImports: async () => this.importProblems,
      compilePrefix: async () => ({ kind: "failed" as const, reason: "not in this test" }),
      vitalsOf: (pid: number) => this.vitals.get(pid),
      log: () => {},
    };
    const all = { ...defaultWatchdogOptions, prewarm: false, vitalsIntervalMs: 5, ...options };
    this.exitCode = serveLean(ports, all, new AbortController().signal);
  }

  send(message: object): void {
    void this.#writer.write({ jsonrpc: "2.0", ...message });
  }

  initialize(): void {
    this.send({ id: "init", method: "initialize", params: { initializationOptions: { hasWidgets: true } } });
  }

  open(uri: string, text = "theorem x : 1 = 1 := rfl\n"): void {
    this.send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, version: 1, languageId: "lean4", text } },
    });
  }

  change(uri: string, version: number, text: string): void {
    this.send({
      method: "textDocument/didChange",
      params: { textDocument: { uri, version }, contentChanges: [{ text }] },
    });
  }

  hover(id: number | string, uri: string): void {
    this.send({
      id,
      method: "textDocument/hover",
      params: { textDocument: { uri }, position: { line: 0, character: 0 } },
    });
  }

  answer(id: number | string): Promise<Message> {
    return eventually(() => found(this.received.find((message) => member(message, "id") === id)));
  }

  code(id: number | string): Promise<unknown> {
    return this.answer(id).then((message) => member(member(message, "error"), "code"));
  }

  worker(index: number): Promise<FakeWorker> {
    return eventually(() => found(this.workers[index]));
  }

  async openedWorker(index: number): Promise<FakeWorker> {
    const worker = await this.worker(index);
    await eventually(() => found(worker.sent("textDocument/didOpen")[0]));
    return worker;
  }

  notifications(method: string): unknown[] {
    return this.received
      .filter((message) => member(message, "method") === method)
      .map((message) => member(message, "params"));
  }
}

export function eventually<Value>(check: () => Value): Promise<Value> {
  return vi.waitFor(check, { interval: 2, timeout: 5000 });
}

export function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("not yet");
  return value;
}
