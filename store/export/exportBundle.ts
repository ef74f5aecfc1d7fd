/** The bundle that the extension loads on the first export: the writers of all formats are a tenth of all code. */
export { exportEpisodes } from "./exportEpisodes.ts";
export { exportFormats } from "./exportFormats.ts";
export { isLicence } from "./licence.ts";
