import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import * as z from "zod";
import { cacheFolder } from "../lean-bridge/embedded/prepare/cacheFolder.ts";
import { packLean } from "../lean-bridge/embedded/prepare/packedLean.ts";
import { openEmbeddedLean } from "../lean-bridge/embedded/prepare/prepareEmbeddedLean.ts";
import { problemMessage } from "../lean-bridge/embedded/prepare/prepareProblem.ts";

const OwnManifestSchema = z.looseObject({
  version: z.string(),
  publisher: z.string(),
  license: z.string(),
  engines: z.looseObject({ vscode: z.string() }),
});

const staging = "dist/companion";

/**
 * Packs the embedded Lean, transformed, as an extension without code in the given folder. An existing package with the
 * same Lean and version is kept. Returns its path.
 */
export async function packageCompanion(folder: string): Promise<string> {
  const target = join(folder, "colloquy-embedded-lean.vsix");
  const prepared = await openEmbeddedLean({
    startFolders: [process.cwd()],
    env: process.env,
    cacheRoot: cacheFolder({ platform: process.platform, env: process.env, homedir: homedir() }),
    signal: new AbortController().signal,
  });
  if (prepared.kind === "error") throw new Error(problemMessage(prepared.problem));
  const { version, publisher, license, engines } = OwnManifestSchema.parse(
    JSON.parse(readFileSync("package.json", "utf8")),
  );
  const label = `${version} ${prepared.value.key}`;
  if (labelOf(target) === label) return target;
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  await packLean(prepared.value, join(staging, "lean"));
  const manifest = {
    name: "colloquy-embedded-lean",
    displayName: "Embedded Lean for Colloquy",
    description: "Lean 4 as WebAssembly with its core library, for Colloquy where no Lean is installed.",
    version,
    publisher,
    license,
    categories: ["Programming Languages"],
    engines: { vscode: engines.vscode },
    extensionKind: ["workspace"],
    icon: "icon.png",
  };
  writeFileSync(join(staging, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  cpSync("extension/companion/README.md", join(staging, "README.md"));
  cpSync("extension/assets/icon.png", join(staging, "icon.png"));
  for (const file of ["LICENSE", "NOTICE"]) cpSync(file, join(staging, file));
  const flags = ["--no-dependencies", "--allow-missing-repository", "--out", resolve(target)];
  execFileSync(resolve("node_modules/.bin/vsce"), ["package", ...flags], { stdio: "inherit", cwd: staging });
  rmSync(staging, { recursive: true, force: true });
  writeFileSync(`${target}.label`, label);
  return target;
}

function labelOf(vsix: string): string | undefined {
  try {
    return readFileSync(`${vsix}.label`, "utf8");
  } catch {
    return undefined;
  }
}
