import type { QuickInputButton, QuickPick, QuickPickItem, Uri } from "vscode";
import { ThemeIcon, window, workspace } from "vscode";
import { setImmediate } from "node:timers/promises";
import type { EpisodeState } from "../../core/episode/episodeState.ts";
import { episodeStateOf, isAccepted, isSolved } from "../../core/episode/episodeState.ts";
import { EpisodeIndex } from "../../store/episodeIndex.ts";

export interface PickedEpisode {
  readonly folder: Uri;
  readonly episode: EpisodeState;
}

/** Something that can be done with an episode besides going on with it, as a button of its row. */
export interface EpisodeAction {
  readonly icon: string;
  readonly title: string;
  readonly run: (picked: PickedEpisode) => Promise<void>;
}

/** A row of the list holds no more than what is shown; the episode is read when it is chosen. */
interface EpisodeItem extends QuickPickItem {
  readonly folder: Uri;
  readonly id: string;
}

/** So many rows are added before the editor may draw. */
const rowsAtOnce = 50;

/**
 * Lets a person look for one of the workspace's episodes by its declaration, its file and what was said in it; the newest
 * first. Undefined if none was chosen; a button of a row does its action and closes the list.
 */
export async function pickEpisode(
  placeHolder: string,
  actions: readonly EpisodeAction[] = [],
): Promise<PickedEpisode | undefined> {
  const pick = window.createQuickPick<EpisodeItem>();
  const closed = new AbortController();
  Object.assign(pick, { placeholder: placeHolder, matchOnDescription: true, matchOnDetail: true, busy: true });
  pick.title = "Episodes of this workspace";
  pick.show();
  const chosen = choiceIn(pick, actions);
  try {
    const found = await fill(pick, actions, closed.signal);
    if (found === 0) {
      pick.hide();
      await window.showInformationMessage(
        "This workspace has no recorded episodes yet. Recording is switched on in the panel.",
      );
    }
    const item = await chosen;
    return item && (await loaded(item));
  } finally {
    closed.abort();
    pick.dispose();
  }
}

/** The row that is chosen; undefined where none is, or an action was done instead. */
function choiceIn(pick: QuickPick<EpisodeItem>, actions: readonly EpisodeAction[]): Promise<EpisodeItem | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]));
    pick.onDidHide(() => resolve(undefined));
    pick.onDidTriggerItemButton(({ item, button }) => {
      resolve(undefined);
      const action = actions.find(({ title }) => title === button.tooltip);
      // Whatever goes wrong is told by the action's own command.
      if (action)
        loaded(item)
          .then(action.run)
          .catch((error: unknown) => window.showErrorMessage(String(error)));
    });
  });
}

async function loaded({ folder, id }: EpisodeItem): Promise<PickedEpisode> {
  using index = await EpisodeIndex.open(folder.fsPath, new AbortController().signal);
  return { folder, episode: episodeStateOf(id, index.records(id)) };
}

/** Adds the episodes while the list is shown already; returns how many there are. */
async function fill(
  pick: QuickPick<EpisodeItem>,
  actions: readonly EpisodeAction[],
  signal: AbortSignal,
): Promise<number> {
  const buttons = actions.map(({ icon, title }): QuickInputButton => {
    return { iconPath: new ThemeIcon(icon), tooltip: title };
  });
  const items: EpisodeItem[] = [];
  for (const { uri: folder } of workspace.workspaceFolders ?? []) {
    using index = await EpisodeIndex.open(folder.fsPath, signal);
    for (const id of index.ids.toReversed()) {
      if (signal.aborted) return items.length;
      const item = itemOf({ folder, episode: episodeStateOf(id, index.records(id)) }, buttons);
      if (item) items.push(item);
      if (items.length % rowsAtOnce === 0) await setImmediate();
    }
  }
  pick.items = items;
  pick.busy = false;
  return items.length;
}

/** An episode without any content left cannot be shown. */
function itemOf({ folder, episode }: PickedEpisode, buttons: readonly QuickInputButton[]): EpisodeItem | undefined {
  const { id, conversation, uri, declaration, deleted, records, endedMs } = episode;
  if (deleted === records.length) return undefined;
  const { utterances } = conversation;
  const accepted = utterances.filter(isAccepted).length;
  const state = isSolved(episode) ? "finished" : "open";
  const said = utterances.map(({ tactic, text }) => tactic ?? text).join(" ");
  return {
    folder,
    id,
    buttons: [...buttons],
    label: declaration,
    description: uri,
    detail:
      `${utterances.length} turns, ${accepted} accepted, ${state}, ${new Date(endedMs).toLocaleString()}: ` +
      said.replace(/\s+/gu, " ").slice(0, 200),
  };
}
