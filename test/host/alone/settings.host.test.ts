import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "mocha";
import { ConfigurationTarget, extensions, workspace } from "vscode";
import type { Settings } from "../../../extension/settings/settingsSchema.ts";
import { readSettings } from "../../../extension/settings/readSettings.ts";

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly scope?: string;
}

/** The person, and no workspace, decides what is sent to which server: these can only be set for all workspaces. */
function targetOf({ scope }: Property): ConfigurationTarget {
  return scope === "application" ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
}

const root = extensions.getExtension("colloquy.colloquy")?.extensionPath ?? "";
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Property>> } };
};
const properties = Object.entries(manifest.contributes.configuration.properties).map(
  ([key, property]) => [key.replace("colloquy.", ""), property] as const,
);

/** `model.baseUrl` is read as `modelBaseUrl`. */
function nameOf(key: string): string {
  return key.replace(/\.(?<first>[a-z])/gu, (_, first: string) => first.toUpperCase());
}

suite("settings", () => {
  test("the reader knows the keys of the manifest and no others", () => {
    assert.deepEqual(Object.keys(readSettings()).toSorted(), properties.map(([key]) => nameOf(key)).toSorted());
  });

  test("types and defaults are those of the manifest", () => {
    const settings: Readonly<Record<string, unknown>> = { ...readSettings() };
    for (const [key, property] of properties) {
      const read = settings[nameOf(key)];
      assert.equal(typeof read, property.type, key);
      // An unset number of lanes is computed from the memory.
      if (key === "lanes") assert.ok(Number(read) >= 1);
      else assert.deepEqual(read, property.default, key);
    }
  });

  test("a value of the wrong type counts as not set, a right one is taken", async () => {
    const section = workspace.getConfiguration("colloquy");
    const before = readSettings();
    const wrong: Readonly<Record<string, unknown>> = { string: 3, number: "many", boolean: "yes", object: "none" };
    for (const [key, property] of properties) {
      const target = targetOf(property);
      const name = nameOf(key) as keyof Settings;
      await section.update(key, wrong[property.type], target);
      assert.deepEqual(readSettings()[name], before[name], key);
      await section.update(key, undefined, target);
    }
    await section.update("askSeconds", 7, ConfigurationTarget.Workspace);
    assert.equal(readSettings().askSeconds, 7);
    await section.update("askSeconds", undefined, ConfigurationTarget.Workspace);
  });
});
