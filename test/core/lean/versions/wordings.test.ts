import { describe, expect, test } from "vitest";
import {
  missingModule,
  notFalse,
  sorryWarning,
  uncompiled,
  unknownName,
  type Wording,
  wordedPart,
} from "../../../../core/lean/versions/wordings.ts";
import { isBefore, releaseNamed, type ReleaseName } from "../../../../core/lean/versions/leanRelease.ts";

const codeOf = "not supported by code generator; consider marking definition as";

/** The very words of releases, each with the releases that were looked at and say so. */
const said: readonly (readonly [string, readonly Wording[], string, readonly ReleaseName[]])[] = [
  ["sorry", sorryWarning, "declaration uses 'sorry'", ["4.20", "4.24", "4.26", "4.27"]],
  ["sorry", sorryWarning, "declaration uses `sorry`", ["4.28", "4.32", "4.34", "4.35"]],
  ["name", unknownName, "unknown identifier 'english'", ["4.20", "4.21", "4.22"]],
  ["name", unknownName, "unknown constant 'Nat.nope'", ["4.20", "4.22"]],
  ["name", unknownName, "Unknown identifier `OddList.nil`", ["4.22", "4.24"]],
  ["name", unknownName, "Unknown constant `OddList.nil`", ["4.23", "4.28", "4.35"]],
  [
    "False",
    notFalse,
    "type mismatch\n  1\nhas type\n  Nat : Type\nbut is expected to have type\n  False : Prop",
    ["4.20", "4.22"],
  ],
  [
    "False",
    notFalse,
    "Type mismatch\n  1\nhas type\n  Nat\nof sort `Type` but is expected to have type\n  False\nof sort `Prop`",
    ["4.23", "4.28", "4.35"],
  ],
  [
    "code",
    uncompiled,
    "failed to compile definition, consider marking it as 'noncomputable' because it depends on 'd', and it does not have executable code",
    ["4.20", "4.21"],
  ],
  ["code", uncompiled, `axiom 'd' ${codeOf} 'noncomputable'`, ["4.22"]],
  ["code", uncompiled, `'d' ${codeOf} 'noncomputable'`, ["4.23"]],
  ["code", uncompiled, `\`d\` ${codeOf} \`noncomputable\``, ["4.24", "4.28", "4.35"]],
  ["module", missingModule, "object file '/l/A.olean' of module A does not exist", ["4.28", "4.35"]],
  ["module", missingModule, "uncaught exception: Could not find any oleans for: A", ["4.28", "4.35"]],
  ["module", missingModule, "failed to read file '/l/A.olean', incompatible header", ["4.28", "4.35"]],
];

const rows = said.flatMap(([what, wordings, words, releases]) =>
  releases.map((release) => ({ what, wordings, words, release })),
);

test.each(rows)("$release on $what: $words", ({ wordings, words, release }) => {
  const known = wordings.filter(({ says }) => says.test(words));
  expect(known).toSatisfy((fitting: readonly Wording[]) => fitting.some((wording) => isOf(wording, release)));
});

test.each(rows)("no other form claims $words", ({ wordings, words, release }) => {
  const wrong = wordings.filter((wording) => wording.says.test(words) && !isOf(wording, release));
  expect(wrong).toEqual([]);
});

function isOf({ since, until }: Wording, name: ReleaseName): boolean {
  const release = releaseNamed(name);
  return !(since && isBefore(release, since)) && !(until && !isBefore(release, until));
}

describe("the releases of a wording", () => {
  const tables = { sorryWarning, unknownName, notFalse, uncompiled, missingModule };

  test.each(Object.entries(tables))("%s has one for every release", (_, wordings) => {
    const releases = Array.from({ length: 17 }, (__, at): ReleaseName => `4.${20 + at}`);
    expect(releases.filter((release) => !wordings.some((wording) => isOf(wording, release)))).toEqual([]);
  });

  test.each(Object.entries(tables))("each form in %s has words of a release that was looked at", (_, wordings) => {
    const unseen = wordings.filter(
      ({ says }) => !said.some(([, table, words]) => table === wordings && says.test(words)),
    );
    expect(unseen).toEqual([]);
  });
});

test("what is named is the first group, without its sort", () => {
  const types = said.filter(([what]) => what === "False").map(([, , words]) => wordedPart(words, notFalse));
  expect(types).toEqual(["Nat", "Nat"]);
});
