import * as assert from "node:assert/strict";
import { throttled } from "../awsErrors";
import { registering, v1, v2 } from "./registering";

const id = ["urn", "prod"];

/** A registry, and the registering of `v1` by an owner whose tasks run the given revisions. */
function crowded(others: number, mine: readonly (typeof v1)[] = [v1]) {
  const { registry, clock, ports, take } = registering();
  const errors: Error[] = [];
  let asked = 0;
  const revisionsRun = async () => {
    asked += 1;
    const error = errors.shift();
    if (error !== undefined) throw error;
    return arns;
  };
  let arns: readonly string[] = [];
  const begin = async () => {
    arns = await clock.until(
      Promise.all(mine.map(async (one) => (await take(one, { id }, ports)).revision.arn)),
    );
    for (let other = 0; other < others; other++) registry.add("hi-web", [{ name: "other" }]);
    return arns;
  };
  const again = (content = v1) => clock.until(take(content, { id, revisionsRun }, ports));
  return { registry, errors, begin, again, asked: () => asked };
}

describe("a revision that five newer ones have crowded out", () => {
  it("is found by the resource's own tasks, and is its own", async () => {
    const { registry, begin, again } = crowded(5);
    const [arn] = await begin();
    const found = await again();
    assert.deepEqual([found.revision.arn, found.owned], [arn, true]);
    assert.equal(registry.registered.length, 1);
  });

  it("is told as a sibling when it has other content", async () => {
    const { begin, again } = crowded(5);
    const arns = await begin();
    const found = await again(v2);
    assert.deepEqual(found.siblings, arns);
  });

  it("is found where tagging is denied, by its content", async () => {
    const { registry, begin, again } = crowded(5);
    registry.denyTagging();
    const [arn] = await begin();
    const found = await again();
    assert.deepEqual([found.revision.arn, found.owned], [arn, false]);
  });

  it("is looked for in bad weather too", async () => {
    const { errors, begin, again, registry } = crowded(5);
    await begin();
    errors.push(throttled("ecs:ListTasks"));
    await again();
    assert.equal(registry.registered.length, 1);
  });

  it("is found also where one of the five is the resource's own, of other content", async () => {
    const { registry, begin, again } = crowded(4, [v1, v2]);
    const [arn] = await begin();
    const found = await again(v1);
    assert.deepEqual([found.revision.arn, registry.registered.length], [arn, 2]);
  });

  it("is not looked for where the family has fewer than five, or it is among them: that costs no call", async () => {
    const few = crowded(3);
    await few.begin();
    await few.again(v2);
    const among = crowded(4);
    await among.begin();
    await among.again(v1);
    assert.deepEqual([few.asked(), among.asked()], [0, 0]);
  });
});
