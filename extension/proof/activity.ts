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
  /** Undefined until Lean stands at the goal. */
  readonly figures: SearchFigures | undefined;
  readonly tried: TriedGoalView | undefined;
}

/** Lean is asked about what the person has written. */
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

/** What goes on about a proof now. A `line` counts from 0. */
export type Activity = Suggesting | Proving | Checking | ModelSpeaks;

type ActivityOf<Kind extends Activity["kind"]> = Extract<Activity, { readonly kind: Kind }>;

/** The holder's hand on what they have begun; of no effect once it has ended or another one has taken its place. */
export interface Begun<Kind extends Activity> {
  readonly isOn: boolean;
  update(change: Partial<Omit<Kind, "kind">>): void;
  end(): void;
}

/** The activities that go on at the same time: a person may check a text while a search runs. One of each kind. */
export class Activities {
  readonly #running = new Map<Activity["kind"], Activity>();

  /** In the order in which they were begun; none where nothing goes on. */
  get all(): readonly Activity[] {
    return [...this.#running.values()];
  }

  find<Kind extends Activity["kind"]>(kind: Kind): ActivityOf<Kind> | undefined {
    // Each stands under its own kind.
    return this.#running.get(kind) as ActivityOf<Kind> | undefined;
  }

  /** Takes the place of an earlier one of the same kind, whose holder can no longer change anything. */
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

  /** Ends the one of a kind, whoever has begun it. */
  end(kind: Activity["kind"]): void {
    this.#running.delete(kind);
  }
}
