import { execFileSync } from "node:child_process";

/** The ids of the Lean servers that our installed extension has started in this test's workbench. */
export function leanServerIds(): readonly string[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,args="], { encoding: "utf8", maxBuffer: 1e8 });
  return table
    .split("\n")
    .filter((line) => /colloquy-lean\.js.*--server/u.test(line) && line.includes("colloquy.colloquy-"))
    .map((line) => line.trim().split(" ")[0] ?? "");
}
