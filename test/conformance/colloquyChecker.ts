import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type TestEngine } from "../fixtures/testEngine.ts";
import type { Hole } from "../../core/lean/hole.ts";
import { effectOf, isVerified } from "../../core/lean/verdict.ts";
import { checkStep } from "../../core/lean/checkStep.ts";
import type { LeanSession } from "../../lean-bridge/session/leanSession.ts";
import type { DocumentHoleChecker } from "../../lean-bridge/shadow/holeChecker.ts";
import { LanePool } from "../../lean-bridge/shadow/lanePool.ts";
import { ProofDocument } from "../../lean-bridge/shadow/proofDocument.ts";
import type { CheckAnswer, CheckRequest, ConformanceChecker } from "./checkerAdapter.ts";

interface OpenText {
  readonly text: string;
  readonly document: ProofDocument;
  readonly holes: Map<number, DocumentHoleChecker | CheckAnswer>;
}

/** Colloquy's own screen and gate on a Lean: one session, one worker, one text at a time. */
export class ColloquyChecker implements ConformanceChecker {
  readonly #engine: TestEngine;
  readonly #session: LeanSession;
  readonly #pool: LanePool;
  #open: OpenText | undefined;
  #texts = 0;

  constructor(engine: TestEngine) {
    this.#engine = engine;
    this.#session = engine.session({ cwd: tmpdir(), reportDelayMs: 1 });
    this.#pool = new LanePool(this.#session, pathToFileURL(join(tmpdir(), "Conformance.lean")).href, 1);
  }

  async check(request: CheckRequest, signal: AbortSignal): Promise<CheckAnswer> {
    const open = this.#openText(request.text);
    const found = open.holes.get(request.offset) ?? (await openHoleAt(open.document, request.offset, signal));
    open.holes.set(request.offset, found);
    if (!("screen" in found)) return found;
    const step = { text: request.candidate, limits: { timeoutMs: request.timeoutMs } };
    const { screened, verdict } = await checkStep(found, step, signal);
    const effect = effectOf(screened);
    return {
      accepted: isVerified(verdict),
      kind: verdict.kind,
      level: verdict.level,
      reason: verdict.reason ?? "",
      ...(effect ? { effect } : {}),
    };
  }

  #openText(text: string): OpenText {
    if (this.#open?.text === text) return this.#open;
    this.#closeText();
    this.#texts += 1;
    const uri = pathToFileURL(join(tmpdir(), `Conformance${this.#texts}.lean`)).href;
    const document = new ProofDocument({
      session: this.#session,
      uri,
      text,
      version: 1,
      lanes: 1,
      pool: this.#pool,
      baselineTimeoutMs: 6e4,
      allowNativeDecide: false,
      libraryTheoremsAreAxioms: this.#engine.libraryTheoremsAreAxioms,
    });
    this.#open = { text, document, holes: new Map() };
    return this.#open;
  }

  #closeText(): void {
    for (const hole of this.#open?.holes.values() ?? []) if ("screen" in hole) hole.dispose();
    this.#open?.document.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closeText();
    await this.#session[Symbol.asyncDispose]();
  }
}

/** The hole that Colloquy itself finds at the offset, or a cursor there. */
async function openHoleAt(
  document: ProofDocument,
  offset: number,
  signal: AbortSignal,
): Promise<DocumentHoleChecker | CheckAnswer> {
  const holes = await document.holes(signal);
  if (holes.kind === "unknown") return noHole(holes.detail);
  const cursor: Hole = { kind: "cursor", start: offset, end: offset };
  const opened = await document.openHole(holes.value.find((hole) => hole.start === offset) ?? cursor, signal);
  return opened.kind === "ok" ? opened.value : noHole(opened.problem.message);
}

function noHole(reason: string): CheckAnswer {
  return { accepted: false, kind: "noHole", level: "none", reason };
}
