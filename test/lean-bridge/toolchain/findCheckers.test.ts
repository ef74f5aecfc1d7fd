import { expect, test } from "vitest";
import { findToolchain } from "../../../lean-bridge/toolchain/findToolchain.ts";
import { elanToolchain, memoryRequest } from "./searchFixture.ts";

test("checkers stand beside Lean, and those of other makers may stand on the PATH; elan's proxies there are not taken", async () => {
  const bin = elanToolchain("v4.35.0");
  const files = {
    "/p/lean-toolchain": "v4.35.0",
    "/p/lakefile.toml": "",
    ...Object.fromEntries(["lean", "lake", "leanexport", "leanchecker"].map((name) => [`${bin}/${name}`, ""])),
    ...Object.fromEntries(["leanchecker-paranoid", "con-ron"].map((name) => [`${bin}/${name}`, ""])),
    "/usr/bin/nanoda_bin": "",
    "/usr/bin/lean4lean": "",
    "/usr/bin/leanchecker": "",
  };
  const callVersion = () => Promise.resolve({ kind: "answered", output: "Lean (version 4.35.0, Release)" } as const);
  const result = await findToolchain(memoryRequest({ files }, { callVersion }));
  expect(result.kind === "ok" && result.value.toolchain.capabilities.checkers).toEqual({
    present: [
      { name: "leanchecker", path: `${bin}/leanchecker` },
      { name: "nanoda", path: "/usr/bin/nanoda_bin" },
      { name: "leanchecker-paranoid", path: `${bin}/leanchecker-paranoid` },
      { name: "con-ron", path: `${bin}/con-ron` },
      { name: "lake check", path: `${bin}/lake` },
    ],
    exporter: `${bin}/leanexport`,
  });
});
