import { expect, test } from "vitest";
import { exportPreview } from "../../../extension/record/exportPreview.ts";

test("a preview says what leaves, what is taken out and why, and no row can break out of it", () => {
  const page = exportPreview(
    {
      format: "chat",
      episodes: 2,
      rows: 1,
      files: [],
      sourceHead: "",
      damagedLines: 3,
      dropped: { "no step was accepted": 4 },
      redactions: [
        {
          rule: "email",
          count: 2,
          examples: ["a`b@example.org"],
        },
      ],
      preview: ['{"a":1}\n# no heading\n```'],
    },
    { licence: "MIT", contributors: ["A", "B"] },
  );
  expect(page).toContain("1 rows of 2 episodes, under MIT, by A, B.");
  expect(page).toContain("- 2 email: `a'b@example.org`");
  expect(page).toContain("- 4: no step was accepted");
  expect(page).toContain("- 3 damaged lines of the log");
  expect(page.split("\n").filter((line) => /^(?:#|```)/u.test(line))).toEqual([
    "# What would leave as chat",
    "## Taken out",
    "## Left out",
    "## The first rows",
  ]);
});

test("where nothing is left out or taken out, it says so", () => {
  const nothing = { format: "chat", episodes: 0, rows: 0, files: [], sourceHead: "", damagedLines: 0 };
  const page = exportPreview(
    { ...nothing, dropped: {}, redactions: [], preview: [] },
    { licence: "MIT", contributors: ["A"] },
  );
  expect(page).toContain("Nothing that looks private was found. Check the rows yourself anyway.");
});
