import type { Result } from "../../../core/base/result.ts";
import { failure, ok } from "../../../core/base/result.ts";
import { findTextHoles } from "../../../core/lean/hole.ts";
import { nearestHole } from "../../../core/lean/nearestHole.ts";
import type { HoleChecker } from "../../../core/lean/ports.ts";
import type { Verdict } from "../../../core/lean/verdict.ts";
import type { HoleOpener, HolePlace, ImportsAtHand, OpenedHole } from "../../../extension/proof/documentLanes.ts";
import type { TextChange } from "../../../extension/proof/insertedSteps.ts";

type TextDocument = Parameters<HoleOpener["openHole"]>[0];

const uri = "file:///A.lean";

/** A document of the editor, limited to what the proof work uses. */
export class OpenDocument {
  text: string;
  version = 1;

  constructor(text: string) {
    this.text = text;
  }

  /** As the editor would pass it. */
  get asDocument(): TextDocument {
    return this as unknown as TextDocument;
  }

  get uri(): { readonly fsPath: string; toString(): string } {
    return { fsPath: "/A.lean", toString: () => uri };
  }

  getText(): string {
    return this.text;
  }

  offsetAt({ line, character }: { readonly line: number; readonly character: number }): number {
    const before = this.text.split("\n").slice(0, line);
    return before.reduce((sum, one) => sum + one.length + 1, character);
  }

  change({ rangeOffset, rangeLength, text }: TextChange): void {
    this.text = this.text.slice(0, rangeOffset) + text + this.text.slice(rangeOffset + rangeLength);
    this.version += 1;
  }
}

/** Opens the holes of a document for a given checker, whose verdicts it binds to the document's version. */
export class OpenedHoles implements HoleOpener {
  readonly #document: OpenDocument;
  readonly checker: HoleChecker;
  readonly pool = {} as ImportsAtHand["pool"];
  importsChanged = 0;
  isKnown = false;
  /** The reason that nothing can be opened. */
  problem: string | undefined;
  /** The offsets of opened holes, and the number of those still open. */
  readonly places: number[] = [];
  stillOpen = 0;
  timesReady = 0;

  constructor(document: OpenDocument, checker: HoleChecker) {
    this.#document = document;
    this.checker = checker;
  }

  openHole(_: TextDocument, place: HolePlace): Promise<Result<OpenedHole, string>> {
    this.isKnown = true;
    if (this.problem !== undefined) return Promise.resolve(failure(this.problem));
    const { text, version } = this.#document;
    const hole = place.hole ?? nearestHole(text, place.offset, findTextHoles(text));
    this.places.push(hole.start);
    this.stillOpen += 1;
    const { pool, importsChanged } = this;
    return Promise.resolve(ok({ hole, pool, importsChanged, checker: this.#checkerAt(hole, version) }));
  }

  #checkerAt(hole: OpenedHole["hole"], documentVersion: number): OpenedHole["checker"] {
    const { checker } = this;
    const bound = (verdict: Verdict): Verdict => ({ ...verdict, uri, documentVersion });
    return {
      ...checker,
      screen: async (...asked) => (await checker.screen(...asked)).map(bound),
      async *gate(...asked) {
        for await (const verdict of checker.gate(...asked)) yield bound(verdict);
      },
      insertion: (newText) => ({ start: hole.start, end: hole.end, newText }),
      ready: () => {
        this.timesReady += 1;
        return Promise.resolve();
      },
      dispose: () => void (this.stillOpen -= 1),
    };
  }

  importsOf(): ImportsAtHand | undefined {
    return this.isKnown ? { pool: this.pool, importsChanged: this.importsChanged } : undefined;
  }

  forget(): void {
    this.isKnown = false;
  }
}
