import type { TriedGoalView } from "../../core/protocol/searchView.ts";
import type { SearchFigures } from "../../core/search/searchEvents.ts";

/** Lean tries candidates at a hole for suggestions. */
export interface Suggesting {
  readonly kind: "suggesting";
  readonly line: number;
  readonly screened: number;
}

/** Lean looks for a whole proof. */
export interface Proving {
  readonly kind: "proving";
  readonly line: number;
  readonly budgetSeconds: number;
  /** Undefined until the hole is opened. */
  readonly figures: SearchFigures | undefined;
  readonly tried: TriedGoalView | undefined;
}

/** Lean checks a text of the person. */
export interface Checking {
  readonly kind: "checking";
  readonly line: number;
  readonly text: string;
}

/** A model is speaking; nothing of its text counts yet. */
export interface ModelSpeaks {
  readonly kind: "modelSpeaks";
  readonly role: string;
  readonly text: string;
}

/** An activity about a proof that is in progress. A `line` counts from 0. */
export type Activity = Suggesting | Proving | Checking | ModelSpeaks;

type ActivityOf<Kind extends Activity["kind"]> = Extract<Activity, { readonly kind: Kind }>;

/** The owner's handle on an activity; it has no effect once the activity has ended or been replaced. */
export interface Begun<Kind extends Activity> {
  readonly isOn: boolean;
  update(change: Partial<Omit<Kind, "kind">>): void;
  end(): void;
}

/** The activities in progress, one of each kind: a person may check a text while a search runs. */
export class Activities {
  readonly #running = new Map<Activity["kind"], Activity>();

  /** In the order in which they began; empty if nothing is in progress. */
  get all(): readonly Activity[] {
    return [...this.#running.values()];
  }

  find<Kind extends Activity["kind"]>(kind: Kind): ActivityOf<Kind> | undefined {
    // Each is stored under its own kind.
    return this.#running.get(kind) as ActivityOf<Kind> | undefined;
  }

  /** Replaces an earlier activity of the same kind, whose owner can no longer change anything. */
  begin<Kind extends Activity>(activity: Kind): Begun<Kind> {
    const { kind } = activity;
    let own: Activity = activity;
    const isOn = (): boolean => this.#running.get(kind) === own;
    this.end(kind);
    this.#running.set(kind, own);
    return {
      get isOn() {
        return isOn();
      },
      update: (change) => {
        if (!isOn()) return;
        own = { ...own, ...change };
        this.#running.set(kind, own);
      },
      end: () => {
        if (isOn()) this.#running.delete(kind);
      },
    };
  }

  /** Ends the activity of a kind, no matter who began it. */
  end(kind: Activity["kind"]): void {
    this.#running.delete(kind);
  }
}
