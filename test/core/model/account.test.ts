import { expect, test } from "vitest";
import { Account } from "../../../core/model/account.ts";

const usage = { promptTokens: 600, completionTokens: 400, isEstimated: false };
const price = { promptPerMillion: 1000, completionPerMillion: 1000 };

test("a limit that is changed holds from then on, for what was spent before too", () => {
  const account = new Account({ maxTokens: 5000 });
  account.add("a", usage);
  expect(account.spent).toBeUndefined();
  account.setTerms({ maxTokens: 1000 }, {});
  expect(account.spent).toBe("1000 of 1000 tokens");
  account.setTerms({}, {});
  expect(account.spent).toBeUndefined();
});

test("a price that is changed holds for what is asked then, and a name of every object has none", () => {
  const account = new Account({ maxCost: 1.5 }, {});
  account.add("a", usage);
  account.setTerms({ maxCost: 1.5 }, { a: price });
  account.add("a", usage);
  account.add("constructor", usage);
  expect([account.cost, account.spent]).toEqual([1, undefined]);
  account.add("a", usage);
  expect(account.spent).toBe("2.0000 of 1.5");
});
