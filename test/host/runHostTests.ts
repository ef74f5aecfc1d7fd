// `node test/host/runHostTests.ts [--report FILE] SCENARIO...`: suites that run inside VS Code's extension host, each
// in a VS Code of its own; without names, all of them. On Linux with Chromium that is the one from npm, as in the
// workbench tests; with COLLOQUY_VSCODE=download it is the desktop VS Code that `@vscode/test-electron` downloads.
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { build } from "esbuild";
import type { HostReport } from "./hostReport.ts";
import { linesPath } from "./hostReport.ts";
import type { FixtureExtension } from "./fixtureExtension.ts";
import { buildFixtureExtension, modelProvider, neighbour } from "./fixtureExtension.ts";

interface Scenario {
  /** Also the folder of its test files. */
  readonly name: string;
  /** Installed beside ours. */
  readonly beside?: FixtureExtension;
  /** In Restricted Mode; `runTests` switches that off in a desktop VS Code. */
  readonly restricted?: boolean;
}

const scenarios: readonly Scenario[] = [
  // Separately, because after many activations and ends the editor has no channel left for the real one.
  { name: "lifecycle" },
  { name: "alone" },
  { name: "beside", beside: neighbour },
  { name: "model", beside: modelProvider },
  { name: "restricted", restricted: true },
];
/** Has a failing test, to show that a failure is noticed; only run by name. */
const planted: Scenario = { name: "planted" };

const leanText = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n";
const isDesktop = process.env["COLLOQUY_VSCODE"] === "download";

async function bundle({ name }: Scenario, folder: string): Promise<void> {
  // Files of an earlier checkout would be run too.
  rmSync(folder, { recursive: true, force: true });
  await build({
    entryPoints: [...globSync(`test/host/${name}/*.host.test.ts`), "test/host/suite.ts"],
    outdir: folder,
    outbase: `test/host/${name}`,
    entryNames: "[name]",
    outExtension: { ".js": ".cjs" },
    external: ["vscode", "mocha"],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    sourcemap: "inline",
    logLevel: "warning",
  });
}

/**
 * Runs one VS Code on a fresh folder with one Lean file. Returns its suite's counts, or one failure if it counted
 * nothing.
 */
async function runScenario(scenario: Scenario): Promise<HostReport> {
  const root = mkdtempSync(join(tmpdir(), "colloquy-host-"));
  const bundles = resolve("dist/host-tests", scenario.name);
  const [folder, extensions, report] = [join(root, "proofs"), join(root, "extensions"), join(root, "report.json")];
  try {
    for (const made of [folder, extensions]) mkdirSync(made);
    writeFileSync(join(folder, "Proofs.lean"), leanText);
    await bundle(scenario, bundles);
    if (scenario.beside) {
      const { publisher, name, version } = scenario.beside.manifest;
      await buildFixtureExtension(scenario.beside, join(extensions, `${publisher}.${name}-${version}`));
    }
    await runTests({
      ...(isDesktop ? {} : { vscodeExecutablePath: resolve("test/host/workbenchExecutable.ts") }),
      extensionDevelopmentPath: resolve("."),
      extensionTestsPath: join(bundles, "suite.cjs"),
      launchArgs: [
        folder,
        `--extensions-dir=${extensions}`,
        ...(scenario.restricted === true ? ["--asks-for-trust"] : []),
      ],
      extensionTestsEnv: {
        COLLOQUY_HOST_REPORT: report,
        COLLOQUY_NEIGHBOUR_LOG: join(root, "neighbour.log"),
        COLLOQUY_NEIGHBOUR_SERVER: resolve("dist/cli/colloquy-lean.js"),
      },
    });
    return readReport(report);
  } catch (error) {
    console.log(`${scenario.name}: ${error instanceof Error ? error.message : String(error)}`);
    const { numFailedTests, ...rest } = readReport(report);
    return { ...rest, numFailedTests: Math.max(numFailedTests, 1) };
  } finally {
    if (existsSync(linesPath(report))) console.log(readFileSync(linesPath(report), "utf8").trimEnd());
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A suite that broke off without counts must not look like one without failures. */
function readReport(report: string): HostReport {
  if (existsSync(report)) return JSON.parse(readFileSync(report, "utf8")) as HostReport;
  return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
}

function chosenScenarios(names: readonly string[]): readonly Scenario[] {
  if (names.length > 0) return [...scenarios, planted].filter(({ name }) => names.includes(name));
  return scenarios.filter(({ restricted }) => !(isDesktop && restricted === true));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { report: { type: "string", default: "test-results/host.json" } },
});
const total = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
for (const scenario of chosenScenarios(positionals)) {
  const counts = await runScenario(scenario);
  for (const key of ["numPassedTests", "numFailedTests", "numPendingTests"] as const) total[key] += counts[key];
  console.log(`${scenario.name}: ${counts.numPassedTests} passed, ${counts.numFailedTests} failed`);
}
mkdirSync(dirname(values.report), { recursive: true });
writeFileSync(values.report, JSON.stringify(total));
process.exitCode = total.numFailedTests > 0 || total.numPassedTests === 0 ? 1 : 0;
