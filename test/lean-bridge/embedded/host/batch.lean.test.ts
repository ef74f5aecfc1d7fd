import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostExitCodes } from "../../../../lean-bridge/embedded/host/hostConfiguration.ts";
import { type LeanOutcome, type LeanRun, runLean } from "../../../../lean-bridge/embedded/host/runLean.ts";
import type { EmbeddedLean } from "../../../../lean-bridge/embedded/prepare/preparedFolder.ts";
import { bundleHost, bundleScript, nodePaths, preparedLean, temporaryFolder } from "../preparedLean.ts";

let lean: EmbeddedLean;
let hostScript: string;
let root: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  root = await temporaryFolder();
  lean = await preparedLean();
  hostScript = await bundleHost(join(root.path, "bundle"));
  for (const folder of ["open", "closed"]) await mkdir(join(root.path, folder));
});
afterAll(() => root[Symbol.asyncDispose]());

/** Runs with the writable folder `open`, which is the working folder, and the read-only folder `closed`. */
function run(args: readonly string[], options: Partial<LeanRun> = {}): Promise<LeanOutcome> {
  const [open, closed] = [join(root.path, "open"), join(root.path, "closed")];
  const mounts = [
    { hostPath: open, leanPath: open, writable: true },
    { hostPath: closed, leanPath: closed, writable: false },
  ];
  const signal = AbortSignal.timeout(60_000);
  return runLean({ lean, hostScript, args, mounts, cwd: open, signal, ...options });
}

async function source(name: string, text: string): Promise<string> {
  const path = join(root.path, "open", name);
  await writeFile(path, text);
  return path;
}

describe.each(nodePaths)("on %s", (nodePath) => {
  test("checks a file and reports messages as JSON lines, and nothing else", async () => {
    const path = await source(
      "Small.lean",
      "theorem t (a b : Nat) : a + b = b + a := by omega\n#eval 1 + 1\nexample : 1 = 2 := by decide\n",
    );
    const { exitCode, stdout, stderr } = await run(["--json", path], { nodePath });
    const messages = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(messages).toMatchObject([
      { severity: "information", data: "2", fileName: path },
      { severity: "error", pos: { line: 3 } },
    ]);
  });

  test("reads standard input and exits 0 when all is well", async () => {
    const input = "theorem π_is_a_name : 1 + 1 = 2 := rfl\n#print axioms π_is_a_name\n";
    expect(await run(["--stdin"], { nodePath, input })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("'π_is_a_name' does not depend on any axioms"),
    });
  });

  test("imports the module it wrote", async () => {
    const path = await source("First.lean", "theorem first : 1 + 1 = 2 := rfl\n");
    const olean = join(root.path, "open", "First.olean");
    expect(await run(["-o", olean, path], { nodePath })).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    const second = await source("Second.lean", "import First\nexample : 2 = 1 + 1 := first.symm\n#check @first\n");
    const leanPath = [join(root.path, "open")];
    expect(await run([second], { nodePath, leanPath })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("first : 1 + 1 = 2"),
    });
  });
});

test("a read-only mount cannot be written to in any way", async () => {
  const closed = join(root.path, "closed");
  await writeFile(join(closed, "kept.txt"), "as it was");
  const attempts = {
    overwrite: `IO.FS.writeFile "${closed}/kept.txt" "changed"`,
    create: `IO.FS.writeFile "${closed}/new.txt" "new"`,
    append: `IO.FS.Handle.mk "${closed}/kept.txt" .append >>= fun _ => pure ()`,
    unlink: `IO.FS.removeFile "${closed}/kept.txt"`,
    mkdir: `IO.FS.createDir "${closed}/folder"`,
    rename: `IO.FS.rename "${closed}/kept.txt" "${closed}/other.txt"`,
  };
  const path = await source(
    "Attempts.lean",
    Object.values(attempts)
      .map((each) => `#eval (${each} : IO Unit)\n`)
      .join(""),
  );
  const { stdout, exitCode } = await run(["--json", path]);
  const messages = stdout
    .trim()
    .split("\n")
    .map((line): { data: string } => JSON.parse(line));
  expect(exitCode).toBe(1);
  expect(messages).toHaveLength(Object.keys(attempts).length);
  for (const { data } of messages) expect(data).toMatch(/read-only file system|error code: 69/i);

  const small = await source("Out.lean", "def x := 1\n");
  expect(await run(["-o", join(closed, "Out.olean"), small])).toMatchObject({ exitCode: 1 });
  expect(await readdir(closed)).toEqual(["kept.txt"]);
  expect(await readFile(join(closed, "kept.txt"), "utf8")).toBe("as it was");
});

test("writing reaches a writable mount, and nothing that is not mounted", async () => {
  const text = `#eval IO.FS.writeFile "${join(root.path, "open", "made.txt")}" "made"\n#eval IO.FS.writeFile "/tmp/lost.txt" ""\n#eval IO.FS.writeFile "/lost.txt" ""\n`;
  const { stdout } = await run(["--json", await source("Writes.lean", text)]);
  expect(await readFile(join(root.path, "open", "made.txt"), "utf8")).toBe("made");
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).pos.line),
  ).toEqual([2, 3]);
});

test("only the given environment reaches Lean", async () => {
  const text = '#eval IO.getEnv "GIVEN"\n#eval IO.getEnv "PATH"\n';
  const { stdout } = await run([await source("Env.lean", text)], { env: { GIVEN: "yes" } });
  expect(stdout).toContain('some "yes"');
  expect(stdout).not.toContain(process.env["PATH"] ?? "");
});

test("a folder that is not there is said in one line", async () => {
  const mounts = [{ hostPath: "/not/there", leanPath: "/not/there", writable: false }];
  const { exitCode, stderr } = await run(["--stdin"], { mounts });
  expect(exitCode).toBe(hostExitCodes.badConfiguration);
  expect(stderr).toMatch(/^lean host: cannot mount .*\/not\/there.*\n$/);
});

test.each([
  [
    "out of memory",
    '#eval ((List.range 60).foldl (fun s _ => s ++ s) "abcdefgh").length\n',
    /^INTERNAL PANIC: out of memory\n$/,
  ],
  [
    "too deep a recursion",
    "def f : Nat → Nat | 0 => 0 | n + 1 => f n + 1\n#eval f 10000000\n",
    /^lean host: stopped: .*recursion\n$/,
  ],
])("%s has an exit code of its own and one line of explanation", async (_, text, line) => {
  const { exitCode, stderr } = await run([await source("Fatal.lean", text)]);
  expect({ exitCode, stderr }).toEqual({ exitCode: hostExitCodes.aborted, stderr: expect.stringMatching(line) });
});

test("a run can be aborted", async () => {
  const controller = new AbortController();
  const running = run([await source("Endless.lean", "#eval (do while true do pure () : IO Unit)\n")], {
    signal: controller.signal,
  });
  setTimeout(() => controller.abort(new Error("enough")), 1000);
  await expect(running).rejects.toThrow("enough");
});

test("the host does not outlive its parent", async () => {
  const start = { lean, hostScript, args: ["--stdin"], mounts: [], cwd: "/" };
  const script = await bundleScript(join(import.meta.dirname, "spawnAndWait.ts"), root.path);
  const parent = spawn(process.execPath, [script, JSON.stringify(start)], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(parent.stdout, "data");
  const pid = Number(String(line));
  parent.kill("SIGKILL");
  await once(parent, "exit");
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
