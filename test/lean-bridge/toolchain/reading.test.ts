import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canonicalName,
  folderNameOf,
  nameOfFolder,
  newestOfChannel,
  parseToolchainName,
} from "../../../lean-bridge/toolchain/elanNames.ts";
import { overrideFor, parseElanSettings } from "../../../lean-bridge/toolchain/elanSettings.ts";
import {
  importsOf,
  packagesInLakefileLean,
  packagesInLakefileToml,
  packagesInManifest,
  withoutComments,
} from "../../../lean-bridge/toolchain/leanText.ts";
import { describeVersion, parseLeanVersion } from "../../../lean-bridge/toolchain/leanVersion.ts";

describe("lean --version", () => {
  test.each([
    [
      "Lean (version 4.20.0, x86_64-unknown-linux-gnu, commit 77cfc4d1a4f6, Release)\n",
      "4.20.0 (x86_64-unknown-linux-gnu, commit 77cfc4d1a4f6)",
      "Release",
    ],
    ["Lean (version 4.11.0, Release)", "4.11.0", "Release"],
    ["Lean (version 4.34.0, arm64-apple-darwin23.5.0)", "4.34.0 (arm64-apple-darwin23.5.0)", undefined],
    [
      "warning: x\nLean (version 4.28.0-pre, wasm32-unknown-emscripten, commit 38f3c0c4, Debug)",
      "4.28.0-pre (wasm32-unknown-emscripten, commit 38f3c0c4)",
      "Debug",
    ],
    [
      "Lean (version 4.9.0-rc1, commit 1234567890abcdef, RelWithDebInfo)",
      "4.9.0-rc1 (commit 1234567890ab)",
      "RelWithDebInfo",
    ],
  ])("%s", (output, described, buildKind) => {
    const version = parseLeanVersion(output);
    expect(version && describeVersion(version)).toBe(described);
    expect(version?.buildKind).toBe(buildKind);
  });

  test("numbers and suffix", () => {
    expect(parseLeanVersion("Lean (version 4.9.2-nightly-2025-01-03, Release)")).toMatchObject({
      major: 4,
      minor: 9,
      patch: 2,
      suffix: "nightly-2025-01-03",
    });
  });

  test.each(["", "lean 4.20.0", "Lake version 5.0.0-77cfc4d (Lean version 4.20.0)", "Lean (version x, Release)"])(
    "not a version: %j",
    (output) => expect(parseLeanVersion(output)).toBeUndefined(),
  );
});

describe("toolchain names", () => {
  test.each([
    ["leanprover/lean4:v4.20.0", "leanprover/lean4:v4.20.0"],
    ["v4.20.0", "leanprover/lean4:v4.20.0"],
    ["4.20.0", "leanprover/lean4:v4.20.0"],
    ["leanprover/lean4:4.20.0", "leanprover/lean4:v4.20.0"],
    ["nightly-2025-01-03", "leanprover/lean4-nightly:nightly-2025-01-03"],
    ["leanprover/lean4:nightly-2025-01-03", "leanprover/lean4-nightly:nightly-2025-01-03"],
    ["leanprover/lean4-nightly:nightly-2025-01-03", "leanprover/lean4-nightly:nightly-2025-01-03"],
    ["leanprover/lean4-pr-releases:pr-release-1234", "leanprover/lean4-pr-releases:pr-release-1234"],
    ["stable", "leanprover/lean4:stable"],
    ["nightly", "leanprover/lean4-nightly:nightly"],
    ["../build/stage1", "../build/stage1"],
    ["C:\\lean", "C:\\lean"],
  ])("%s is %s", (text, canonical) => {
    const name = parseToolchainName(text);
    expect(name && canonicalName(name)).toBe(canonical);
  });

  test.each(["", "lean 4", "a/b/c:v4", "leanprover/lean4:", ":v4.0.0", "v4\u0000", "<html>"])(
    "malformed: %j",
    (text) => {
      expect(parseToolchainName(text)).toBeUndefined();
    },
  );

  test("elan's folder names", () => {
    expect(folderNameOf("leanprover/lean4:v4.20.0")).toBe("leanprover--lean4---v4.20.0");
    expect(nameOfFolder("leanprover--lean4---v4.20.0")).toBe("leanprover/lean4:v4.20.0");
    expect(nameOfFolder("my-lean")).toBe("my-lean");
  });

  test("folder names have an inverse", () => {
    const part = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)?$/);
    fc.assert(
      fc.property(part, part, part, (owner, repository, release) => {
        const name = `${owner}/${repository}:${release}`;
        expect(nameOfFolder(folderNameOf(name))).toBe(name);
      }),
    );
  });

  test("a channel is the newest of its kind and origin", () => {
    const folders = ["v4.9.0", "v4.20.0", "v4.21.0-rc2", "v4.21.0-rc10"].map(
      (release) => `leanprover--lean4---${release}`,
    );
    folders.push("leanprover--lean4-nightly---nightly-2025-01-03", "other--lean4---v9.0.0", "my-lean");
    const origin = "leanprover/lean4";
    expect(newestOfChannel({ origin, channel: "stable" }, folders)).toBe("leanprover--lean4---v4.20.0");
    expect(newestOfChannel({ origin, channel: "beta" }, folders)).toBe("leanprover--lean4---v4.21.0-rc10");
    const nightly = { origin: "leanprover/lean4-nightly", channel: "nightly" } as const;
    expect(newestOfChannel(nightly, folders)).toBe("leanprover--lean4-nightly---nightly-2025-01-03");
    expect(newestOfChannel({ origin, channel: "stable" }, ["my-lean"])).toBeUndefined();
  });
});

describe("elan's settings", () => {
  const text = [
    'version = "12"',
    "default_toolchain = 'stable' # chosen",
    "telemetry = false",
    "",
    "[overrides]",
    '"/home/u/pro\\"j" = "leanprover/lean4:v4.20.0"',
    "'\\\\?\\C:\\Users\\Uma\\proj' = \"my-lean\"",
    "[other]",
    'default_toolchain = "not this"',
  ].join("\r\n");

  test("default and overrides", () => {
    const settings = parseElanSettings(text);
    expect(settings.defaultToolchain).toBe("stable");
    expect(overrideFor(settings, '/home/u/pro"j', false)).toBe("leanprover/lean4:v4.20.0");
    expect(overrideFor(settings, "/home/u", false)).toBeUndefined();
    expect(overrideFor(settings, "c:\\users\\uma\\proj", true)).toBe("my-lean");
  });

  test("nothing in it stops the reader", () => {
    fc.assert(
      fc.property(fc.string(), (noise) => {
        expect(parseElanSettings(`${noise}\n[overrides]\n'/p' = 'v4.1.0'`).overrides.get("/p")).toBe("v4.1.0");
      }),
    );
  });
});

describe("Lean text", () => {
  test("imports are read from the header only", () => {
    const source = `\uFEFF/- a /- nested -/ import No -/
module -- import Not
prelude
public import Init.Data
meta import all «Mathlib».Tactic
import Std import Lean
/-- import Never -/ theorem t : True := trivial
import Late`;
    expect(importsOf(source)).toEqual(["Init.Data", "Mathlib.Tactic", "Std", "Lean"]);
  });

  test("strings keep what looks like a comment", () => {
    expect(withoutComments('a "--" b -- c\nd /- "-/ e')).toBe('a "--" b  \nd   e');
    expect(withoutComments("x /- open")).toBe("x  ");
  });

  test("required packages", () => {
    const lean = `require mathlib from git "https://example.org/a--b"
-- require no
require "leanprover-community" / "batteries" @ "main"
  require "owner" / aesop
meta if true then require «doc-gen4» from git "x"`;
    expect(packagesInLakefileLean(lean)).toEqual(["mathlib", "batteries", "aesop", "doc-gen4"]);
    const toml =
      'name = "me"\n[[require]]\nname = "mathlib"\nrev = "v4"\n[[lean_lib]]\nname = "Me"\n[[require]]\nscope = "x"';
    expect(packagesInLakefileToml(toml)).toEqual(["mathlib", "(without a name)"]);
    expect(packagesInLakefileToml('[[lean_lib]]\nname = "Me"')).toEqual([]);
    expect(packagesInManifest('{"packages":[{"name":"«doc-gen4»"},{}]}')).toEqual(["doc-gen4", "(without a name)"]);
    expect(packagesInManifest("{")).toEqual([]);
    expect(packagesInManifest("null")).toEqual([]);
  });
});
