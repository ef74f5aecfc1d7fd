/** How a part is joined to the one before it: after it, or to every goal that it leaves. */
export type Join = "first" | "next" | "all";

/** One tactic of a closing call, in one line with single blanks. */
export interface CallPart {
  readonly join: Join;
  readonly text: string;
}

const opening = "([{⟨";
const closing = ")]}⟩";

/**
 * The tactics of a call in their order: `field_simp; ring` and the same in two lines are two parts, and so is
 * `constructor <;> simp`. What stands in brackets is left whole.
 */
export function callParts(call: string): readonly CallPart[] {
  const parts: CallPart[] = [];
  let part: CallPart = { join: "first", text: "" };
  let depth = 0;
  const finish = (next: Join): void => {
    const text = part.text.replace(/\s+/gu, " ").trim();
    // A line that ends with `<;>` goes on in the next.
    if (text === "") return;
    parts.push({ ...part, text });
    part = { join: next, text: "" };
  };
  for (const piece of withoutOuter(call).match(/<;>|[\s\S]/gu) ?? []) {
    if (opening.includes(piece)) depth += 1;
    if (closing.includes(piece)) depth -= 1;
    if (depth === 0 && piece === "<;>") finish("all");
    else if (depth === 0 && (piece === ";" || piece === "\n")) finish("next");
    else part = { ...part, text: part.text + piece };
  }
  finish("next");
  return parts;
}

/** `by simp` and `(simp; ring)` are the calls inside. */
function withoutOuter(call: string): string {
  const bare = call.trim().replace(/^by\s+/u, "");
  return /^\([^()]*\)$/u.test(bare) ? bare.slice(1, -1) : bare;
}

/** The first word of a tactic. */
export function headOf(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.'?!]*/u.exec(text)?.[0] ?? text;
}

const listed = new Set(["simp", "simp_all", "linarith", "nlinarith", "norm_num", "grind", "positivity", "field_simp"]);

/** What a call is counted under: its tactics without their terms, as `linarith [..]` or `constructor <;> simp`. */
export function kindOf(call: string): string {
  const joiner: Readonly<Record<Join, string>> = { first: "", next: "; ", all: " <;> " };
  return callParts(call)
    .map(({ join, text }) => joiner[join] + kindOfPart(text))
    .join("");
}

function kindOfPart(text: string): string {
  const head = headOf(text);
  if (head === "simpa") return /\susing\s/u.test(text) ? "simpa using" : "simpa";
  return listed.has(head) && text.includes("[") ? `${head} [..]` : head;
}
