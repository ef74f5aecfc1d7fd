/** One check of the house: a program of node_modules/.bin, or a script of ours run by Node. */
export interface Gate {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** Where a test runner leaves its counts; absent for gates that count nothing. */
  readonly report?: string;
  /** Shown while it runs, for gates that take minutes; the others print only when they fail. */
  readonly streams?: boolean;
}

function vitest(project: string): Gate["command"] {
  const report = `--outputFile.json=${reportOf(project)}`;
  return ["vitest", "run", "--project", project, "--reporter=default", "--reporter=json", report];
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
  { name: "dead code", command: ["knip", "--no-progress", "--no-config-hints"] },
  { name: "unit tests", command: vitest("unit"), report: reportOf("unit") },
];

export const buildGate: Gate = { name: "build", command: ["node", "scripts/build.mjs"] };

/** Plants a violation for every gate above and expects it to be caught; too slow for `npm run check`. */
export const canaryGate: Gate = {
  name: "canaries",
  command: vitest("canary"),
  report: reportOf("canary"),
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
  streams: true,
};
