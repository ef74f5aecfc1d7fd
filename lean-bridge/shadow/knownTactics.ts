import { parseHeader } from "../../core/lean/header.ts";
import { TextIndex } from "../../core/lean/textIndex.ts";
import type { TacticNames } from "../../core/lean/ports.ts";
import { leanRequests } from "../protocol/leanProtocol.ts";
import type { LeanSession } from "../session/leanSession.ts";
import { ownTactics } from "./ownTactics.ts";
import type { ShadowLane } from "./shadowLane.ts";

/** Lines that may declare a tactic, or open the scope in which one can be used. */
const declaring = /^.*\b(?:macro|syntax|elab|open|scoped|namespace|section|end)\b.*$/gmu;
/** An empty line in a tactic block: there Lean's completion lists every tactic, and nothing but tactics. */
const probe = ["example : True := by", "  skip", "  ", "  trivial", ""];
const emptyLine = 2;

interface TacticPlace {
  /** Of the real document. */
  readonly uri: string;
  readonly textBefore: string;
  readonly timeoutMs: number;
}

/**
 * The tactics that can be used at a place of a file, as Lean's own completion knows them: those of everything imported, of
 * the project and of the file. Lean is asked once for each set of imports and of the file's own tactics; a failure is not
 * kept. Source: `src/Lean/Server/Completion/CompletionCollectors.lean` (`tacticCompletion`).
 */
export class KnownTactics {
  readonly #known = new Map<string, TacticNames>();

  /** Takes one edit of the lane, or none. */
  async at(lane: ShadowLane, { uri, textBefore, timeoutMs }: TacticPlace, signal: AbortSignal): Promise<TacticNames> {
    const key = keyOf(textBefore);
    const kept = this.#known.get(key);
    if (kept) return kept;
    const words = await this.#listed(lane, { textBefore, timeoutMs }, signal);
    const own = await ownTactics(uri, textBefore);
    const names = { known: words, own: own.filter((tactic) => words.has(tactic.split(" ")[0] ?? "")) };
    if (words.size > 0) this.#known.set(key, names);
    return names;
  }

  async #listed(
    lane: ShadowLane,
    { textBefore, timeoutMs }: Omit<TacticPlace, "uri">,
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    const text = `${textBefore.replace(/\n*$/u, "")}\n\n${probe.join("\n")}`;
    const settled = await lane.settle(text, timeoutMs, signal);
    if (settled.kind === "unknown") return new Set();
    const line = new TextIndex(text).lineCount - probe.length + emptyLine;
    const position = { line, character: probe[emptyLine]?.length ?? 0 };
    const answer = await lane.ask((document) =>
      document.ask(leanRequests.completion, { textDocument: { uri: document.uri }, position }, signal),
    );
    return new Set(answer.kind === "unknown" ? [] : answer.value.items.map(({ label }) => firstWord(label)));
  }

  /** After something imported has changed. */
  clear(): void {
    this.#known.clear();
  }
}

const ofSessions = new WeakMap<LeanSession, KnownTactics>();

/** A session is one Lean, so that files with the same imports share an answer. */
export function knownTacticsOf(session: LeanSession): KnownTactics {
  const known = ofSessions.get(session) ?? new KnownTactics();
  ofSessions.set(session, known);
  return known;
}

function keyOf(textBefore: string): string {
  const { end } = parseHeader(textBefore);
  return [textBefore.slice(0, end), ...(textBefore.slice(end).match(declaring) ?? [])].join("\n");
}

/**
 * A tactic without a known first word is listed under the name of its syntax: `Lean.Parser.Tactic.simpAll`,
 * `Lean.Parser.Tactic.tacticRw_mod_cast___`. So are all of the embedded Lean's own.
 */
function firstWord(label: string): string {
  if (!/\.\w|^tactic[A-Z]/u.test(label)) return label;
  const name = (label.split(".").at(-1) ?? label).replace(/^tactic(?=\p{Lu})/u, "").replace(/_+$/u, "");
  return name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, "_").toLowerCase();
}
