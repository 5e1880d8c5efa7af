import * as assert from "node:assert/strict";
import { identify } from "../../../provider/run/identity";
import { requestOf } from "../../../provider/run/request";
import { revisionsRun } from "../../../provider/run/revisionsRun";
import { createClock } from "../clock";
import { createInMemoryTasks } from "./inMemoryTasks";
import { exits } from "./lives";
import { runKey } from "./runKey";

const of = (family: string) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${family}`;

describe("the revisions that a resource's own tasks run", () => {
  it("are those in flight and those over, each once, of the family alone, and of nobody else's tasks", async () => {
    const clock = createClock();
    const tasks = createInMemoryTasks(clock, (_, nth) => exits(0, nth > 3 ? 3_600_000 : 8_000));
    const mine = identify(runKey);
    const others = identify({ ...runKey, urn: `${runKey.urn}2` });
    const start = (revision: string, whose = mine) => {
      const order = { ...runKey, taskDefinitionArn: of(revision), cluster: "prod" };
      return clock.until(tasks.run(requestOf(order, whose), `${tasks.tokens.length}`));
    };
    await start("hi-web:1");
    await start("hi-web:1");
    await start("hi-web:2", others);
    await clock.advance(60_000);
    await start("hi-web:3");
    await start("hi-worker:4");
    await start("hi-web:5", others);
    const found = await clock.until(revisionsRun("prod", mine.startedBy, "hi-web", tasks));
    assert.deepEqual([...found].sort(), [of("hi-web:1"), of("hi-web:3")]);
  });
});
