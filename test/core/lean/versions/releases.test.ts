import { describe, expect, test } from "vitest";
import { kernelQuestion } from "../../../../core/lean/kernelQuestion.ts";
import { screenText } from "../../../../core/lean/screenText.ts";
import { kernelFaultsOf, mendedBy } from "../../../../core/lean/versions/kernelFaults.ts";
import { standingMessage, standingOf } from "../../../../core/lean/versions/knownReleases.ts";
import { isBefore, type LeanRelease, mayBeBefore } from "../../../../core/lean/versions/leanRelease.ts";

/** `4.33.0-rc2` and its like. */
function release(text: string): LeanRelease {
  const [number = "", ...suffix] = text.split("-");
  const [, minor, patch] = number.split(".");
  return { minor: Number(minor), patch: Number(patch), suffix: suffix.length === 0 ? undefined : suffix.join("-") };
}

describe("which of two is older", () => {
  test.each([
    ["4.27.0", "4.28", true, true],
    ["4.28.0", "4.28", false, false],
    ["4.28.0-rc1", "4.28", false, true],
    ["4.28.0-nightly-2026-01-03", "4.28", false, true],
    ["4.33.0", "4.33.1", true, true],
    ["4.34.0", "4.33.1", false, false],
  ] as const)("%s and %s", (text, name, ...expected) => {
    expect([isBefore(release(text), name), mayBeBefore(release(text), name)]).toEqual(expected);
  });
});

describe("whether anybody has looked at a release", () => {
  test.each([
    ["4.19.0", "tooOld"],
    ["4.20.0-rc5", "known"],
    ["4.20.0", "known"],
    ["4.36.2", "known"],
    ["4.37.0", "tooNew"],
    ["4.37.0-nightly-2026-12-01", "tooNew"],
  ])("%s", (text, standing) => expect(standingOf(release(text))).toBe(standing));

  test("a person is told the range", () => {
    expect(standingMessage(release("4.37.0"))).toBe(
      "Lean 4.37.0 is newer than the Leans that Colloquy knows (up to 4.36)",
    );
    expect(standingMessage(release("4.19.1"))).toContain("older than the Leans that Colloquy knows (from 4.20)");
    expect(standingMessage(release("4.28.0-pre"))).toBeUndefined();
  });
});

describe("faults of a kernel", () => {
  const has = (text: string, source: string): boolean =>
    kernelFaultsOf(release(text)).some((fault) => fault.source === source);

  test.each([
    ["4.20.1", "#8559", true],
    ["4.21.0", "#8559", false],
    ["4.32.1", "#14577", true],
    ["4.32.2", "#14577", false],
    // A fix of an older line is not in a candidate of the next.
    ["4.33.0-rc1", "#14577", true],
    ["4.33.0", "#14577", false],
    ["4.32.2", "#14613", true],
    ["4.33.0", "#14807", true],
    ["4.33.1", "#14807", false],
    ["4.34.0-rc1", "#14807", true],
    ["4.34.0", "#14807", false],
    ["4.33.1", "#15241", true],
    ["4.34.0", "#15241", true],
    ["4.34.1", "#15241", false],
    ["4.35.0-nightly-2026-09-01", "#15241", true],
    ["4.35.0", "#15241", false],
  ])("%s has %s: %s", (text, source, expected) => expect(has(text, source)).toBe(expected));

  test("the release to change to has none of them, and is not older", () => {
    expect(mendedBy(release("4.28.0"))).toBe("4.34.1");
    expect(mendedBy(release("4.34.0"))).toBe("4.34.1");
    expect(mendedBy(release("4.35.0-rc2"))).toBe("4.35.0");
    expect(kernelFaultsOf(release("4.34.1"))).toEqual([]);
    expect(kernelFaultsOf(release("4.36.0"))).toEqual([]);
  });
});

describe("options that a Lean lacks are not set", () => {
  const name = ["t"];
  const asked = (text?: string): string =>
    kernelQuestion(name, ["value"], text === undefined ? undefined : release(text))?.text ?? "";
  const command = { start: 0, end: 30, keywords: [] };
  const words = { name: "w", hole: "w_hole", exampleName: "w_e", namedExample: "def w_e" };
  const hole = { kind: "sorry", start: 25, end: 30 } as const;
  const site = { text: "theorem t : 1 = 1 := by   sorry", hole, mode: "tactic", command, words } as never;
  const screen = (text: string): string =>
    screenText({ ...(site as object), lean: release(text) } as never, "skip").text;

  test.each([
    ["4.20.0", false],
    ["4.23.0", false],
    ["4.24.0-rc1", true],
    ["4.35.0", true],
  ])("`pp.unicode` in %s: %s", (text, expected) => expect(asked(text).includes("pp.unicode")).toBe(expected));

  test("nothing is left out where the Lean is not known", () => expect(asked()).toBe(asked("4.35.0")));

  test.each([
    ["4.21.0", false],
    ["4.22.0", true],
  ])("`warn.sorry` in %s: %s", (text, expected) => {
    expect(screen(text).includes("set_option warn.sorry true\n")).toBe(expected);
    expect(screen(text)).toContain("set_option linter.all false\nset_option Elab.async false\naxiom _root_.w_hole");
  });
});
