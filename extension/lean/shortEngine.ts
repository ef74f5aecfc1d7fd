/** A Lean's name without the build's details, which the log has. */
export function shortEngine(engine: string): string {
  return engine.replace(/ \([^)]*\)/u, "");
}
