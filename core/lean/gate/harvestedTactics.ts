/** Tactics that only suggest, and whose suggestions are tried one by one; the syntax gate refuses them as steps. */
export const harvestedTactics = ["exact?", "try?", "simp?", "apply?", "rw?"] as const;
/** Also words for other things, so that the gate refuses them as tactics alone. */
export const harvestedWords = ["hint"] as const;
export type HarvestedTactic = (typeof harvestedTactics)[number] | (typeof harvestedWords)[number];
