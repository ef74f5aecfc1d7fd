import { commandStarts } from "../../core/lean/commandRange.ts";
import type { HoleContext } from "./holeContext.ts";
import { textBefore } from "./holeContext.ts";
import type { LaneGroup } from "./laneGroup.ts";
import type { FastScreen } from "./prefixScreen.ts";
import { openFastScreen } from "./prefixScreen.ts";
import type { Situation } from "./situation.ts";

/** Compiling the part before the declaration pays only behind many commands and for many candidates. */
const commandsForFast = 60;
const candidatesBeforeFast = 48;

/** The lanes for candidates at one hole: the document's own, and quicker ones from when they are open. */
export class FastLanes {
  readonly #context: HoleContext;
  readonly #lifetime = new AbortController();
  #screened = 0;
  #fast: FastScreen | undefined;
  #opening: Promise<void> | undefined;

  constructor(context: HoleContext) {
    this.#context = context;
  }

  /** The lanes to ask, and the hole as it stands in their texts. */
  get current(): { readonly situation: Situation; readonly lanes: LaneGroup } {
    const { situation, pool } = this.#context;
    return this.#fast ?? { situation, lanes: pool.screening };
  }

  get isOpen(): boolean {
    return this.#fast !== undefined;
  }

  /** Opens the quicker lanes where so many candidates have come that it pays. */
  noteScreened(candidates: number): void {
    this.#screened += candidates;
    if (this.#opening || this.#screened < candidatesBeforeFast) return;
    if (commandStarts(textBefore(this.#context.situation)).length < commandsForFast) return;
    // Nobody waits for this promise: a failure means that the plain way stays.
    this.open().catch(() => undefined);
  }

  /** In the background the plain way goes on serving; whatever keeps the fast way from being the same ends it. */
  open(): Promise<void> {
    const { situation, settings, pool } = this.#context;
    const { uri, baselineTimeoutMs: timeoutMs } = settings;
    const { session, screening } = pool;
    this.#opening ??= openFastScreen(
      { session, uri, lanes: screening.size, situation, timeoutMs },
      this.#lifetime.signal,
    ).then((fast) => {
      if (this.#lifetime.signal.aborted) fast?.lanes.close();
      else this.#fast = fast;
    });
    return this.#opening;
  }

  close(): void {
    this.#lifetime.abort();
    this.#fast?.lanes.close();
    this.#fast = undefined;
  }
}
