import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { root } from "./repository.ts";

const VersionsSchema = z.record(z.string(), z.string()).default({});
const ManifestSchema = z.looseObject({ dependencies: VersionsSchema, devDependencies: VersionsSchema });
const LockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      link: z.boolean().optional(),
      inBundle: z.boolean().optional(),
      os: z.array(z.string()).optional(),
      cpu: z.array(z.string()).optional(),
      optionalDependencies: VersionsSchema,
    }),
  ),
});

const manifest = ManifestSchema.parse(JSON.parse(read("package.json")));

interface Row {
  readonly name: string;
  readonly kind: string;
  readonly why: string;
  readonly cost: string;
}

/** Rows of the tables: name in backticks, kind, why, cost. */
function rowsOf(markdown: string): readonly Row[] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => {
      const [, name = "", kind = "", why = "", cost = ""] = line.split("|").map((cell) => cell.trim());
      return { name: name.replaceAll("`", ""), kind, why, cost };
    });
}

describe("docs/DEPENDENCIES.md", () => {
  const rows = rowsOf(read("docs/DEPENDENCIES.md"));

  test("has one row for every dependency, with its kind, and none besides", () => {
    const expected = [
      ...Object.keys(manifest.dependencies).map((name) => `${name}: runtime`),
      ...Object.keys(manifest.devDependencies).map((name) => `${name}: development`),
    ];
    expect(rows.map(({ name, kind }) => `${name}: ${kind}`).sort()).toEqual(expected.sort());
  });

  test("gives every dependency a reason and a measured cost", () => {
    const poor = rows.filter(({ why, cost }) => why.length < 20 || !/\d(\.\d)? (kB|MB)/.test(cost));
    expect(poor.map(({ name }) => name)).toEqual([]);
  });
});

describe("package-lock.json", () => {
  const { packages } = LockSchema.parse(JSON.parse(read("package-lock.json")));
  const installed = Object.entries(packages).filter(
    ([path, entry]) => path !== "" && entry.link !== true && entry.inBundle !== true,
  );

  test("has a hash for every package that runs everywhere", () => {
    const everywhere = installed.filter(([, { os, cpu }]) => os === undefined && cpu === undefined);
    expect(everywhere.filter(([, entry]) => entry.integrity === undefined).map(([path]) => path)).toEqual([]);
    expect(everywhere.length).toBeGreaterThan(0);
  });

  test("has an entry for every platform package, or npm ci refuses it (scripts/completeLock.mjs adds them)", () => {
    const named = Object.entries(packages).flatMap(([owner, { optionalDependencies }]) =>
      Object.keys(optionalDependencies).map((name) => [`${owner}/node_modules/${name}`, `node_modules/${name}`]),
    );
    expect(named.filter((places) => !places.some((place) => place in packages))).toEqual([]);
  });

  test("does not say where a package came from", () => {
    expect(installed.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}
