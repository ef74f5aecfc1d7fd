import { describe, expect, test } from "vitest";
import { RequestLedger, ReverseRequests } from "../../../../lean-bridge/embedded/watchdog/requestLedger.ts";
import { ownerOfItem, uriOf } from "../../../../lean-bridge/embedded/watchdog/routing.ts";
import { BusyWatch, parseVitals, StallWatch } from "../../../../lean-bridge/embedded/watchdog/vitals.ts";
import { correctedResult } from "../../../../lean-bridge/embedded/watchdog/workerAnswers.ts";

const uri = "file:///p/A.lean";

test.each([
  ["a position request", { textDocument: { uri }, position: { line: 0, character: 0 } }, uri],
  ["waitForDiagnostics and rpc/connect", { uri, version: 1 }, uri],
  ["a code action", { title: "x", data: { params: { textDocument: { uri } }, providerName: "p" } }, uri],
  ["null", null, undefined],
  ["an array", [uri], undefined],
  ["a uri that is no text", { textDocument: { uri: 3 } }, undefined],
])("the document of %s", (_name, params, expected) => expect(uriOf(params)).toBe(expected));

test("the owner of a completion item", () => {
  expect(ownerOfItem({ label: "x", data: ["A.B", 5, 23, 1, "cNat.succ"] })).toBe("A.B");
  expect(ownerOfItem({ label: "x", data: {} })).toBeUndefined();
});

test("a definition's links lose what only Lean's server understands", () => {
  const link = { targetUri: uri, ident: { decl: "foo" }, isDefault: false };
  expect(correctedResult({ method: "textDocument/definition", params: {} }, [link], "")).toEqual([{ targetUri: uri }]);
});

describe("request ids", () => {
  const request = (clientId: number | string) => ({ clientId, method: "m", params: {} });

  test("a worker's answer finds the client's id, once", () => {
    const ledger = new RequestLedger();
    const [one, two] = [ledger.send(request("a")), ledger.send(request(7))];
    expect(ledger.settle(two)?.clientId).toBe(7);
    expect(ledger.settle(two)).toBeUndefined();
    expect(ledger.settle(one)?.clientId).toBe("a");
    expect(ledger.size).toBe(0);
  });

  test("a cancelled request's late answer belongs to nobody", () => {
    const ledger = new RequestLedger();
    const workerId = ledger.send(request(1));
    ledger.hold(request(2));
    expect(ledger.cancel(1)).toEqual({ kind: "cancelled", workerId });
    expect(ledger.cancel(2)).toEqual({ kind: "cancelled" });
    expect(ledger.cancel(3)).toEqual({ kind: "unknown" });
    expect(ledger.settle(workerId)).toBeUndefined();
  });

  test("two workers may ask under the same id", () => {
    const reverse = new ReverseRequests<string>();
    const [one, two] = [reverse.add("w1", 0), reverse.add("w2", 0)];
    expect(one).not.toBe(two);
    reverse.forget("w1");
    expect(reverse.settle(one)).toBeUndefined();
    expect(reverse.settle(two)).toEqual({ origin: "w2", workerId: 0 });
  });
});

describe("vitals", () => {
  test("are read from /proc, whatever the process is called", () => {
    const stat = "12 (no (de) x) S 1 1 1 0 -1 4 9 0 0 0 250 50 0 0 20 0 17 0 100 9 9";
    expect(parseVitals(stat, "Name:\tx\nVmRSS:\t 1048576 kB\n")).toEqual({ cpuSeconds: 3, rssMb: 1024 });
    expect(parseVitals(stat, "Name:\tx\n")).toBeUndefined();
  });

  test("a worker is busy only after the whole grace time without a reason", () => {
    const watch = new BusyWatch(1000);
    const at = (nowMs: number, cpuSeconds: number, idle = true): boolean => watch.observe({ nowMs, cpuSeconds, idle });
    expect([at(0, 0), at(500, 0.5), at(1000, 1)]).toEqual([false, false, true]);
    expect([at(1500, 1.5), at(1600, 1.6, false), at(2500, 2.5), at(3400, 3.4)]).toEqual([false, false, false, false]);
    expect([at(3500, 3.5), at(4600, 3.51)]).toEqual([true, false]);
  });

  test("a worker stalls only if it does nothing for the whole grace time while it owes an answer", () => {
    const watch = new StallWatch(1000);
    const at = (nowMs: number, cpuSeconds: number, waiting = true): boolean =>
      watch.observe({ nowMs, cpuSeconds, waiting });
    expect([at(0, 1), at(900, 1.01), at(1000, 1.02)]).toEqual([false, false, true]);
    expect([at(1100, 1.1), at(2000, 1.1), at(2100, 1.1)]).toEqual([false, false, true]);
    expect([at(2200, 1.1, false), at(9000, 1.1), at(9900, 1.1), at(10_000, 1.1)]).toEqual([false, false, false, true]);
  });
});
