import * as fc from "fast-check";
import { expect, test } from "vitest";
import { SettingsSchema } from "../../../extension/settings/settingsSchema.ts";
import { workTime } from "../../../core/search/workTime.ts";
import { timeSignal } from "../../../lean-bridge/session/timeSignal.ts";

const keys = Object.keys(SettingsSchema.shape) as readonly (keyof typeof SettingsSchema.shape)[];
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    undefined,
    1.5,
    -1,
    1e300,
    2 ** 32,
    3599.999_9,
    1.000_3,
    "20",
    true,
    null,
    Number.NaN,
    [],
    {},
  ),
);

test("whatever JSON stands in the settings, each has a value of its own kind, and the times are times", () => {
  const settings = fc.record(Object.fromEntries(keys.map((key) => [key, odd])));
  fc.assert(
    fc.property(settings, (given) => {
      const read = SettingsSchema.parse(given);
      expect(Object.keys(read).toSorted()).toEqual([...keys].toSorted());
      for (const seconds of [read.askSeconds, read.proveSeconds]) {
        expect(seconds).toBeGreaterThanOrEqual(1);
        expect(seconds).toBeLessThanOrEqual(3600);
        // A fraction of a millisecond is no reason to end with an exception.
        expect(workTime(seconds * 1000, timeSignal).deadline.aborted).toBe(false);
      }
      expect(Number.isInteger(read.lanes) && read.lanes > 0).toBe(true);
      expect(read.modelMaxTokens).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 300 },
  );
});
