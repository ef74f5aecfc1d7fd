import { afterEach, describe, expect, test } from "vitest";
import { member } from "../../../../lean-bridge/embedded/watchdog/jsonRpc.ts";
import { type WatchdogOptions, workersFor } from "../../../../lean-bridge/embedded/watchdog/watchdogPorts.ts";
import type { FakeWorker } from "./fakeWorker.ts";
import { eventually, found, Served } from "./served.ts";

const [a, b, c] = ["file:///p/A.lean", "file:///p/B.lean", "file:///p/C.lean"] as const;

let served: Served;
function serve(options: Partial<WatchdogOptions> = {}): Served {
  served = new Served(options);
  served.initialize();
  return served;
}
afterEach(async () => {
  served.input.end();
  await served.exitCode;
  if (!served.workers.every((worker) => worker.ended)) throw new Error("a worker outlived its server");
});

describe("life", () => {
  test("requests before initialize, unknown ones and ones after shutdown get the errors of LSP", async () => {
    served = new Served();
    served.hover(1, a);
    expect(await served.code(1)).toBe(-32002);
    served.initialize();
    expect(member(member(await served.answer("init"), "result"), "capabilities")).toMatchObject({
      hoverProvider: true,
    });
    served.send({ id: 2, method: "workspace/symbol", params: { query: "" } });
    expect(await served.code(2)).toBe(-32601);
    served.hover(3, a);
    expect(await served.code(3)).toBe(-32801);
    served.send({ id: 4, method: "textDocument/hover", params: [] });
    expect(await served.code(4)).toBe(-32602);
    served.send({ id: 5, method: "shutdown" });
    await served.answer(5);
    served.hover(6, a);
    expect(await served.code(6)).toBe(-32600);
    served.send({ method: "exit" });
    expect(await served.exitCode).toBe(0);
  });

  test("exit without shutdown and the end of input end with 1, and end the workers", async () => {
    serve().open(a);
    await served.openedWorker(0);
    served.send({ method: "exit" });
    expect(await served.exitCode).toBe(1);
  });
});

describe("a worker", () => {
  test("is told what the client said at initialize, then the document", async () => {
    serve().open(a);
    const worker = await served.openedWorker(0);
    expect(worker.received.map((message) => member(message, "method"))).toEqual(["initialize", "textDocument/didOpen"]);
    const params = member(worker.received[0], "params");
    expect(params).toEqual({ initializationOptions: { hasWidgets: true }, capabilities: {} });
    expect(member(member(worker.received[1], "params"), "dependencyBuildMode")).toBe("never");
  });

  test("gets ids of our own, and its answers and requests find their way", async () => {
    serve().open(a);
    const worker = await served.openedWorker(0);
    served.hover("h", a);
    const asked = await eventually(() => found(worker.sent("textDocument/hover")[0]));
    worker.say({ id: member(asked, "id"), result: { contents: "x" } });
    expect(member(await served.answer("h"), "result")).toEqual({ contents: "x" });
    worker.say({ id: 0, method: "workspace/inlayHint/refresh" });
    served.send({ id: "worker:1", result: null });
    await eventually(() => expect(worker.received.at(-1)).toMatchObject({ id: 0, result: null }));
    worker.say({ id: 1, method: "$/lean/queryModule", params: { queries: [{}, {}] } });
    await eventually(() => expect(worker.received.at(-1)).toMatchObject({ id: 1, result: { queryResults: [[], []] } }));
  });

  test("hears of a cancellation that the client has its answer to already", async () => {
    serve().open(a);
    const worker = await served.openedWorker(0);
    served.hover(1, a);
    const asked = await eventually(() => found(worker.sent("textDocument/hover")[0]));
    served.send({ method: "$/cancelRequest", params: { id: 1 } });
    expect(await served.code(1)).toBe(-32800);
    await eventually(() =>
      expect(worker.sent("$/cancelRequest")[0]).toMatchObject({ params: { id: member(asked, "id") } }),
    );
    worker.say({ id: member(asked, "id"), result: "late" });
    served.hover(2, a);
    await eventually(() => expect(worker.sent("textDocument/hover")).toHaveLength(2));
    expect(served.received.filter((message) => member(message, "id") === 1)).toHaveLength(1);
  });

  test("that ends with 2 is replaced, with the changed text; only waiting for diagnostics survives", async () => {
    serve().open(a);
    const worker = await served.openedWorker(0);
    served.change(a, 2, "import Init\n");
    served.hover(1, a);
    served.send({ id: 2, method: "textDocument/waitForDiagnostics", params: { uri: a, version: 2 } });
    await eventually(() => found(worker.sent("textDocument/waitForDiagnostics")[0]));
    worker.exit(2);
    expect(await served.code(1)).toBe(-32801);
    const next = await served.openedWorker(1);
    expect(next.sent("textDocument/didOpen")[0]).toMatchObject({
      params: { textDocument: { version: 2, text: "import Init\n" } },
    });
    await eventually(() => found(next.sent("textDocument/waitForDiagnostics")[0]));
    await eventually(() =>
      expect(served.notifications("textDocument/publishDiagnostics")).toContainEqual({ uri: a, diagnostics: [] }),
    );
  });

  test.each([
    [1, -32901],
    [134, -32902],
    [null, -32902],
  ])(
    "that ends with %s fails its requests with %i and comes back with the next change only",
    async (exitCode, error) => {
      serve().open(a);
      const worker = await served.openedWorker(0);
      served.hover(1, a);
      await eventually(() => found(worker.sent("textDocument/hover")[0]));
      worker.exit(exitCode);
      expect(await served.code(1)).toBe(error);
      expect(served.notifications("$/lean/fileProgress").at(-1)).toMatchObject({ processing: [{ kind: 2 }] });
      served.hover(2, a);
      expect(await served.code(2)).toBe(error);
      expect(served.workers).toHaveLength(1);
      served.change(a, 2, "-- x\n");
      await served.openedWorker(1);
    },
  );

  test("over its memory is killed and counts as crashed", async () => {
    serve({ maxWorkerRssMb: 1000 }).open(a);
    const worker = await served.openedWorker(0);
    served.vitals.set(worker.pid, { cpuSeconds: 1, rssMb: 1001 });
    await eventually(() =>
      expect(served.notifications("$/lean/fileProgress").at(-1)).toMatchObject({ processing: [{ kind: 2 }] }),
    );
    expect(worker.ended).toBe(true);
  });

  test("that is busy with nothing is replaced, once for a version", async () => {
    serve({ busyGraceMs: 15 }).open(a);
    const burn = (worker: FakeWorker): NodeJS.Timeout =>
      setInterval(() => served.vitals.set(worker.pid, { cpuSeconds: performance.now() / 1000, rssMb: 1 }), 2);
    const first = burn(await served.openedWorker(0));
    const second = burn(await served.openedWorker(1));
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(served.workers).toHaveLength(2);
    clearInterval(first);
    clearInterval(second);
  });

  test("that does nothing while it owes an answer is replaced, once for a version, and the next one is asked", async () => {
    serve({ stallGraceMs: 15 }).open(a);
    const dead = await served.openedWorker(0);
    served.vitals.set(dead.pid, { cpuSeconds: 1, rssMb: 1 });
    served.send({ id: 1, method: "textDocument/waitForDiagnostics", params: { uri: a, version: 1 } });
    const next = await served.openedWorker(1);
    served.vitals.set(next.pid, { cpuSeconds: 1, rssMb: 1 });
    const asked = await eventually(() => found(next.sent("textDocument/waitForDiagnostics")[0]));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(served.workers).toHaveLength(2);
    next.say({ id: member(asked, "id"), result: {} });
    expect(member(await served.answer(1), "result")).toEqual({});
    expect(dead.ended).toBe(true);
  });
});

test.each([
  [2_000, { maxWorkers: 1, prewarm: false }],
  [4_000, { maxWorkers: 1, prewarm: false }],
  [8_000, { maxWorkers: 3, prewarm: true }],
  [64_000, { maxWorkers: 4, prewarm: true }],
])("a computer of %i MB can hold %o", (totalMb, expected) => expect(workersFor(totalMb)).toEqual(expected));

describe("several documents", () => {
  test("a completion item goes back to the document that it came from", async () => {
    serve();
    for (const uri of [a, b]) served.open(uri);
    await served.openedWorker(1);
    const [first, second] = served.workers;
    served.send({ id: 1, method: "textDocument/completion", params: { textDocument: { uri: a } } });
    const asked = await eventually(() => found(first?.sent("textDocument/completion")[0]));
    const item = { label: "x", data: ["A", 0, 0, 1] };
    first?.say({ id: member(asked, "id"), result: { items: [item] } });
    const given = member(member(await served.answer(1), "result"), "items");
    served.send({ id: 2, method: "completionItem/resolve", params: Array.isArray(given) ? given[0] : undefined });
    await eventually(() => expect(first?.sent("completionItem/resolve")).toMatchObject([{ params: item }]));
    expect(second?.sent("completionItem/resolve")).toHaveLength(0);
    served.send({ id: 3, method: "completionItem/resolve", params: { label: "x", data: ["Other", 0] } });
    expect(await served.code(3)).toBe(-32801);
    served.send({ id: 4, method: "completionItem/resolve", params: { label: "x" } });
    expect(await served.code(4)).toBe(-32602);
  });

  test("a private one is to its worker what the file beside it is, and to the client itself", async () => {
    const beside = a.replace("A.lean", "A.private.lean");
    serve();
    for (const uri of [a, beside]) served.open(uri);
    await served.openedWorker(1);
    const [own, hidden] = served.workers;
    for (const worker of [own, hidden])
      expect(worker?.sent("textDocument/didOpen")).toMatchObject([{ params: { textDocument: { uri: a } } }]);
    served.change(beside, 2, "x");
    await eventually(() =>
      expect(hidden?.sent("textDocument/didChange")).toMatchObject([{ params: { textDocument: { uri: a } } }]),
    );
    served.hover(1, beside);
    const asked = await eventually(() => found(hidden?.sent("textDocument/hover")[0]));
    expect(asked).toMatchObject({ params: { textDocument: { uri: a } } });
    hidden?.say({ id: member(asked, "id"), result: { changes: { [a]: [{ newText: a }] }, other: [`see ${a}`] } });
    expect(member(await served.answer(1), "result")).toEqual({
      changes: { [beside]: [{ newText: beside }] },
      other: [`see ${a}`],
    });
    hidden?.say({ method: "textDocument/publishDiagnostics", params: { uri: a, version: 2, diagnostics: [] } });
    const told = (): unknown =>
      found(served.received.findLast((message) => member(message, "method") === "textDocument/publishDiagnostics"));
    await eventually(() => expect(told()).toMatchObject({ params: { uri: beside, version: 2 } }));
  });

  test("over the cap the one used longest ago gives up its worker, and its next request brings it back", async () => {
    serve({ maxWorkers: 2 });
    for (const uri of [a, b, c]) served.open(uri);
    await served.openedWorker(2);
    await eventually(() => expect(served.workers.map(({ ended }) => ended)).toEqual([true, false, false]));
    served.hover(1, a);
    const back = await served.openedWorker(3);
    await eventually(() => expect(back.sent("textDocument/hover")).toHaveLength(1));
    await eventually(() => expect(served.workers.map(({ ended }) => ended)).toEqual([true, true, false, false]));
  });

  test("a prewarmed worker serves the next document of its project", async () => {
    served = new Served({ prewarm: true });
    served.send({ id: 0, method: "initialize", params: { rootUri: "file:///p" } });
    await served.worker(0);
    served.open(a);
    const worker = await served.openedWorker(0);
    expect(worker.sent("textDocument/didOpen")).toHaveLength(1);
  });

  test("a closed document has no worker, no diagnostics and no answers", async () => {
    serve().open(a);
    const worker = await served.openedWorker(0);
    served.send({ method: "textDocument/didClose", params: { textDocument: { uri: a } } });
    await eventually(() => expect(worker.ended).toBe(true));
    await eventually(() =>
      expect(served.notifications("textDocument/publishDiagnostics")).toEqual([{ uri: a, diagnostics: [] }]),
    );
  });

  test("what an import lacks is shown on its line", async () => {
    serve().importProblems = [{ line: 3, message: "module 'X' is missing" }];
    served.open(a);
    const worker = await served.openedWorker(0);
    worker.say({ method: "textDocument/publishDiagnostics", params: { uri: a, version: 1, diagnostics: [] } });
    await eventually(() =>
      expect(served.notifications("textDocument/publishDiagnostics").at(-1)).toMatchObject({
        diagnostics: [{ message: "module 'X' is missing", range: { start: { line: 3 } } }],
      }),
    );
  });
});
