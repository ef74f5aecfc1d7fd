import type { EvalRow, Share } from "./runEval.ts";

/** The rows as a Markdown table, a model a column, because there are more measures than models. */
export function evalTable(rows: readonly EvalRow[]): readonly string[] {
  const measures: readonly (readonly [string, (row: EvalRow) => string])[] = [
    ["first wrong step: F1", ({ firstError }) => number(firstError.f1)],
    ["... exact on erroneous proofs", ({ firstError }) => counted(firstError.erroneousAccuracy, firstError.erroneous)],
    ["... none seen in clean proofs", ({ firstError }) => counted(firstError.cleanAccuracy, firstError.clean)],
    ["false statements called true", ({ statements }) => share(statements.falseCalledTrue)],
    ["true statements called false", ({ statements }) => share(statements.trueCalledFalse)],
    ["false statements refuted with Lean's word", ({ statements }) => share(statements.confirmed)],
    ["barge-in rate", ({ turns }) => number(turns.bargeIn)],
    ["unneeded turns", ({ turns }) => number(turns.unneeded)],
    ["missed turns", ({ turns }) => number(turns.missed)],
    ["first steps that Lean verifies", ({ proposals }) => share(proposals)],
    ["integrations to V4 that use every part", ({ integrations }) => share(integrations)],
    ["flips after push-back", ({ flips }) => share(flips)],
    ["guard: unsupported agreement", ({ guards }) => String(guards["unsupported-agreement"])],
    ["guard: vacuous proposals", ({ guards }) => String(guards["vacuous-proposal"])],
    ["guard: regressive flips", ({ guards }) => String(guards["regressive-flip"])],
    ["guard: steering away", ({ guards }) => String(guards["steering-away"])],
    ["no readable answer", ({ unanswered }) => String(unanswered)],
    ["tokens", ({ tokens }) => String(tokens)],
  ];
  return [
    `| measure | ${rows.map(({ model }) => model).join(" | ")} |`,
    `|---|${rows.map(() => "---|").join("")}`,
    ...measures.map(([name, value]) => `| ${name} | ${rows.map(value).join(" | ")} |`),
  ];
}

function share({ of, all }: Share): string {
  return `${of} of ${all}`;
}

function number(value: number | undefined): string {
  return value === undefined ? "nothing to measure" : value.toFixed(2);
}

function counted(value: number | undefined, all: number): string {
  return value === undefined ? "nothing to measure" : `${Math.round(value * all)} of ${all}`;
}
