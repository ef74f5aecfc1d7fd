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

/** An action on an episode other than resuming it, as a button of its row. */
export interface EpisodeAction {
  readonly icon: string;
  readonly title: string;
  readonly run: (picked: PickedEpisode) => Promise<void>;
}

/** A row of the list holds only the text shown; the episode is read when it is chosen. */
interface EpisodeItem extends QuickPickItem {
  readonly folder: Uri;
  readonly id: string;
}

/** The number of rows added before the editor may draw. */
const rowsAtOnce = 50;

/**
 * Lets a person search the episodes of the workspace by declaration, file and the words in them; the newest
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
        "This workspace has no recorded episodes yet. You can switch on recording in the panel.",
      );
    }
    const item = await chosen;
    return item && (await loaded(item));
  } finally {
    closed.abort();
    pick.dispose();
  }
}

/** The chosen row; undefined if none was chosen or an action was done instead. */
function choiceIn(pick: QuickPick<EpisodeItem>, actions: readonly EpisodeAction[]): Promise<EpisodeItem | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]));
    pick.onDidHide(() => resolve(undefined));
    pick.onDidTriggerItemButton(({ item, button }) => {
      resolve(undefined);
      const action = actions.find(({ title }) => title === button.tooltip);
      // Failures are reported by the action's own command.
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

/** Adds the episodes while the list is already shown; returns their number. */
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

/** An episode whose content was deleted cannot be shown. */
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
