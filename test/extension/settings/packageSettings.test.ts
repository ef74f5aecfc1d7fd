import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import packageFile from "../../../package.json" with { type: "json" };
import { defaultLanes } from "../../../lean-bridge/shadow/defaultLanes.ts";
import { SettingsSchema } from "../../../extension/settings/settingsSchema.ts";
import { root } from "../../house/repository.ts";

vi.mock("vscode", () => ({ workspace: { getConfiguration: () => ({ get: (name: string) => settings.get(name) }) } }));

const prefix = "colloquy.";
const contributed = Object.entries(packageFile.contributes.configuration.properties).map(([key, described]) => {
  const typed: Described = described;
  return { name: key.slice(prefix.length), key, described: typed };
});
/** The values of the settings, by the name after `colloquy.`. */
const settings = new Map<string, unknown>();

interface Described {
  readonly default: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** `model.baseUrl` is `modelBaseUrl` in the code. */
function fieldOf(name: string): string {
  return name.replace(/\.(\w)/u, (_, letter: string) => letter.toUpperCase());
}

/** A value that differs from the default, within the bounds. */
function otherThan({ default: usual, minimum = 1 }: Described): unknown {
  if (typeof usual === "boolean") return !usual;
  if (typeof usual === "number") return usual === minimum ? minimum + 1 : minimum;
  if (typeof usual === "string") return "something";
  return { critic: { prompt: 1, completion: 2 } };
}

test("each setting of package.json is in the schema, and the other way round", () => {
  expect(contributed.map(({ name }) => fieldOf(name)).toSorted()).toEqual(Object.keys(SettingsSchema.shape).toSorted());
});

test.each(contributed)("$key: without a value the schema has the default of package.json", ({ name, described }) => {
  const read: Readonly<Record<string, unknown>> = SettingsSchema.parse({});
  const expected = name === "lanes" ? expect.any(Number) : described.default;
  expect(read[fieldOf(name)]).toEqual(expected);
  if (name === "lanes") expect([described.default, defaultLanes(0)]).toEqual([0, 1]);
});

test.each(contributed.filter(({ described }) => described.maximum !== undefined))(
  "$key: the bounds of package.json are those of the schema",
  ({ name, described }) => {
    const field = fieldOf(name);
    const at = (value: number): unknown => (SettingsSchema.parse({ [field]: value }) as Record<string, unknown>)[field];
    const usual = at(Number.NaN);
    const { minimum = 0, maximum = 0 } = described;
    expect(at(maximum)).toBe(maximum);
    if (minimum > 0) expect(at(minimum)).toBe(minimum);
    expect([at(minimum - 1), at(maximum + 1)]).toEqual([usual, usual]);
  },
);

test.each(contributed)("$key is read under its name", async ({ name, described }) => {
  const { readSettings } = await import("../../../extension/settings/readSettings.ts");
  settings.clear();
  const other = name === "model.roles" ? { critic: "another" } : otherThan(described);
  settings.set(name, other);
  expect((readSettings() as unknown as Record<string, unknown>)[fieldOf(name)]).toEqual(other);
});

test.each(contributed)("$key is used", ({ name }) => {
  const files = globSync("extension/**/*.ts", { cwd: root }).filter((file) => !file.includes("extension/settings/"));
  const texts = files.map((file) => readFileSync(join(root, file), "utf8"));
  expect(texts.some((text) => new RegExp(`\\b${fieldOf(name)}\\b`, "u").test(text))).toBe(true);
});
