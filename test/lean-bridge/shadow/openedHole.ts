import { findTextHoles } from "../../../core/lean/hole.ts";
import type { LeanSession } from "../../../lean-bridge/session/leanSession.ts";
import type { DocumentHoleChecker } from "../../../lean-bridge/shadow/holeChecker.ts";
import type { LanePool } from "../../../lean-bridge/shadow/lanePool.ts";
import { ProofDocument } from "../../../lean-bridge/shadow/proofDocument.ts";

export interface HoleRequest {
  readonly session: LeanSession;
  readonly uri: string;
  readonly text: string;
  readonly version?: number;
  readonly lanes?: number;
  readonly pool?: LanePool;
}

/** The first `sorry` of a text, ready for candidates. */
export async function openFirstHole(request: HoleRequest, signal: AbortSignal): Promise<DocumentHoleChecker> {
  const document = new ProofDocument({
    version: 1,
    lanes: 1,
    ...request,
    baselineTimeoutMs: 6e4,
    allowNativeDecide: false,
    libraryTheoremsAreAxioms: true,
  });
  const hole = findTextHoles(request.text)[0];
  if (!hole) throw new Error("the text has no hole");
  const opened = await document.openHole(hole, signal);
  if (opened.kind === "error") throw new Error(`${opened.problem.kind}: ${opened.problem.message}`);
  return opened.value;
}
