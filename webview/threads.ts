import type { UtteranceView } from "../core/protocol/viewState.ts";

/** A turn as it is drawn: below the turn that it replies to, with the number of turns below it. */
export interface TurnRow {
  readonly utterance: UtteranceView;
  /** From 1, in the order of the conversation. */
  readonly number: number;
  /** 0 for a turn that replies to none. */
  readonly depth: number;
  /** The number of turns below it, at any depth. */
  readonly replies: number;
  readonly isFolded: boolean;
}

/** The id of the earlier turn that each turn is drawn below; undefined for a turn that opens a branch. */
function parentsOf(conversation: readonly UtteranceView[]): ReadonlyMap<string, string | undefined> {
  const seen = new Set<string>();
  return new Map(
    conversation.map(({ id, types }) => {
      const parent = types.map(({ target }) => target).find((target) => target !== null && seen.has(target));
      seen.add(id);
      return [id, parent ?? undefined];
    }),
  );
}

/** Every branch with the turns below it, in the order in which the branches were opened, without folded turns. */
export function turnRows(conversation: readonly UtteranceView[], folded: ReadonlySet<string>): readonly TurnRow[] {
  const children = new Map<string | undefined, { utterance: UtteranceView; number: number }[]>();
  const parents = parentsOf(conversation);
  for (const [at, utterance] of conversation.entries()) {
    const siblings = children.get(parents.get(utterance.id)) ?? [];
    siblings.push({ utterance, number: at + 1 });
    children.set(parents.get(utterance.id), siblings);
  }
  const rows: TurnRow[] = [];
  const add = (parent: string | undefined, depth: number, isHidden: boolean): number => {
    let count = 0;
    for (const { utterance, number } of children.get(parent) ?? []) {
      const at = rows.length;
      const isFolded = folded.has(utterance.id);
      if (!isHidden) rows.push({ utterance, number, depth, replies: 0, isFolded });
      const replies = add(utterance.id, depth + 1, isHidden || isFolded);
      const row = rows[at];
      if (!isHidden && row) rows[at] = { ...row, replies };
      count += replies + 1;
    }
    return count;
  };
  add(undefined, 0, false);
  return rows;
}

/** The turns that must be unfolded to show a turn. */
export function ancestorsOf(conversation: readonly UtteranceView[], id: string): readonly string[] {
  const parents = parentsOf(conversation);
  const above: string[] = [];
  for (let at = parents.get(id); at !== undefined; at = parents.get(at)) above.push(at);
  return above;
}
