import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { homedir, tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { type NamedPath, namedPaths } from "./namedPaths.ts";
import { root, topNames, writtenFiles } from "./repository.ts";

const files = writtenFiles();
const documents = files.filter((file) => /^(README|CHANGELOG)\.md$|^docs\/.*\.md$/.test(file));

describe("documents", () => {
  test.each(["README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "docs/ARCHITECTURE.md", "docs/DEPENDENCIES.md"])(
    "%s is there",
    (file) => expect(files).toContain(file),
  );

  test("name only paths that exist", () => {
    const names = topNames();
    const missing = documents.flatMap((document) =>
      namedPaths(read(document), names)
        .filter((named) => !exists(named, document))
        .map(({ path }) => `${document} names ${path}, which does not exist`),
    );
    expect(missing).toEqual([]);
  });
});

test("no file names a package registry's host or a folder of the machine it was written on", () => {
  const hosts = ["registry.npmjs", "npmmirror", "registry.yarnpkg", "files.pythonhosted"].map((host) => `${host}.`);
  const folders = [dirname(root), homedir()].filter((folder) => folder.length > 1 && folder !== tmpdir());
  const forbidden = [...hosts.map(literally), ...folders.map(asAbsolutePath)];
  const found = files.flatMap((file) => {
    const text = read(file);
    return forbidden.flatMap((pattern) => (text.match(pattern) ?? []).map((words) => `${file} names ${words}`));
  });
  expect(found).toEqual([]);
});

function literally(words: string): RegExp {
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}

/** A folder at the beginning of a path, not in the middle of a longer one. */
function asAbsolutePath(folder: string): RegExp {
  return new RegExp(`(?<![\\w.-])${literally(`${folder}/`).source}`);
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function exists({ path, from }: NamedPath, document: string): boolean {
  if (from === "anywhere") return files.some((file) => basename(file) === path);
  const wanted = join(from === "root" ? "." : dirname(document), path);
  return globSync(wanted, { cwd: root }).length > 0;
}
