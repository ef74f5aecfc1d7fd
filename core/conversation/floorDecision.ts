/** The roles in which a model can speak. */
export const roles = ["proposer", "critic", "repairer", "integrator", "formaliser", "tutor"] as const;
export type Role = (typeof roles)[number];

/** The reasons to speak. */
export const speakReasons = ["asked", "failed-proposal", "joinable-claims", "open-claim", "quiet-time"] as const;
export type SpeakReason = (typeof speakReasons)[number];

/** The reasons to wait. */
export const waitReasons = [
  "stopped",
  "no-model",
  "budget-spent",
  "model-speaks",
  "person-types",
  "unsent-draft",
  "lean-busy",
  "critique-limit",
  "not-quiet-yet",
  "nothing-to-say",
] as const;
export type WaitReason = (typeof waitReasons)[number];

/** The decision who may speak, and why; it is logged unchanged. */
export type FloorDecision =
  | { readonly kind: "speak"; readonly role: Role; readonly reason: SpeakReason; readonly target?: string }
  | { readonly kind: "wait"; readonly reason: WaitReason };
