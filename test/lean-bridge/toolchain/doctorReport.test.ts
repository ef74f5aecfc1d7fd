import { expect, test } from "vitest";
import { type DoctorFacts, doctorReport, hasFailure, reportText } from "../../../lean-bridge/toolchain/doctorReport.ts";
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
  expect(reportText(report)).toBe(`Lean
  ok   Lean 4.20.0 (x86_64-unknown-linux-gnu): leanprover/lean4:v4.20.0 at /home/u/.elan/toolchains/leanprover--lean4---v4.20.0, named by /p/lean-toolchain
       project /p
  ok   checks proofs and compiles programs
  ok   builds projects with lake, Mathlib included where the project requires it
  ok   reports the axioms of a proof in full
       no independent checker (leanchecker comes with Lean 4.28 and later)

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
