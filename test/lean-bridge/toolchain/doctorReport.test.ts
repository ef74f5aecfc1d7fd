import { describe, expect, test } from "vitest";
import { checkerLines } from "../../../lean-bridge/toolchain/doctorCheckers.ts";
import type { DoctorLine } from "../../../lean-bridge/toolchain/doctorLine.ts";
import { type DoctorFacts, doctorReport, hasFailure, reportText } from "../../../lean-bridge/toolchain/doctorReport.ts";
import { versionLines } from "../../../lean-bridge/toolchain/doctorVersion.ts";
import { parseLeanVersion } from "../../../lean-bridge/toolchain/leanVersion.ts";
import { findToolchain } from "../../../lean-bridge/toolchain/findToolchain.ts";
import type { ToolchainRequest } from "../../../lean-bridge/toolchain/search.ts";
import { elanToolchain, memoryRequest, readyEmbedded } from "./searchFixture.ts";

const gibibyte = 1024 ** 3;
const machine = {
  nodeVersion: "v24.21.0",
  totalMemoryBytes: 16 * gibibyte,
  availableMemoryBytes: 8 * gibibyte,
  cacheFolder: { path: "/home/u/.cache/colloquy", state: "writable", sizeBytes: 340 * 1024 ** 2 },
} as const;

async function facts(request: ToolchainRequest, changes: Partial<DoctorFacts> = {}): Promise<DoctorFacts> {
  const search = await findToolchain(request);
  return { search, embedded: readyEmbedded, machine, projectModules: undefined, ...changes };
}

test("a project with its Lean installed", async () => {
  const bin = elanToolchain("v4.20.0");
  const files = { "/p/lean-toolchain": "v4.20.0", "/p/lakefile.toml": "", [`${bin}/lean`]: "", [`${bin}/lake`]: "" };
  const report = doctorReport(await facts(memoryRequest({ files })));
  expect(hasFailure(report)).toBe(false);
  const others = report.sections.filter(({ title }) => title !== "Its version");
  expect(reportText({ sections: others })).toBe(`Lean
  ok   Lean 4.20.0 (x86_64-unknown-linux-gnu): leanprover/lean4:v4.20.0 at /home/u/.elan/toolchains/leanprover--lean4---v4.20.0, named by /p/lean-toolchain
       project /p
  ok   checks proofs and compiles programs
  ok   builds projects with lake, Mathlib included where the project requires it
  ok   reports the axioms of a proof in full
       no independent checker (leanchecker comes with Lean 4.28 and later, others with 4.35)

Where it looked
  ok   /home/u/.elan/toolchains/leanprover--lean4---v4.20.0: leanprover/lean4:v4.20.0, named by /p/lean-toolchain

Embedded Lean
  ok   ready in /cache/embedded

This machine
  ok   Node v24.21.0
  ok   memory: 8.0 GB of 16.0 GB available
  ok   cache /home/u/.cache/colloquy, 340 MB
`);
});

test("a project whose Lean is missing says what to do next", async () => {
  const files = { "/p/lean-toolchain": "v4.20.0", "/p/lakefile.lean": "require mathlib" };
  const report = doctorReport(await facts(memoryRequest({ files })));
  expect(hasFailure(report)).toBe(true);
  expect(report.sections[0]?.lines).toEqual([
    {
      status: "bad",
      text: "/p/lean-toolchain names leanprover/lean4:v4.20.0, which is not installed, and /p/lakefile.lean requires mathlib",
      next: "install elan, then run: elan toolchain install leanprover/lean4:v4.20.0, or use --toolchain embedded",
    },
  ]);
});

test("the embedded Lean says what it cannot do, and an old or small machine is told", async () => {
  const small = {
    nodeVersion: "v18.0.0",
    totalMemoryBytes: gibibyte,
    availableMemoryBytes: gibibyte,
    cacheFolder: { path: "/cache", state: "notWritable", sizeBytes: undefined },
  } as const;
  const projectModules = { compiled: 1, total: 2, failed: ["P.Basic"] };
  const report = doctorReport(await facts(memoryRequest({ files: {} }), { machine: small, projectModules }));
  const text = reportText(report);
  expect(text).toContain("checks proofs, does not compile programs");
  expect(text).toContain("BAD  Node v18.0.0 is too old\n         next: install Node 20 or later");
  expect(text).toContain("warn memory: 1.0 GB of 1.0 GB available");
  expect(text).toContain("warn P.Basic does not compile\n         next: colloquy check P/Basic.lean");
  expect(text).toContain("BAD  cache /cache cannot be written");
});

describe("what the version of a Lean means", () => {
  /** The lines about `Lean (version TEXT)`. */
  const lines = (text: string): readonly DoctorLine[] => versionLines(parseLeanVersion(`Lean (version ${text})`));
  const told = (text: string): readonly string[] => lines(text).map((line) => `${line.status} ${line.text}`);
  const warnings = (text: string): readonly string[] => told(text).filter((line) => line.startsWith("warn"));

  test("one that is known and has no known fault is no reason to warn", () => {
    expect(warnings("4.34.1")).toEqual([]);
    expect(warnings("4.36.0")).toEqual([]);
    expect(lines("4.36.0").map(({ text }) => text)).toContainEqual(
      expect.stringContaining("`rwa` closes only the goal"),
    );
    expect(versionLines(undefined)).toEqual([]);
  });

  test("faults of its kernel are named, with what to do", () => {
    const [summary, ...faults] = lines("4.33.1");
    expect(summary).toEqual({
      status: "warn",
      text: "the kernel of this Lean has 3 known faults; each needs a file that is made for it",
      next: "update to Lean 4.34.1 or later, or have a checker that does not share them judge a file that you do not trust: colloquy verify --paranoid",
    });
    expect(faults.map(({ text }) => text)).toContain(
      "lean4#15241: terms that take 18 GB; mended in 4.34.1 and 4.35.0; not shared by nanoda and con-ron",
    );
  });

  test("of a build on the way to a mended release nobody knows whether it has them", () => {
    expect(warnings("4.35.0-nightly-2026-09-01")).toEqual([
      "warn the kernel of this Lean may have 3 known faults; each needs a file that is made for it",
    ]);
    expect(warnings("4.36.0-rc1")).toEqual([]);
  });

  test.each([
    ["4.37.0", "newer than the Leans that Colloquy knows (up to 4.36)", "update Colloquy"],
    ["4.19.0", "older than the Leans that Colloquy knows (from 4.20)", "have the project name a later Lean"],
  ])("%s is outside of what is known", (text, message, next) => {
    expect(lines(text)[0]).toMatchObject({
      status: "warn",
      text: expect.stringContaining(message),
      next: expect.stringContaining(next),
    });
  });

  test.each([
    ["4.29.1", true, false],
    ["4.30.0", false, false],
    ["4.35.0", false, true],
  ])("differences that hold in %s", (text, before, since) => {
    expect(told(text).some((line) => line.includes("`#print axioms` does not work"))).toBe(before);
    expect(told(text).some((line) => line.includes("`rwa` closes only"))).toBe(since);
  });
});

describe("checkers at hand", () => {
  const leanchecker = { name: "leanchecker", path: "/t/bin/leanchecker" } as const;
  const nanoda = { name: "nanoda", path: "/t/bin/nanoda_bin" } as const;
  const conRon = { name: "con-ron", path: "/t/bin/con-ron" } as const;

  test("each is named, and what is run only when asked for", () => {
    const lines = checkerLines({ present: [leanchecker, nanoda, conRon], exporter: "/t/bin/leanexport" });
    expect(lines.map(({ status, text }) => `${status} ${text}`)).toEqual([
      "ok independent check by leanchecker at /t/bin/leanchecker",
      "ok independent check by nanoda at /t/bin/nanoda_bin",
      "ok independent check by con-ron at /t/bin/con-ron (verify --paranoid)",
    ]);
  });

  test("one that reads an export is of no use without what writes it", () => {
    expect(checkerLines({ present: [nanoda], exporter: undefined })).toEqual([
      {
        status: "warn",
        text: "independent check by nanoda at /t/bin/nanoda_bin is not possible: nothing here writes what it reads",
        next: "have lean4export of the same Lean on the PATH, or a Lean of 4.35 or later",
      },
    ]);
  });
});
