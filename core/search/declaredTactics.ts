/**
 * A tactic that a text declares and that can be used by its name alone: whatever may follow the word is optional. Source of
 * the forms: `Lean/Parser/Syntax.lean` (`macro`, `syntax`, `elab`).
 */
const declaring =
  /^\s*(?:@\[[^\]]*\]\s*)?(?:(?:scoped|local|public|meta|private)\s+)*(?:macro|syntax|elab)(?::\w+)?\s*(?:\((?:name|priority) := [^)]*\)\s*)*"(?<word>[^"\s]+)\s*"\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)\?\s*)*:\s*tactic\b/gmu;
/** `register_try?_tactic (priority := 500) T` of Lean and `register_hint 500 T` of Mathlib. */
const registering = /^\s*register_(?:try\?_tactic|hint)\b\s*(?:\(priority := \d+\)|\d+)?\s*(?<tactic>\S.*)$/gmu;

/** The tactics that a text declares or registers, each as it can be tried, in the order of the text. */
export function declaredTactics(text: string): readonly string[] {
  const found = [
    ...[...text.matchAll(declaring)].map(({ groups }) => groups?.["word"] ?? ""),
    ...[...text.matchAll(registering)].map(({ groups }) => (groups?.["tactic"] ?? "").trim()),
  ];
  return [...new Set(found)];
}
