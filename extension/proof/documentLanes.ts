import type { TextDocument } from "vscode";
import type { Result } from "../../core/base/result.ts";
import { failure, ok } from "../../core/base/result.ts";
import type { Hole } from "../../core/lean/hole.ts";
import { nearestHole } from "../../core/lean/nearestHole.ts";
import type { HoleChecker } from "../../core/lean/ports.ts";
import type { DocumentHoleChecker } from "../../lean-bridge/shadow/holeChecker.ts";
import { LanePool } from "../../lean-bridge/shadow/lanePool.ts";
import type { ProofDocumentOptions } from "../../lean-bridge/shadow/proofDocument.ts";
import { ProofDocument } from "../../lean-bridge/shadow/proofDocument.ts";
import type { LeanService, RunningLean } from "../lean/leanService.ts";
import type { Settings } from "../settings/settingsSchema.ts";

export const wholeFileTimeoutMs = 120_000;

/** The holes of a text, and the count of changes to imports at that time; valid for that text and those imports. */
interface KeptProof {
  readonly proof: ProofDocument;
  readonly importsChanged: number;
}

/** The lanes of a document, and the count of changes to its imports. */
export interface ImportsAtHand {
  readonly pool: LanePool;
  readonly importsChanged: number;
}

/** The checker of an opened hole. */
export type OpenChecker = Pick<DocumentHoleChecker, keyof HoleChecker | "ready" | "dispose">;

/** An opened hole, with the lanes of its document for questions about no particular step. */
export interface OpenedHole extends ImportsAtHand {
  readonly hole: Hole;
  readonly checker: OpenChecker;
}

/** A place at which a hole is wanted. */
export interface HolePlace {
  readonly offset: number;
  /** The hole itself, if known; otherwise the one at a cursor at `offset`. */
  readonly hole?: Hole | undefined;
}

/** Opens holes of documents. */
export interface HoleOpener {
  /** Opens the hole of a place, or says in one sentence why it cannot; the caller must dispose of its checker. */
  openHole(document: TextDocument, place: HolePlace, signal: AbortSignal): Promise<Result<OpenedHole, string>>;
  /** The lanes of a document; undefined if nothing in it was asked for yet. */
  importsOf(document: TextDocument): ImportsAtHand | undefined;
  forget(document: TextDocument): void;
}

/** Keeps the shadow lanes of each document until it is closed, and the holes of its present text. */
export class DocumentLanes implements HoleOpener {
  readonly #lean: Pick<LeanService, "leanFor">;
  readonly #settings: () => Pick<Settings, "lanes" | "allowNativeDecide">;
  readonly #pools = new Map<string, LanePool>();
  readonly #proofs = new Map<string, KeptProof>();

  constructor(lean: Pick<LeanService, "leanFor">, settings: () => Pick<Settings, "lanes" | "allowNativeDecide">) {
    this.#lean = lean;
    this.#settings = settings;
  }

  async openHole(document: TextDocument, place: HolePlace, signal: AbortSignal): Promise<Result<OpenedHole, string>> {
    const lean = await this.#lean.leanFor(document);
    if (!lean) return failure("There is no Lean for this file yet.");
    const proof = this.#proofDocument(document, lean);
    const holes = await proof.holes(signal);
    if (holes.kind === "unknown") return failure(`Lean gave no answer about the file: ${holes.detail}`);
    const hole = place.hole ?? nearestHole(proof.options.text, place.offset, holes.value);
    const { pool } = proof;
    const { importsChanged } = pool;
    const opened = await proof.openHole(hole, signal);
    if (opened.kind === "error") return failure(opened.problem.message);
    return ok({ hole, checker: opened.value, pool, importsChanged });
  }

  importsOf(document: TextDocument): ImportsAtHand | undefined {
    const pool = this.#pools.get(document.uri.toString());
    return pool && { pool, importsChanged: pool.importsChanged };
  }

  forget(document: TextDocument): void {
    const uri = document.uri.toString();
    this.#pools.get(uri)?.close();
    this.#pools.delete(uri);
    this.#proofs.delete(uri);
  }

  #proofDocument(document: TextDocument, { session, toolchain }: RunningLean): ProofDocument {
    const uri = document.uri.toString();
    const { lanes, allowNativeDecide } = this.#settings();
    const pool = this.#poolOf(uri, session, lanes);
    const { version } = document;
    const { importsChanged } = pool;
    const read = this.#proofs.get(uri);
    if (read?.importsChanged === importsChanged && isOf(read.proof, { pool, version, allowNativeDecide }))
      return read.proof;
    const proof = new ProofDocument({
      session,
      uri,
      pool,
      lanes,
      allowNativeDecide,
      text: document.getText(),
      version,
      baselineTimeoutMs: wholeFileTimeoutMs,
      libraryTheoremsAreAxioms: !toolchain.found.toolchain.capabilities.completeAxiomReports,
    });
    this.#proofs.set(uri, { proof, importsChanged });
    return proof;
  }

  /** Closes the lanes of a Lean that has gone, and opens new ones. */
  #poolOf(uri: string, session: RunningLean["session"], lanes: number): LanePool {
    const kept = this.#pools.get(uri);
    if (kept?.session === session) return kept;
    kept?.close();
    const pool = new LanePool(session, uri, lanes);
    this.#pools.set(uri, pool);
    return pool;
  }
}

function isOf(
  { options }: ProofDocument,
  now: Pick<ProofDocumentOptions, "pool" | "version" | "allowNativeDecide">,
): boolean {
  return (
    options.pool === now.pool && options.version === now.version && options.allowNativeDecide === now.allowNativeDecide
  );
}
