import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diskFiles, type FileLookup } from "../../../lean-bridge/toolchain/fileLookup.ts";
import { filesInMemory } from "./filesInMemory.ts";

let root = "";

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "colloquy-lookup-")));
  await mkdir(join(root, "bin"));
  await writeFile(join(root, "bin", "lean"), "program");
  await chmod(join(root, "bin", "lean"), 0o755);
  await writeFile(join(root, "notes"), "text");
  await chmod(join(root, "notes"), 0o644);
  await symlink("bin", join(root, "linked"));
});

afterAll(() => rm(root, { recursive: true }));

/** The obligations of the port, which the real file system and the one in memory both meet. */
describe.each(["disk", "memory"] as const)("file lookup: %s", (kind) => {
  const lookup = (): FileLookup =>
    kind === "disk"
      ? diskFiles
      : filesInMemory({
          platform: "linux",
          files: { [join(root, "bin/lean")]: "program", [join(root, "notes")]: "text" },
          links: { [join(root, "linked")]: join(root, "bin") },
          notExecutable: [join(root, "notes")],
        });

  test("tells files, folders and nothing apart, through links too", async () => {
    const files = lookup();
    const entries = ["bin", "bin/lean", "linked/lean", "linked", "nowhere"].map((path) =>
      files.entryAt(join(root, path)),
    );
    expect(await Promise.all(entries)).toEqual(["folder", "file", "file", "folder", "missing"]);
  });

  test("reads text, and says when there is none", async () => {
    const files = lookup();
    expect(await files.readText(join(root, "notes"))).toEqual({ kind: "ok", value: "text" });
    expect(await files.readText(join(root, "nowhere"))).toMatchObject({ problem: { kind: "missing" } });
    expect(await files.readText(join(root, "notes", "below"))).toMatchObject({ problem: { kind: "missing" } });
  });

  test("knows what may be executed, what a folder holds, and where a link leads", async () => {
    const files = lookup();
    expect(await files.isExecutable(join(root, "bin/lean"))).toBe(true);
    expect(await files.isExecutable(join(root, "notes"))).toBe(false);
    expect(await files.namesIn(join(root, "bin"))).toEqual(["lean"]);
    expect(await files.namesIn(join(root, "nowhere"))).toEqual([]);
    expect(await files.realPath(join(root, "linked", "lean"))).toBe(join(root, "bin", "lean"));
    expect(await files.realPath(join(root, "nowhere"))).toBe(join(root, "nowhere"));
  });
});

test("a folder in place of a file is unreadable, not missing", async () => {
  expect(await diskFiles.readText(root)).toMatchObject({ problem: { kind: "unreadable" } });
});
