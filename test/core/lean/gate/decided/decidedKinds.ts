/** Decisions about kinds of Lean's syntax, with the reason. */
export interface DecidedKinds {
  /** `byOption`: the table of options decides; `bySetting`: the person does. */
  readonly decision: "allowed" | "refused" | "byOption" | "bySetting";
  readonly why: string;
  readonly kinds: readonly string[];
}
