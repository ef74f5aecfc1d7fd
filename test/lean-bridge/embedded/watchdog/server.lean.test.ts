import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { member } from "../../../../lean-bridge/embedded/watchdog/jsonRpc.ts";
import { leanBin } from "./leanBin.ts";
import { PlainClient, position } from "./plainClient.ts";

let folder: string;
let client: PlainClient;
const uri = (name: string): string => pathToFileURL(join(folder, name)).href;

const text = `theorem add (a b : Nat) : a + b = b + a := by
  exact?
def twice (l : List Nat) := l ++ l
#print nothingOfTheKind
theorem two : (1 : Nat).su
#check add
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-server-"));
  writeFileSync(join(folder, "lean-toolchain"), "leanprover/lean4:v4.28.0\n");
  client = new PlainClient(process.execPath, [leanBin(), "--server"]);
  await client.initialize({ rootUri: pathToFileURL(folder).href });
});

afterAll(() => {
  if (client.process.exitCode === null) client.process.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

// One long session, told in order: a worker takes a gigabyte and seconds to start.
test("reports on an opened document: Try this and a real error, not the embedded library's gaps", async () => {
  client.open(uri("A.lean"), text);
  expect(await client.settle(uri("A.lean"), 1)).toMatchObject({ result: {} });
  const messages = client.diagnostics(uri("A.lean"));
  expect(messages.some((message) => message.startsWith("Try this:"))).toBe(true);
  expect(messages).toContain("Unknown constant `nothingOfTheKind`");
  expect(messages.filter((message) => message.includes("_redArg"))).toEqual([]);
});

test("answers hover, goals, symbols and tokens", async () => {
  const a = uri("A.lean");
  expect(JSON.stringify(await client.request("textDocument/hover", position(a, 0, 9)))).toContain("add (a b : Nat)");
  const goal = await client.request("$/lean/plainGoal", position(a, 1, 2));
  expect(member(goal.result, "goals")).toEqual(["a b : Nat\n⊢ a + b = b + a"]);
  const textDocument = { uri: a };
  expect((await client.request("textDocument/documentSymbol", { textDocument })).result).toHaveLength(3);
  expect(
    member((await client.request("textDocument/semanticTokens/full", { textDocument })).result, "data"),
  ).not.toEqual([]);
  const session = (await client.request("$/lean/rpc/connect", { uri: a })).result;
  const goals = await client.request("$/lean/rpc/call", {
    ...position(a, 1, 2),
    sessionId: member(session, "sessionId"),
    method: "Lean.Widget.getInteractiveGoals",
    params: position(a, 1, 2),
  });
  expect(member(goals.result, "goals")).toHaveLength(1);
});

test("gives a private document the module of the file beside it, and one without a file that of standard input", async () => {
  const names = [
    "private def own := 1",
    "set_option pp.privateNames true in",
    "#check own",
    "instance : Add String := ⟨fun a _ => a⟩",
    "set_option pp.explicit true in",
    "#check (inferInstance : Add String)",
    "#check nothingOfTheKind",
  ].join("\n");
  mkdirSync(join(folder, "Some"));
  writeFileSync(join(folder, "Some/Module.lean"), "");
  const said = (module: string, root: string): readonly string[] => [
    `_private.${module}.0.own : Nat`,
    `@inferInstance (Add String) instAddString_${root} : Add String`,
    "Unknown identifier `nothingOfTheKind`",
  ];
  const expected = {
    "Some/Module.colloquy-shadow-3.lean": said("Some.Module", "some"),
    "New.lean": said("_stdin", "_stdin"),
  };
  for (const [name, messages] of Object.entries(expected)) {
    client.open(uri(name), names);
    await client.settle(uri(name), 1);
    expect(client.diagnostics(uri(name))).toEqual(messages);
    client.notify("textDocument/didClose", { textDocument: { uri: uri(name) } });
  }
});

test("offers the Try this as a code action, and completes", async () => {
  const a = uri("A.lean");
  const [start, end] = [3, 3].map((character) => ({ line: 1, character }));
  const params = { textDocument: { uri: a }, range: { start, end }, context: { diagnostics: [] } };
  const actions = await client.request("textDocument/codeAction", params);
  expect(actions.result).toMatchObject([{ title: "Try this: exact Nat.add_comm a b" }]);
  const completion = await client.request("textDocument/completion", position(a, 4, 26));
  const items = member(completion.result, "items") as readonly Readonly<Record<string, unknown>>[];
  const item = items.find(({ label }) => label === "succ");
  expect(await client.request("completionItem/resolve", item)).toMatchObject({
    result: { label: "succ", detail: "Nat → Nat" },
  });
  const definition = await client.request("textDocument/definition", position(a, 5, 8));
  expect(definition).toMatchObject({ result: [{ targetUri: a }] });
});

test("follows an edit, and a changed header", async () => {
  const a = uri("A.lean");
  const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } };
  client.change(a, 2, [{ range, text: "omega" }]);
  await client.settle(a, 2);
  expect(client.diagnostics(a).some((message) => message.startsWith("Try this:"))).toBe(false);
  const start = { line: 0, character: 0 };
  client.change(a, 3, [{ range: { start, end: start }, text: "import Init.Data.List\n" }]);
  expect(await client.settle(a, 3)).toMatchObject({ result: {} });
  const goal = await client.request("$/lean/plainGoal", position(a, 2, 2));
  expect(member(goal.result, "goals")).toEqual(["a b : Nat\n⊢ a + b = b + a"]);
});

test("answers a cancellation at once, though the worker never ends what it does", async () => {
  const loop = uri("Loop.lean");
  client.open(loop, "partial def loop (n : Nat) : IO Nat := loop (n + 1)\n#eval loop 0\n");
  const waiting = client.ask("textDocument/waitForDiagnostics", { uri: loop, version: 1 });
  await client.request("$/lean/plainGoal", position(loop, 0, 0));
  const before = performance.now();
  client.notify("$/cancelRequest", { id: waiting.id });
  expect((await waiting.answer).error?.code).toBe(-32800);
  expect(performance.now() - before).toBeLessThan(500);
  client.notify("textDocument/didClose", { textDocument: { uri: loop } });
});

test.runIf(process.platform === "linux")("tells of a killed worker and goes on with the next change", async () => {
  const a = uri("A.lean");
  const isFatal = (message: unknown): boolean =>
    JSON.stringify(member(message, "params") ?? {}).includes('"kind":2') && JSON.stringify(message).includes(a);
  for (const pid of client.workerPids()) process.kill(pid, "SIGKILL");
  await client.until(isFatal, "the fatal progress");
  expect((await client.request("textDocument/hover", position(a, 1, 9))).error?.code).toBe(-32902);
  client.change(a, 4, [
    { range: { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } }, text: "simp_arith" },
  ]);
  expect(await client.settle(a, 4)).toMatchObject({ result: {} });
  expect(client.diagnostics(a)).toContain("Unknown constant `nothingOfTheKind`");
});

test("opens again what was closed, then says good-bye with 0 and leaves no worker", async () => {
  const a = uri("A.lean");
  client.notify("textDocument/didClose", { textDocument: { uri: a } });
  client.open(a, "example : 2 + 2 = 5 := by decide\n", 7);
  await client.settle(a, 7);
  expect(client.diagnostics(a).join("\n")).toContain("is false");
  const pids = process.platform === "linux" ? client.workerPids() : [];
  expect(await client.end()).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
});

test("opens modules of a project, and one more document than there are workers", async () => {
  mkdirSync(join(folder, "Lib"));
  writeFileSync(join(folder, "Lib", "Two.lean"), "def two := 2\n");
  client = new PlainClient(process.execPath, [leanBin(), "--server"]);
  await client.initialize({});
  for (const name of ["A", "B", "C", "D"]) {
    client.open(uri(`${name}.lean`), `import Lib.Two\nexample : two = 2 := rfl\n#check no${name}\n`);
    await client.settle(uri(`${name}.lean`), 1);
    expect(client.diagnostics(uri(`${name}.lean`))).toEqual([`Unknown identifier \`no${name}\``]);
  }
  const workers = process.platform === "linux" ? client.workerPids() : [];
  expect(workers.length).toBeLessThanOrEqual(4);
  const back = await client.request("textDocument/definition", position(uri("A.lean"), 1, 10));
  expect(back).toMatchObject({ result: [{ targetUri: uri("Lib/Two.lean") }] });
  client.open(uri("E.lean"), "\nimport Lib.Three\n");
  await client.settle(uri("E.lean"), 1);
  expect(client.diagnostics(uri("E.lean"))[0]).toContain("module 'Lib.Three' is neither in this project");
  expect(await client.end()).toBe(0);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
