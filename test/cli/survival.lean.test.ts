import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import type { CommandContext } from "../../cli/commands/context.ts";
import { proveCommand } from "../../cli/commands/prove/proveCommand.ts";
import { replaySteps } from "../../cli/commands/replaySteps.ts";
import { suggestCommand } from "../../cli/commands/suggest.ts";
import type { Terminal } from "../../cli/terminal.ts";
import { ProofSearch } from "../../core/search/proofSearch.ts";
import { DocumentHoleChecker } from "../../lean-bridge/shadow/holeChecker.ts";
import { colloquy, temporaryFolder } from "./runColloquy.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
afterEach(() => void vi.restoreAllMocks());

const source = ["first", "second", "third"]
  .map((name) => `theorem ${name} (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n`)
  .join("\n");

interface Watched {
  readonly context: CommandContext;
  readonly out: string[];
  readonly err: string[];
}

function watched(onOut: (line: string, stop: AbortController) => void = () => undefined): Watched {
  const [out, err]: [string[], string[]] = [[], []];
  const stop = new AbortController();
  const terminal: Terminal = {
    out: (line) => {
      out.push(line);
      onOut(line, stop);
    },
    err: (line) => void err.push(line),
    progress: () => undefined,
    verbose: false,
    columns: 100,
  };
  const options = { json: false, toolchain: "embedded", lanes: 1, allowNativeDecide: false };
  return { context: { terminal, signal: stop.signal, options }, out, err };
}

const proveOptions = {
  ...({
    all: true,
    budgetMs: 3e4,
    calls: undefined,
    strategy: "best-first",
    write: true,
    output: undefined,
  } as const),
  tree: undefined,
  resume: undefined,
  snapshot: undefined,
  learning: false,
  showTree: false,
};
const suggestOptions = {
  all: true,
  budgetMs: 3e4,
  write: true,
  output: undefined,
  record: undefined,
  learning: false,
  candidateTimeoutMs: 4e3,
  harvestTimeoutMs: 15e3,
  proofsWanted: 1,
  stepsWanted: 2,
};

/** How many proofs the file lacks. */
function sorries(file: string): number {
  return readFileSync(file, "utf8").split("sorry").length - 1;
}

describe("a defect at one hole is told with its place, and the others are worked on", () => {
  test("prove", async () => {
    const file = folder.write("Prove.lean", source);
    vi.spyOn(ProofSearch.prototype, "run").mockImplementationOnce(() => {
      throw new RangeError("Maximum call stack size exceeded");
    });
    const { context, out, err } = watched();
    expect(await proveCommand(file, proveOptions, context)).toEqual({ kind: "ok", value: 70 });
    expect(err).toEqual([`colloquy: ${file}:2:2: a defect: Maximum call stack size exceeded`]);
    expect(out).toContainEqual(expect.stringMatching(/^2 of 3 holes closed/u));
    expect(sorries(file)).toBe(1);
  });

  test("suggest", async () => {
    const file = folder.write("Suggest.lean", source);
    vi.spyOn(DocumentHoleChecker.prototype, "screen").mockImplementationOnce(() => {
      throw new SyntaxError("Invalid regular expression: /(m/");
    });
    const { context, out, err } = watched();
    expect(await suggestCommand(file, suggestOptions, context)).toEqual({ kind: "ok", value: 70 });
    expect(err).toEqual([`colloquy: ${file}:2:2: a defect: Invalid regular expression: /(m/`]);
    expect(out).toContainEqual(expect.stringMatching(/^2 of 3 holes closed/u));
    expect(sorries(file)).toBe(1);
  });

  test("replay-steps", async () => {
    const file = folder.write(
      "Replay.lean",
      "theorem a (p : Prop) (h : p) : p ∧ p := by\n  constructor\n  · exact h\n  · exact h\n",
    );
    vi.spyOn(DocumentHoleChecker.prototype, "screen").mockImplementationOnce(() => {
      throw new RangeError("too deep");
    });
    const { context, out, err } = watched();
    const options = { mutants: 0, seed: 1, timeoutMs: 30_000, wallMs: undefined, fromLine: 1 };
    expect(await replaySteps(file, options, context)).toEqual({ kind: "ok", value: 70 });
    expect(err).toEqual([`colloquy: ${file}:2:2: a defect: too deep`]);
    expect(out).toContainEqual(expect.stringMatching(/^5 steps: 4 accepted, .* 1 without answer/u));
  });
});

describe("who interrupts the command keeps what was found", () => {
  const afterProof = (line: string, stop: AbortController): void => {
    if (line.includes("verified proved")) stop.abort();
  };

  test("prove", async () => {
    const file = folder.write("Stopped.lean", source);
    const { context, out } = watched(afterProof);
    await proveCommand(file, proveOptions, context);
    expect(sorries(file)).toBe(2);
    expect(out.at(-1)).toBe(`wrote ${file}: stopped before a fresh Lean process was asked`);
  });

  test("suggest", async () => {
    const file = folder.write("Stopped.lean", source);
    const { context } = watched(afterProof);
    await suggestCommand(file, suggestOptions, context);
    expect(sorries(file)).toBe(2);
  });

  test("replay-steps says how far it came and where it would go on", async () => {
    const file = folder.write("Steps.lean", "theorem a : 1 = 1 := by\n  skip\n  skip\n  rfl\n");
    const { context, out } = watched((line, stop) => {
      if (line.includes("no effect")) stop.abort();
    });
    const options = { mutants: 3, seed: 1, timeoutMs: 30_000, wallMs: undefined, fromLine: 1 };
    await replaySteps(file, options, context);
    expect(out.slice(2)).toEqual([
      "interrupted; go on with --from 3",
      expect.stringMatching(/^1 of 3 steps: 0 accepted, 1 without effect/u),
      expect.stringMatching(/^0 mutants/u),
    ]);
    const rest = watched();
    await replaySteps(file, { ...options, mutants: 0, fromLine: 3 }, rest.context);
    expect(rest.out).toContainEqual(expect.stringMatching(/^2 steps: 1 accepted, 1 without effect/u));
  });

  test("a process that is killed has written what it had found", async () => {
    const file = folder.write("Killed.lean", source);
    const args = [colloquy, "prove", file, "--all", "--write", "--toolchain", "embedded", "--lanes", "1"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      // The next hole's proof is shown behind the writing of the one before.
      if (text.includes(":5:")) child.kill("SIGKILL");
    });
    await once(child, "close");
    expect(sorries(file)).toBeLessThan(3);
  });
});

test("a time limit ends a replay with the figures so far", async () => {
  const file = folder.write("Long.lean", source.replaceAll("sorry", "exact ⟨h.2, h.1⟩"));
  const { context, out } = watched();
  const options = { mutants: 0, seed: 1, timeoutMs: 30_000, wallMs: 1, fromLine: 1 };
  expect(await replaySteps(file, options, context)).toEqual({ kind: "ok", value: 0 });
  expect(out).toEqual([
    "the time is over; go on with --from 2",
    expect.stringMatching(/^0 of 3 steps/u),
    expect.any(String),
  ]);
});

test.each([["prove"], ["suggest"]])("the time of a hole holds: %s", async (command) => {
  // Nothing finds this, and every step of the way costs much.
  const hard =
    "theorem hard (f : Nat → Nat) (h : ∀ n, f (f n) = n + 2022) : f 1 * f 2 * f 3 = f 3 * f 2 := by\n  sorry\n";
  const file = folder.write("Hard.lean", hard);
  const { context } = watched();
  const elapsed: number[] = [];
  const budgetMs = 6000;
  const json = { ...context, options: { ...context.options, json: true } };
  const terminal = {
    ...context.terminal,
    out: (line: string) => void elapsed.push(JSON.parse(line).holes[0].elapsedMs),
  };
  if (command === "prove") await proveCommand(file, { ...proveOptions, write: false, budgetMs }, { ...json, terminal });
  else await suggestCommand(file, { ...suggestOptions, write: false, budgetMs }, { ...json, terminal });
  expect(elapsed).toHaveLength(1);
  expect(elapsed[0]).toBeLessThan(budgetMs + 2500);
});
