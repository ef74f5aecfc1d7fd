import type { LeanSession } from "../session/leanSession.ts";

/** Names that Lean was seen to know with the core imports of a header alone, by those imports. */
export type LibraryNames = Map<string, Set<string>>;

const ofSessions = new WeakMap<LeanSession, LibraryNames>();

/** A session is one Lean, whose own library does not change, so that a name need be asked for once. */
export function libraryNamesOf(session: LeanSession): LibraryNames {
  const known = ofSessions.get(session) ?? new Map<string, Set<string>>();
  ofSessions.set(session, known);
  return known;
}
