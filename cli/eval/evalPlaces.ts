import { ok } from "../../core/base/result.ts";
import { findTextHoles } from "../../core/lean/hole.ts";
import type { Hole } from "../../core/lean/hole.ts";
import type { HoleChecker } from "../../core/lean/ports.ts";
import { ConversationActs } from "../../core/conversation/conversationActs.ts";
import type { AskedAt, ConversationPlace } from "../../core/conversation/conversationPlace.ts";
import type { OpenFile } from "../openFile.ts";
import { DiscussedFile } from "../discuss/discussedFile.ts";
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

  /** A conversation at an item, with nothing said yet. */
  async conversation(name: string, signal: AbortSignal): Promise<EvalConversation | undefined> {
    const checker = await this.checker(name, signal);
    if (!checker) return undefined;
    const opened = { checker, isSupposed: false, siteOf: () => undefined, [Symbol.dispose]: () => undefined };
    return this.#conversation({ openAt: () => Promise.resolve(ok(opened)) }, signal);
  }

  /** The same where the parts of sketches have places of their own. */
  conversationWithParts(name: string, signal: AbortSignal): EvalConversation | undefined {
    const hole = this.#holes.get(name);
    return hole && this.#conversation(new DiscussedFile(this.#open, hole), signal);
  }

  #conversation(place: ConversationPlace<unknown>, signal: AbortSignal): EvalConversation {
    let utterances = 0;
    const acts = new ConversationActs<unknown>({
      nowMs: () => 0,
      heard: () => undefined,
      timeoutMs: this.timeoutMs,
      newId: () => `turn${(utterances += 1)}`,
    });
    return { acts, asked: { place, signal } };
  }
}

/** A conversation, and where Lean is asked about what is said in it. */
export interface EvalConversation {
  readonly acts: ConversationActs<unknown>;
  readonly asked: AskedAt<unknown>;
}
