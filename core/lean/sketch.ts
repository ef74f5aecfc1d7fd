import { codeTokens } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/** A `have` of a sketch whose proof is left out. Offsets count UTF-16 code units of the sketch. */
export interface SketchPart {
  /** `this` where it has none. */
  readonly name: string;
  /** Between the name and the colon; empty where there are none. */
  readonly binders: string;
  readonly statement: string;
  /** Of `have`. */
  readonly start: number;
  /** Directly behind `:=`. */
  readonly bodyStart: number;
  /** Of the `sorry`. */
  readonly end: number;
}

/** A proof of which some `have`s are left out. */
export interface Sketch {
  readonly text: string;
  readonly parts: readonly SketchPart[];
}

/**
 * Reads a sketch; undefined where no `sorry` stands in the text, or one that is not the whole proof of a `have`: then
 * nobody could say what is still to be shown.
 */
export function readSketch(text: string): Sketch | undefined {
  const tokens = codeTokens(text);
  const parts: SketchPart[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.text !== "sorry") continue;
    const part = partBefore(text, tokens, at);
    if (!part) return undefined;
    parts.push(part);
  }
  const isNamed = new Set(parts.map(({ name }) => name)).size === parts.length;
  return parts.length > 0 && isNamed ? { text, parts } : undefined;
}

/** From the `sorry` back over `:= by` to the `have` on the same level of brackets. */
function partBefore(text: string, tokens: readonly Token[], sorry: number): SketchPart | undefined {
  const assign = tokens[sorry - 1]?.text === "by" ? sorry - 2 : sorry - 1;
  const [assignToken, sorryToken] = [tokens[assign], tokens[sorry]];
  if (assignToken?.text !== ":=" || !sorryToken) return undefined;
  const have = openingHave(tokens, assign);
  const colon = have === undefined ? -1 : typeColon(tokens, have, assign);
  const haveToken = have === undefined ? undefined : tokens[have];
  const colonToken = tokens[colon];
  if (have === undefined || !haveToken || !colonToken) return undefined;
  const name = tokens[have + 1];
  const isNamed = name?.kind === "identifier";
  return {
    name: isNamed ? name.text : "this",
    binders: text.slice(isNamed ? name.end : haveToken.end, colonToken.start).trim(),
    statement: text.slice(colonToken.end, assignToken.start).trim(),
    start: haveToken.start,
    bodyStart: assignToken.end,
    end: sorryToken.end,
  };
}

const openers = new Set(["(", "[", "{", "⟨"]);
const closers = new Set([")", "]", "}", "⟩"]);

function openingHave(tokens: readonly Token[], assign: number): number | undefined {
  let depth = 0;
  for (let at = assign - 1; at >= 0; at -= 1) {
    const text = tokens[at]?.text ?? "";
    if (closers.has(text)) depth += 1;
    if (openers.has(text)) depth -= 1;
    if (depth < 0 || (depth === 0 && (text === ":=" || text === "by"))) return undefined;
    if (depth === 0 && text === "have") return at;
  }
  return undefined;
}

/** The first colon outside brackets; those of binders stand inside. */
function typeColon(tokens: readonly Token[], have: number, assign: number): number {
  let depth = 0;
  for (let at = have + 1; at < assign; at += 1) {
    const text = tokens[at]?.text ?? "";
    if (openers.has(text)) depth += 1;
    if (closers.has(text)) depth -= 1;
    if (depth === 0 && text === ":") return at;
  }
  return -1;
}

/**
 * The sketch as a step without `sorry`: what was left out becomes goals, behind those that the sketch itself leaves, in
 * its order. This is what Lean is asked about; a proof for a part stands in the part's place.
 */
export function stepOfSketch(sketch: Sketch, proofs: ReadonlyMap<string, string> = new Map()): string {
  return withParts(sketch, (part) => {
    const proof = proofs.get(part.name);
    if (proof !== undefined) return sketch.text.slice(part.start, part.bodyStart) + proofBody(sketch, part, proof);
    const head = sketch.text.slice(part.start, part.bodyStart);
    return `refine (${head} ?_; ?_); rotate_left`;
  });
}

function withParts({ text, parts }: Sketch, replaced: (part: SketchPart) => string): string {
  let result = "";
  let done = 0;
  for (const part of parts) {
    result += text.slice(done, part.start) + replaced(part);
    done = part.end;
  }
  return result + text.slice(done);
}

/** ` by`, and the proof below it, two columns deeper than the line that the `have` stands on. */
function proofBody({ text }: Sketch, part: SketchPart, proof: string): string {
  const line = text.slice(text.lastIndexOf("\n", part.start - 1) + 1);
  const indent = " ".repeat(line.length - line.trimStart().length + 2);
  const lines = proof.trim().split("\n");
  return ` by\n${lines.map((content) => (content.trim() === "" ? "" : indent + content)).join("\n")}`;
}
