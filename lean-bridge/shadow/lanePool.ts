import type { Subscription } from "../connection/leanConnection.ts";
import type { LeanSession } from "../session/leanSession.ts";
import { FindingCache } from "./findingCache.ts";
import type { KnownTactics } from "./knownTactics.ts";
import { knownTacticsOf } from "./knownTactics.ts";
import { LaneGroup } from "./laneGroup.ts";
import type { LibraryNames } from "./libraryNames.ts";
import type { ShadowLane } from "./shadowLane.ts";
import { libraryNamesOf } from "./libraryNames.ts";

/**
 * The lanes of one real document. Lean keeps what it has elaborated as far as a text stays the same, so one lane keeps
 * the whole file and is asked for what is about to be shown, while the others keep what stands before a declaration
 * and are asked for candidates. With one lane in all it does both.
 */
export class LanePool {
  readonly session: LeanSession;
  readonly size: number;
  /** For texts with something of ours in them, and for tactics that only suggest. */
  readonly screening: LaneGroup;
  /** For the file as it is, or as it would be. */
  readonly clean: LaneGroup;
  /** For questions about a file without its `module` keyword, where Lean answers none with it. */
  readonly unmoduled: LaneGroup;
  /** Findings of these lanes that still hold. */
  readonly findings = new FindingCache();
  readonly libraryNames: LibraryNames;
  readonly knownTactics: KnownTactics;
  /** The processes of the lanes have run the usual tactics once. */
  hasUsedTactics = false;
  readonly #subscription: Subscription;
  #importsChanged = 0;
  /** How many there were; each has a document of its own beside those that are open. */
  #freshLanes = 0;
  readonly #uri: string;

  constructor(session: LeanSession, uri: string, size: number) {
    this.session = session;
    this.size = size;
    this.#uri = uri;
    this.libraryNames = libraryNamesOf(session);
    this.knownTactics = knownTacticsOf(session);
    this.clean = new LaneGroup({ session, uri, first: 1, size: 1 });
    this.screening = size > 1 ? new LaneGroup({ session, uri, first: 2, size: size - 1 }) : this.clean;
    this.unmoduled = new LaneGroup({ session, uri, first: size + 1, size: 1 });
    this.#subscription = session.onEvent((event) => {
      if (event.kind === "staleDependency" && this.#groups.some((lanes) => lanes.has(event.uri)))
        this.#importsChanged += 1;
      if (event.kind === "unreadable" || event.kind === "reading") return;
      this.findings.clear();
      this.knownTactics.clear();
      this.hasUsedTactics = false;
    });
  }

  /** Work in a document of its own, with a worker that nobody uses before or after. */
  async onFreshLane<Value>(work: (lane: ShadowLane) => Promise<Value>): Promise<Value> {
    this.#freshLanes += 1;
    const lanes = new LaneGroup({
      session: this.session,
      uri: this.#uri,
      first: this.size + 1 + this.#freshLanes,
      size: 1,
    });
    try {
      return await lanes.withLane(work);
    } finally {
      lanes.close();
    }
  }

  get #groups(): readonly LaneGroup[] {
    return [...new Set([this.clean, this.screening, this.unmoduled])];
  }

  /** Counts how often Lean has said that something imported is no longer what it was. */
  get importsChanged(): number {
    return this.#importsChanged;
  }

  /** Which Lean answers, for verdicts. */
  get engine(): string {
    return this.session.engine;
  }

  close(): void {
    this.#subscription.dispose();
    for (const lanes of this.#groups) lanes.close();
  }
}
