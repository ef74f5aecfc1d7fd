import { expect, test } from "vitest";
import * as z from "zod";
import { parseAnswer } from "../../../core/model/parseAnswer.ts";

const schema = z.object({ step: z.string() });

function check(text: string, expected: string | undefined): void {
  const parsed = parseAnswer(text, schema);
  expect(parsed.kind === "ok" ? parsed.value.step : undefined).toBe(expected);
}

test("one JSON object, alone or in one fence, after thoughts or not", () => {
  check('{"step":"simp"}', "simp");
  check(' \n{"step":"simp","more":1}\n', "simp");
  check('```json\n{"step":"simp"}\n```', "simp");
  check('Here it is:\n```json\n{"step":"simp"}\n```\nI hope that helps.', "simp");
  check('<think>{"step":"no"}</think>\n{"step":"simp"}', "simp");
});

test("everything else is no answer", () => {
  check("simp", undefined);
  check("", undefined);
  check('{"step":"simp"', undefined);
  check('{"step":"simp"} {"step":"omega"}', undefined);
  check('```\n{"step":"a"}\n```\n```\n{"step":"b"}\n```', undefined);
  check('["simp"]', undefined);
  check('{"step":1}', undefined);
  check('{"__proto__":{"step":"simp"}}', undefined);
});
