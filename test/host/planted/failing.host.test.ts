import { strict as assert } from "node:assert";
import { suite, test } from "mocha";

suite("planted", () => {
  test("passes, which says that the suite has run", () => {
    assert.equal(1, 1);
  });

  test("fails, which the runner must say", () => {
    assert.equal(1, 2);
  });
});
