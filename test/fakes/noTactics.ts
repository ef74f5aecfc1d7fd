import type { TacticNames } from "../../core/lean/ports.ts";

/** As where Lean did not say which tactics there are. */
export const noTactics: TacticNames = { known: new Set(), own: [] };
