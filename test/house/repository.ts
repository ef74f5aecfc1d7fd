import { readdirSync } from "node:fs";
import { relative, resolve } from "node:path";
import { topFolders } from "../../scripts/rooms.ts";

/** The checkout that contains these tests; a planted copy if a canary runs them. */
export const root = resolve(import.meta.dirname, "../..");

const generated = ["node_modules", ".git", "dist", "build", "test-results"];

/** Every file of the checkout that a person wrote, as paths from the root with forward slashes. */
export function writtenFiles(): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => !generated.includes(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(entry.name) : [entry.name]));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, resolve(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** Names with which a path of this repository can begin: everything at the top, and every room, built or not. */
export function topNames(): ReadonlySet<string> {
  const there = readdirSync(root).filter((name) => !generated.includes(name));
  return new Set([...there, ...topFolders, "docs", "examples"]);
}
