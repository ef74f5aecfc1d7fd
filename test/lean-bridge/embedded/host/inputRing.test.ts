import fc from "fast-check";
import { expect, test } from "vitest";
import { createInputRing, InputWriter, readInputRing } from "../../../../lean-bridge/embedded/host/inputRing.ts";

test("bytes come out as they went in, through a ring smaller than they are", async () => {
  const chunk = fc.uint8Array({ minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(chunk, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (chunks, readSize) => {
      const ring = createInputRing(16);
      const writer = new InputWriter(ring);
      for (const each of chunks) writer.write(each);
      writer.end();
      const read: number[] = [];
      const expected = chunks.flatMap((each) => [...each]);
      while (read.length < expected.length) {
        const target = new Uint8Array(readSize);
        read.push(...target.subarray(0, readInputRing(ring, target)));
        // The writer refills the ring from a timer.
        await new Promise((resume) => setTimeout(resume, 2));
      }
      expect(read).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test("the end comes after everything else, and again and again", () => {
  const ring = createInputRing(16);
  const writer = new InputWriter(ring);
  writer.write(Uint8Array.of(1, 2, 3));
  writer.end();
  const target = new Uint8Array(8);
  expect([1, 2, 3].map(() => readInputRing(ring, target))).toEqual([3, 0, 0]);
});
