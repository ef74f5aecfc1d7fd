import { chainRows } from "../../core/episode/export/chainRows.ts";
import { flatRows } from "../../core/episode/export/flatRows.ts";
import { nextTacticRows, tracedTacticRows } from "../../core/episode/export/leanRows.ts";
import type { Projection } from "../../core/episode/export/projection.ts";
import {
  chatPreferenceRows,
  chatRows,
  preferenceRows,
  processBenchRows,
  stepRatingRows,
  stepwiseRows,
  unpairedRows,
} from "../../core/episode/export/trainingRows.ts";

/** Formats that are one file of JSON lines. */
export const rowFormats: Readonly<Record<string, Projection>> = {
  "trl-preference": preferenceRows,
  "trl-unpaired": unpairedRows,
  "trl-stepwise": stepwiseRows,
  chat: chatRows,
  "chat-preference": chatPreferenceRows,
  ntp: nextTacticRows,
  leandojo: tracedTacticRows,
  processbench: processBenchRows,
  prm800k: stepRatingRows,
  crowdmath: chainRows,
};

/** Formats that contain the flat table and its description. */
export const tableFormats: Readonly<Record<string, Projection>> = {
  parquet: flatRows,
  hf: flatRows,
  croissant: flatRows,
  "in-toto": flatRows,
};

/** Formats with one file for each episode. */
const pageFormats: readonly string[] = ["markdown", "html", "lean"];

export const exportFormats: readonly string[] = [
  ...pageFormats,
  "jsonl",
  ...Object.keys(tableFormats),
  ...Object.keys(rowFormats),
];
