/** The code that runs a Lean: finding it, its processes, the editor's client. Loaded when the first Lean is wanted. */
export { openProcessConnection } from "../../lean-bridge/connection/processConnection.ts";
export { LeanSession } from "../../lean-bridge/session/leanSession.ts";
export { openToolchain, openToolchainMessage, preparingText } from "../../lean-bridge/toolchain/openToolchain.ts";
export { OwnClient } from "./ownClient.ts";
export { neighboursDocuments, ownDocuments } from "./personalDocuments.ts";
