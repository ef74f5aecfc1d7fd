import type { Result } from "../../core/base/result.ts";
import { ok } from "../../core/base/result.ts";
import { findTextHoles } from "../../core/lean/hole.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { HoleChecker } from "../../core/lean/ports.ts";
import { ConversationActs } from "../../core/conversation/conversationActs.ts";
import type { OpenFile } from "../openFile.ts";
import { ProofDesk } from "../discuss/proofDesk.ts";
import type { EvalSet } from "./evalSet.ts";

/** The items' places in one file; a place is opened once and serves every model. */
export class EvalPlaces {
  readonly #open: OpenFile;
  readonly #holes = new Map<string, Hole>();
  readonly #checkers = new Map<string, HoleChecker>();
  readonly timeoutMs = 10_000;

  constructor(open: OpenFile, { proofs, statements, sketches }: EvalSet) {
    this.#open = open;
    const names = [...proofs, ...statements, ...sketches].map(({ name }) => name);
    for (const [at, hole] of findTextHoles(open.file.text).entries()) {
      const name = names[at];
      if (name !== undefined) this.#holes.set(name, hole);
    }
  }

  /** The checker at an item; undefined where Lean expects no proof there. */
  async checker(name: string, signal: AbortSignal): Promise<HoleChecker | undefined> {
    const known = this.#checkers.get(name);
    const hole = this.#holes.get(name);
    if (known || !hole) return known;
    const opened = await this.#open.document.openHole(hole, signal);
    if (opened.kind === "ok") this.#checkers.set(name, opened.value);
    return opened.kind === "ok" ? opened.value : undefined;
  }

  /** The acts of a conversation at an item, with nothing said yet. */
  async acts(name: string, signal: AbortSignal): Promise<ConversationActs | undefined> {
    const checker = await this.checker(name, signal);
    if (!checker) return undefined;
    return this.#acts({ openAt: (): Promise<Result<HoleChecker, string>> => Promise.resolve(ok(checker)) });
  }

  /** The same where the parts of sketches have places of their own. */
  deskActs(name: string): ConversationActs | undefined {
    const hole = this.#holes.get(name);
    return hole && this.#acts(new ProofDesk(this.#open, hole));
  }

  #acts(place: ConstructorParameters<typeof ConversationActs>[0]["place"]): ConversationActs {
    let turns = 0;
    return new ConversationActs({
      place,
      nowMs: () => 0,
      heard: () => undefined,
      timeoutMs: this.timeoutMs,
      newId: () => `turn${(turns += 1)}`,
    });
  }
}
