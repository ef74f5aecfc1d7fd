/** One check of the house: a program of node_modules/.bin, or a script of ours run by Node. */
export interface Gate {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** Only test files whose names contain one of these; all if absent. */
  readonly files?: readonly string[];
  /** The test runner's file of counts; absent for gates that count nothing. */
  readonly report?: string;
  /** Additional environment variables, such as the number of random tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** A failed file is run once more, alone, for tests of windows that a slow machine may draw late. */
  readonly secondChance?: boolean;
  /** Shown while it runs, for gates that take minutes; the others print only when they fail. */
  readonly streams?: boolean;
}

/** `report` is the report's name, if a project runs more than once. */
function vitest(project: string, report = project): Gate["command"] {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportOf(report)}`];
  return ["vitest", "run", "--project", project, ...reporters];
}

function reportOf(project: string): string {
  return `test-results/${project}.json`;
}

/** Cheapest first: what `npm run check` runs, stopping at the first that fails. */
export const checkGates: readonly Gate[] = [
  { name: "format", command: ["biome", "format", "--error-on-warnings", "."] },
  { name: "types", command: ["tsc", "--project", "tsconfig.json", "--pretty", "false"] },
  { name: "types of the panel", command: ["tsc", "--project", "webview/tsconfig.json", "--pretty", "false"] },
  { name: "lint", command: ["oxlint", "--disable-nested-config", "."] },
  { name: "layers", command: ["node", "scripts/layers.ts"] },
  { name: "long functions", command: ["node", "scripts/longFunctions.ts"] },
  { name: "dead code", command: ["knip", "--no-progress", "--no-config-hints"] },
  // Exports that only tests and measurements use are not part of the product.
  { name: "dead product code", command: ["knip", "--production", "--no-progress", "--no-config-hints"] },
  { name: "unit tests", command: vitest("unit"), report: reportOf("unit") },
];

export const buildGate: Gate = { name: "build", command: ["node", "scripts/build.mjs"] };

/** Plants a violation for every gate above and expects it to be caught; too slow for `npm run check`. */
export const canaryGate: Gate = {
  name: "canaries",
  command: vitest("canary"),
  report: reportOf("canary"),
};

/** Makes the native Lean that some tests need; where it cannot be made, it is said and those tests are skipped. */
export const nativeLeanGate: Gate = {
  name: "native Lean for tests",
  command: ["node", "test/fixtures/native-lean/makeNativeLean.ts", "--if-possible"],
  streams: true,
};

export const leanGate: Gate = {
  name: "Lean tests",
  command: vitest("lean"),
  report: reportOf("lean"),
  streams: true,
};

export const workbenchGate: Gate = {
  name: "workbench tests",
  command: vitest("workbench"),
  report: reportOf("workbench"),
  secondChance: true,
  streams: true,
};

/** Inside the extension host of a real VS Code. */
export const hostGate: Gate = {
  name: "extension host tests",
  command: ["node", "test/host/runHostTests.ts", "--report", reportOf("host"), "restricted"],
  report: reportOf("host"),
  streams: true,
};

export const longHostGate: Gate = {
  name: "more extension host tests",
  command: [
    "node",
    "test/host/runHostTests.ts",
    "--report",
    reportOf("host-long"),
    "lifecycle",
    "alone",
    "beside",
    "model",
  ],
  report: reportOf("host-long"),
  streams: true,
};

/** The long versions of tests in `npm test`, in windows of a real VS Code. */
const longWindowGates: readonly Gate[] = [
  longHostGate,
  {
    name: "long workbench tests",
    command: vitest("workbench-long"),
    report: reportOf("workbench-long"),
    secondChance: true,
    streams: true,
  },
];

/** The long versions of tests in `npm test`, with Lean and without a window. */
export const longLeanGates: readonly Gate[] = [
  {
    name: "long Lean tests",
    command: vitest("lean-long"),
    report: reportOf("lean-long"),
    streams: true,
  },
  {
    // In the usual run these have the native Lean where there is one.
    name: "the same suites on the embedded Lean",
    command: vitest("lean", "lean-embedded"),
    files: [
      "lean-bridge/shadow/",
      "lean-bridge/session/",
      "conversation/questions",
      "lean/gate/",
      "cli/commands",
      "cli/survival",
      "cli/replaySteps",
      "cli/evolve",
    ],
    report: reportOf("lean-embedded"),
    env: { COLLOQUY_TEST_ENGINE: "embedded" },
    streams: true,
  },
  {
    name: "long runs of the syntax gate",
    command: vitest("unit", "fuzz"),
    files: ["test/core/lean/syntaxGateFuzz.test.ts"],
    report: reportOf("fuzz"),
    env: { COLLOQUY_FUZZ: "20000" },
    streams: true,
  },
  {
    name: "long runs of the gate",
    command: vitest("lean", "lean-random"),
    files: ["shadow/gateFuzz", "shadow/killedWorkers"],
    report: reportOf("lean-random"),
    env: { COLLOQUY_TEST_ENGINE: "embedded", COLLOQUY_GATE_FUZZ: "500", COLLOQUY_KILLS: "20" },
    streams: true,
  },
];

export const longGates: readonly Gate[] = [...longWindowGates, ...longLeanGates];
