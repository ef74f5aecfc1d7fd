import { CommanderError, InvalidArgumentError } from "commander";
import { describe, expect, test, vi } from "vitest";
import { commands } from "../../cli/commandTable.ts";
import { outputSchemas } from "../../cli/jsonOutput.ts";
import { commanderOptions, valuesOf } from "../../cli/options.ts";
import { readDuration, readNumber } from "../../cli/optionReaders.ts";
import type { GivenWords } from "../../cli/program.ts";
import { program } from "../../cli/program.ts";
import { commonOptions } from "../../cli/sharedOptions.ts";

describe("durations", () => {
  test.each([
    ["30", 30_000],
    ["30s", 30_000],
    ["2m", 120_000],
    ["1.5m", 90_000],
    ["0.3333", 333],
    ["0.001s", 1],
    ["1000000", 1_000_000_000],
  ])("%s in seconds is %d ms", (text, ms) => expect(readDuration("seconds")(text)).toBe(ms));

  test.each([
    ["2", 120_000],
    ["2m", 120_000],
    ["90s", 90_000],
  ])("%s in minutes is %d ms", (text, ms) => expect(readDuration("minutes")(text)).toBe(ms));

  test.each(["", "0", "-1", "s", "m", "30 s", "30x", "1h", "1e3", "0x10", "1000001", "16667m", "Infinity", "30s\n"])(
    "%j is none",
    (text) => expect(() => readDuration("seconds")(text)).toThrow(InvalidArgumentError),
  );
});

test.each([
  ["count", "0"],
  ["number", "-1"],
  ["number", "1.5"],
  ["lanes", "65"],
  ["share", "1.01"],
] as const)("no %s is %s", (kind, text) => expect(() => readNumber(kind)(text)).toThrow(/number from [\d.]+ to \d+/u));

/** The arguments that the command on a line receives. */
async function given(line: string): Promise<GivenWords & { readonly name: string }> {
  let reached: (GivenWords & { readonly name: string }) | undefined;
  const parsed = program((command, words) => {
    reached = { ...words, name: command.name };
    return Promise.resolve();
  });
  await parsed.parseAsync(line.split(" "), { from: "user" });
  if (!reached) throw new Error(`${line} reaches no command`);
  return reached;
}

test("a line reaches its command with its argument and with what was not given", async () => {
  const { name, argument, options } = await given("try A.lean:1 --candidate rfl --candidate simp --timeout 2m --json");
  const definition = commands.find((command) => command.name === name);
  expect([name, argument]).toEqual(["try", "A.lean:1"]);
  expect(valuesOf(definition?.options ?? {}, options)).toEqual({
    candidate: ["rfl", "simp"],
    candidates: undefined,
    timeoutMs: 120_000,
  });
  expect(valuesOf(commonOptions, options)).toMatchObject({ json: true, quiet: false, lanes: undefined });
});

test.each([
  ["verify A.lean", undefined],
  ["verify A.lean --record", true],
  ["verify A.lean --record there", "there"],
  ["verify A.lean --no-record", false],
])("%s records: %s", async (line, record) => {
  const { options } = await given(line);
  expect(valuesOf(commands.find(({ name }) => name === "verify")?.options ?? {}, options)).toMatchObject({ record });
});

test("several arguments, and none", async () => {
  expect((await given("evolve A.lean B.lean")).argument).toEqual(["A.lean", "B.lean"]);
  expect((await given("doctor")).argument).toBeUndefined();
  expect((await given("episodes replay --all")).argument).toBeUndefined();
});

describe.each(commands.map((command) => [command.name, command] as const))("%s", (name, command) => {
  test("has each option once", () => {
    const sets = [...Object.values(commonOptions), ...Object.values(command.options)];
    const names = sets.flatMap(commanderOptions).map((option) => option.long);
    expect(names).toEqual([...new Set(names)]);
  });

  test("prints with --json what docs/schemas says", () => {
    const key = name.replace(" ", "-");
    expect(outputSchemas).toHaveProperty(key);
    const schema = outputSchemas[key as keyof typeof outputSchemas];
    expect(schema.shape.command.value).toBe(key);
  });
});

test("every published output is one of a command", () => {
  expect(commands.map(({ name }) => name.replace(" ", "-")).toSorted()).toEqual(Object.keys(outputSchemas).toSorted());
});

/** Each option that takes a number, with values that it must reject before anything is started. */
const numbers: readonly (readonly [string, readonly string[]])[] = [
  ["suggest X.lean:1 --budget", ["0", "-1", "abc", "", "NaN", "Infinity", "1e9999", "1000001", "0x10", "1,5"]],
  ["suggest X.lean:1 --max", ["0", "1.5", "abc"]],
  ["suggest X.lean:1 --steps", ["-1", "1.5"]],
  ["suggest X.lean:1 --lanes", ["0", "2.5", "1000"]],
  ["prove X.lean:1 --budget", ["0", "4294968"]],
  ["prove X.lean:1 --calls", ["0", "many"]],
  ["evolve X.lean Y.lean --rounds", ["0", "1.5"]],
  ["evolve X.lean Y.lean --minutes", ["0", "soon"]],
  ["try X.lean:1 --timeout", ["0", "x"]],
  ["replay-steps X.lean --mutants", ["-1", "x"]],
  ["replay-steps X.lean --minutes", ["0", "x"]],
  ["discuss X.lean:1 --budget", ["0", "x"]],
  ["discuss X.lean:1 --max-tokens", ["0", "1.5"]],
  ["eval --seed", ["x", "1.5", "-1"]],
  ["episodes sample X.jsonl --share", ["x", "2", "-0.5"]],
  ["episodes replay --timeout", ["x", "0"]],
  ["episodes replay --parallel", ["x", "0", "1.5"]],
];

test.each(numbers)(
  "%s refuses what is no number in its range, naming option, value and range",
  async (line, values) => {
    const args = line.split(" ");
    const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    for (const value of values) {
      const parsed = program(() => Promise.reject(new Error(`${value} was taken`)));
      const refused: unknown = await parsed.parseAsync([...args, value], { from: "user" }).catch((error) => error);
      expect(refused).toBeInstanceOf(CommanderError);
      const message = refused instanceof Error ? refused.message : "";
      expect(message).toContain(args.at(-1));
      expect(message).toContain(`'${value}'`);
      expect(message).toMatch(/number from [\d.]+ to \d+/u);
    }
    told.mockRestore();
  },
);

test("a word that is no choice is answered with the choices", async () => {
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const parsed = program(() => Promise.reject(new Error("it was taken")));
  await expect(parsed.parseAsync(["prove", "A.lean:1", "--strategy", "depth"], { from: "user" })).rejects.toThrow(
    /--strategy.*'depth'.*choose one of best-first, tree/u,
  );
  told.mockRestore();
});
