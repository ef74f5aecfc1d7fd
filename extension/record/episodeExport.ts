import { ProgressLocation, Uri, window, workspace } from "vscode";
import { EpisodeIndex } from "../../store/episodeIndex.ts";
import type { ExportRequest, ExportSummary } from "../../store/export/exportRequest.ts";
import type * as exportBundle from "../../store/export/exportBundle.ts";
import { laterBundle } from "../bundles/laterBundle.ts";
import type { EpisodeAction } from "./episodePick.ts";
import { exportPreview } from "./exportPreview.ts";
import { showPage } from "./markdownPages.ts";

/** Exports one episode: the same questions, the same preview. */
export const exportAction: EpisodeAction = {
  icon: "export",
  title: "Export",
  run: ({ folder, episode }) => exportFrom(folder, [episode.id]),
};

/** Exports all episodes of the first folder. */
export async function exportAllEpisodes(): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder) await exportFrom(folder.uri, []);
  else await window.showInformationMessage("Open a folder first: episodes belong to it.");
}

/** Asks for the terms of an export, shows a preview, and writes the export only after that. */
async function exportFrom(folder: Uri, episodes: readonly string[]): Promise<void> {
  const terms = await askedTerms();
  if (!terms) return;
  const request = { workspaceFolder: folder.fsPath, ...terms, episodes };
  const preview = await exported({ ...request, target: undefined });
  if (!preview) return;
  await showPage(`Export as ${terms.format}`, exportPreview(preview, request));
  const write = "Choose a Folder";
  const answer = await window.showInformationMessage(
    "This is what would leave. Nothing is written yet, and nothing is sent anywhere.",
    write,
  );
  const target = answer === write ? await chosenTarget(folder, terms.format) : undefined;
  const summary = target && (await exported({ ...request, target: target.fsPath }));
  if (summary) await window.showInformationMessage(`Exported ${summary.rows} rows to ${target.fsPath}.`);
}

/** The terms of an export, as the person gives them; undefined if the person left a question unanswered. */
async function askedTerms(): Promise<Pick<ExportRequest, "format" | "licence" | "contributors"> | undefined> {
  const { exportFormats, isLicence } = laterBundle<typeof exportBundle>("exports");
  const format = await window.showQuickPick([...exportFormats], { title: "Export episodes", placeHolder: "Format" });
  if (format === undefined) return undefined;
  const licence = await window.showInputBox({
    title: "Licence of the exported rows",
    placeHolder: "An SPDX expression such as CC-BY-4.0",
    validateInput: (text) => (isLicence(text) ? undefined : "Not a valid SPDX expression."),
  });
  if (licence === undefined) return undefined;
  const names = await window.showInputBox({
    title: "Who contributed?",
    placeHolder: "Names, separated by commas",
    validateInput: (text) => (namesIn(text).length === 0 ? "Give at least one name." : undefined),
  });
  return names === undefined ? undefined : { format, licence, contributors: namesIn(names) };
}

function namesIn(text: string): readonly string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}

function chosenTarget(folder: Uri, format: string): Thenable<Uri | undefined> {
  const defaultUri = Uri.joinPath(folder, `colloquy-${format}`);
  return window.showSaveDialog({ title: "A new folder for the export", saveLabel: "Export", defaultUri });
}

/** Undefined if nothing was exported; the person has then been told why. */
async function exported(request: Omit<ExportRequest, "replace" | "names">): Promise<ExportSummary | undefined> {
  const place = { location: ProgressLocation.Notification, title: "Exporting episodes", cancellable: true };
  return window.withProgress(place, async (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    using index = await EpisodeIndex.open(request.workspaceFolder, stop.signal);
    const { exportEpisodes } = laterBundle<typeof exportBundle>("exports");
    const outcome = await exportEpisodes({ ...request, replace: false, names: [] }, index, stop.signal);
    if (outcome.kind === "ok") return outcome.value;
    // The message stays until it is read; the export does not wait for that.
    window.showErrorMessage(`${outcome.problem.message}; ${outcome.problem.next}`).then(undefined, () => undefined);
    return undefined;
  });
}
