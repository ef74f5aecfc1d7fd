/** A room of the house: its folder, and the other rooms that its files may import from. */
export interface Room {
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Rooms from which it may import only types, so that none of their code is bundled. */
  readonly mayImportTypesOf?: readonly string[];
}

const core = [
  "core/base",
  "core/lean",
  "core/conversation",
  "core/model",
  "core/search",
  "core/ranking",
  "core/episode",
  "core/protocol",
];
// The bridge to Lean knows nothing of conversation, models or the panel.
const coreWithoutVoices = core.filter((room) => !/conversation|model|protocol/.test(room));
const leanBridges = ["lean-bridge", "lean-bridge/protocol", "lean-bridge/embedded"];
const bridges = [...leanBridges, "model-bridge", "store"];

/** Bottom up: a room of the extension may use those below its proof work, and none may use the panel. */
const extensionRooms: readonly Room[] = [
  { folder: "extension/settings", mayImport: ["lean-bridge"] },
  { folder: "extension/bundles", mayImport: [] },
  {
    folder: "extension/lean",
    mayImport: ["core/base", "core/lean", ...leanBridges, "extension/bundles", "extension/settings"],
  },
  {
    folder: "extension/search",
    mayImport: ["core/lean", "core/protocol", "core/ranking", "core/search", "lean-bridge", "store"],
  },
  {
    folder: "extension/proof",
    mayImport: [...core, "lean-bridge", "extension/lean", "extension/search", "extension/settings"],
    mayImportTypesOf: ["store"],
  },
  { folder: "extension/editor", mayImport: ["core/lean", "extension/proof"] },
  {
    folder: "extension/model",
    mayImport: [
      ...core,
      "lean-bridge",
      "extension/bundles",
      "extension/proof",
      "extension/search",
      "extension/settings",
    ],
    mayImportTypesOf: ["model-bridge"],
  },
  {
    folder: "extension/record",
    mayImport: ["core/conversation", "core/episode", "core/lean", "store", "extension/bundles", "extension/proof"],
  },
  {
    folder: "extension/panel",
    mayImport: [
      ...core,
      "extension/editor",
      "extension/lean",
      "extension/model",
      "extension/proof",
      "extension/record",
      "extension/search",
      "extension/settings",
    ],
    mayImportTypesOf: ["store"],
  },
  { folder: "extension/walkthrough", mayImport: ["core/lean"] },
];
const inExtension = extensionRooms.map(({ folder }) => folder);

/** The table of docs/ARCHITECTURE.md as data. A file belongs to the room with the longest matching folder. */
export const rooms: readonly Room[] = [
  { folder: "core/base", mayImport: [] },
  { folder: "core/lean", mayImport: ["core/base"] },
  { folder: "core/conversation", mayImport: ["core/base", "core/lean", "core/model"] },
  { folder: "core/model", mayImport: ["core/base"] },
  { folder: "core/search", mayImport: ["core/base", "core/lean", "core/ranking"] },
  { folder: "core/ranking", mayImport: ["core/base", "core/lean"] },
  { folder: "core/episode", mayImport: ["core/base", "core/lean", "core/conversation"] },
  {
    folder: "core/protocol",
    mayImport: ["core/lean"],
    mayImportTypesOf: core.filter((room) => room !== "core/protocol" && room !== "core/lean"),
  },
  { folder: "lean-bridge", mayImport: [...coreWithoutVoices, "lean-bridge/protocol", "lean-bridge/embedded"] },
  { folder: "lean-bridge/protocol", mayImport: ["core/lean"] },
  { folder: "lean-bridge/embedded", mayImport: ["core/base", "core/lean", "lean-bridge/protocol"] },
  { folder: "model-bridge", mayImport: core },
  { folder: "store", mayImport: core },
  ...extensionRooms,
  { folder: "extension", mayImport: [...core, ...bridges, ...inExtension] },
  { folder: "webview", mayImport: ["core/protocol"] },
  { folder: "cli", mayImport: [...core, ...bridges] },
  { folder: "bench", mayImport: [...core, ...bridges, "cli", "test/fixtures"] },
  { folder: "scripts", mayImport: ["core/base", "lean-bridge/embedded"] },
  {
    folder: "test",
    mayImport: [...core, ...bridges, ...inExtension, "extension", "webview", "cli", "scripts", "test/fixtures"],
  },
  // Shared by measurements and tests.
  { folder: "test/fixtures", mayImport: [...core, ...bridges] },
];

/** The top-level folders that hold code, each once. */
export const topFolders: readonly string[] = [
  ...new Set(rooms.map((room) => room.folder.split("/")[0] ?? room.folder)),
];

/** The room of a file, given its path from the root with forward slashes; undefined if it is in none. */
export function roomOf(path: string): Room | undefined {
  return rooms
    .filter((room) => path.startsWith(`${room.folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
}
