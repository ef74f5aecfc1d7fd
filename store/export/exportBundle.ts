/** What the extension loads when somebody exports: the writers of all formats are a tenth of the rest. */
export { exportEpisodes } from "./exportEpisodes.ts";
export { exportFormats } from "./exportFormats.ts";
export { isLicence } from "./licence.ts";
