import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import type { CommandContext } from "../../cli/command.ts";
import { proveCommand } from "../../cli/commands/prove/proveCommand.ts";
import { replayStepsCommand } from "../../cli/commands/replaySteps.ts";
import { suggestCommand } from "../../cli/commands/suggest.ts";
import { valuesOf } from "../../cli/options.ts";
import { commonOptions } from "../../cli/sharedOptions.ts";
import type { Terminal } from "../../cli/terminal.ts";
import { ProofSearch } from "../../core/search/proofSearch.ts";
import { DocumentHoleChecker } from "../../lean-bridge/shadow/holeChecker.ts";
import { quickToolchain } from "../fixtures/testEngine.ts";
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
    remark: (line) => void err.push(line),
    json: () => undefined,
    progress: () => undefined,
    verbose: false,
    columns: 100,
  };
  const options = { ...valuesOf(commonOptions, {}), toolchain: quickToolchain, lanes: 1 };
  return { context: { terminal, signal: stop.signal, options }, out, err };
}

/** As commander passes them: under its own names, with times in milliseconds. */
const proveOptions = { all: true, budget: 3e4, write: true, learning: false };
const suggestOptions = { ...proveOptions, max: 1, steps: 2 };

/** The number of missing proofs in the file. */
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
    expect(await proveCommand.run(file, proveOptions, context)).toEqual({
      kind: "ok",
      value: expect.objectContaining({ exitCode: 70 }),
    });
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
    expect(await suggestCommand.run(file, suggestOptions, context)).toEqual({
      kind: "ok",
      value: expect.objectContaining({ exitCode: 70 }),
    });
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
    expect(await replayStepsCommand.run(file, { mutants: 0 }, context)).toEqual({
      kind: "ok",
      value: expect.objectContaining({ exitCode: 70 }),
    });
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
    await proveCommand.run(file, proveOptions, context);
    expect(sorries(file)).toBe(2);
    expect(out.at(-1)).toBe(`wrote ${file}: stopped before a fresh Lean process was asked`);
  });

  test("suggest", async () => {
    const file = folder.write("Stopped.lean", source);
    const { context } = watched(afterProof);
    await suggestCommand.run(file, suggestOptions, context);
    expect(sorries(file)).toBe(2);
  });

  test("replay-steps says how far it came and where it would go on", async () => {
    const file = folder.write("Steps.lean", "theorem a : 1 = 1 := by\n  skip\n  skip\n  rfl\n");
    const { context, out } = watched((line, stop) => {
      if (line.includes("no effect")) stop.abort();
    });
    const options = { mutants: 3 };
    await replayStepsCommand.run(file, options, context);
    expect(out.slice(2)).toEqual([
      "interrupted; go on with --from 3",
      expect.stringMatching(/^1 of 3 steps: 0 accepted, 1 without effect/u),
      expect.stringMatching(/^0 mutants/u),
    ]);
    const rest = watched();
    await replayStepsCommand.run(file, { mutants: 0, from: 3 }, rest.context);
    expect(rest.out).toContainEqual(expect.stringMatching(/^2 steps: 1 accepted, 1 without effect/u));
  });

  test("a process that is killed has written what it had found", async () => {
    const file = folder.write("Killed.lean", source);
    const args = [colloquy, "prove", file, "--all", "--write", "--toolchain", quickToolchain, "--lanes", "1"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      // The next hole's proof is shown after the previous one was written.
      if (text.includes(":5:")) child.kill("SIGKILL");
    });
    await once(child, "close");
    expect(sorries(file)).toBeLessThan(3);
  });
});

test("a time limit ends a replay with the figures so far", async () => {
  const file = folder.write("Long.lean", source.replaceAll("sorry", "exact ⟨h.2, h.1⟩"));
  const { context, out } = watched();
  const options = { mutants: 0, minutes: 1 };
  expect(await replayStepsCommand.run(file, options, context)).toEqual({
    kind: "ok",
    value: expect.objectContaining({ exitCode: 0 }),
  });
  expect(out).toEqual([
    "the time is over; go on with --from 2",
    expect.stringMatching(/^0 of 3 steps/u),
    expect.any(String),
  ]);
});

test.each([["prove"], ["suggest"]])("the time of a hole holds: %s", async (command) => {
  // No search finds this, and every step is expensive.
  const hard =
    "theorem hard (f : Nat → Nat) (h : ∀ n, f (f n) = n + 2022) : f 1 * f 2 * f 3 = f 3 * f 2 := by\n  sorry\n";
  const file = folder.write("Hard.lean", hard);
  const { context } = watched();
  const budgetMs = 6000;
  const options = { ...suggestOptions, write: false, budget: budgetMs };
  const ended = await (command === "prove" ? proveCommand : suggestCommand).run(file, options, context);
  const output = ended.kind === "ok" ? ended.value.output : undefined;
  const elapsed = output && "closed" in output ? output.holes.map(({ elapsedMs }) => elapsedMs) : [];
  expect(elapsed).toHaveLength(1);
  expect(elapsed[0]).toBeLessThan(budgetMs + 2500);
});
