import type { Activities } from "../proof/activity.ts";

/** The text at the end of a line on which Lean works; the line counts from 0. */
export interface ActivityMark {
  readonly line: number;
  readonly text: string;
}

/** The activity that the person most likely waits for; undefined if Lean is asked about no line. */
export function activityMark(activities: Activities): ActivityMark | undefined {
  const checking = activities.find("checking");
  if (checking) return { line: checking.line, text: "Lean: checking" };
  const proving = activities.find("proving");
  if (proving) return { line: proving.line, text: `Lean: ${proving.figures?.leanCalls ?? 0} tried for a proof` };
  const suggesting = activities.find("suggesting");
  return suggesting && { line: suggesting.line, text: `Lean: ${suggesting.screened} tried` };
}
