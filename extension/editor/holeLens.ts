import type { CodeLensProvider, TextDocument } from "vscode";
import { CodeLens, Range } from "vscode";
import { findTextHoles } from "../../core/lean/hole.ts";

/** "Suggest verified tactics" above each line that has a hole. */
export class HoleLens implements CodeLensProvider {
  readonly #isOn: () => boolean;

  constructor(isOn: () => boolean) {
    this.#isOn = isOn;
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    if (!this.#isOn()) return [];
    const places = findTextHoles(document.getText()).map(({ start }) => document.positionAt(start));
    const firstOnLine = places.filter(({ line }, at) => places[at - 1]?.line !== line);
    return firstOnLine.map(
      (place) =>
        new CodeLens(new Range(place, place), {
          title: "Suggest verified tactics",
          command: "colloquy.suggest",
          arguments: [{ line: place.line, character: place.character }],
        }),
    );
  }
}
