#!/usr/bin/env node
// Stands in for the `code` executable if none can be downloaded: `runTests` starts it with the flags of a desktop
// VS Code; it serves a real one, opens it in a browser, and ends with the exit code of the suite.
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { installWorkbench } from "../workbench/workbenchInstall.ts";
import { launchBrowser } from "../workbench/workbenchPage.ts";
import { WorkbenchServer } from "../workbench/workbenchServer.ts";

const patienceMs = 240_000;
const tooLate = "too late";

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionTestsPath: { type: "string" },
    extensionDevelopmentPath: { type: "string" },
    "extensions-dir": { type: "string" },
    "asks-for-trust": { type: "boolean" },
  },
});

function text(name: string): string {
  const value = values[name];
  if (typeof value !== "string") throw new Error(`--${name} is missing`);
  return value;
}

async function run(): Promise<number> {
  const [folder = process.cwd()] = positionals;
  await using server = await WorkbenchServer.start(await installWorkbench(), {
    vsix: [],
    testDriver: true,
    // `runTests` always asks for every folder to be trusted, so the opposite needs a flag of its own.
    asksForTrust: values["asks-for-trust"] === true,
    extensionsFolder: text("extensions-dir"),
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    let exit: (code: number) => void = () => undefined;
    const exited = new Promise<number>((settle) => (exit = settle));
    await page.exposeFunction("codeAutomationExit", (code: number) => exit(code));
    // The console is full of messages about native modules that are not built here; the suite reports through a file.
    const isLoud = process.env["COLLOQUY_HOST_CONSOLE"] !== undefined;
    await page.exposeFunction("codeAutomationLog", (_: string, lines: readonly unknown[]) => {
      if (isLoud) console.log(...lines);
    });
    const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`;
    const payload = JSON.stringify([
      ["extensionDevelopmentPath", remote(text("extensionDevelopmentPath"))],
      ["extensionTestsPath", remote(text("extensionTestsPath"))],
    ]);
    await page.goto(`${server.url(folder)}&payload=${encodeURIComponent(payload)}`);
    const patience = new AbortController();
    const late = wait(patienceMs, tooLate, { signal: patience.signal });
    const code = await Promise.race([exited, late]).finally(() => patience.abort());
    if (typeof code === "number") return code;
    console.log(`the suite did not end within ${patienceMs / 1000} s`);
    return 1;
  } finally {
    await browser.close();
  }
}

// Exits, so that the server ends too.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
process.exitCode = await run();
