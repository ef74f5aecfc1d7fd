// The gate over imports: runs dependency-cruiser with .dependency-cruiser.mjs and makes sure that it saw every file.
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readdirSync } from "node:fs";
import { roomOf, topFolders } from "./rooms.ts";

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

function cruise(folders: readonly string[]): Cruise {
  const run = spawnSync(
    "node_modules/.bin/depcruise",
    ["--config", ".dependency-cruiser.mjs", "--output-type", "json", ...folders],
    { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  if (!run.stdout.startsWith("{")) throw new Error(`dependency-cruiser failed:\n${run.stderr}${run.stdout}`);
  return JSON.parse(run.stdout) as Cruise;
}

/** All TypeScript files of the checkout, so that a file outside every room is noticed. */
function sourceFiles(): readonly string[] {
  const generated = ["node_modules", "dist", "build", "test-results", ".git"];
  return readdirSync(".", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !generated.includes(entry.name))
    .flatMap((entry) => globSync(`${entry.name}/**/*.{ts,tsx}`))
    .map((path) => path.replaceAll("\\", "/"));
}

function problems(files: readonly string[], result: Cruise): readonly string[] {
  const seen = new Set(result.modules.map((module) => module.source));
  return [
    ...result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    ...files.filter((file) => roomOf(file) === undefined).map((file) => `stands in no room: ${file}`),
    ...files.filter((file) => roomOf(file) !== undefined && !seen.has(file)).map((file) => `not cruised: ${file}`),
    ...(files.length === 0 ? ["0 modules: nothing was checked"] : []),
  ];
}

const files = sourceFiles();
const folders = topFolders.filter((folder) => existsSync(folder));
const found = problems(files, cruise(folders));
for (const problem of found) console.error(problem);
if (found.length > 0) process.exitCode = 1;
else console.log(`${files.length} files keep to their layers`);
