import * as assert from "node:assert/strict";
import type { TaskSnapshot } from "../../../provider/run/task";
import { hasStarted } from "../../../provider/run/verdict";
import { cache, ran, task, web } from "./snapshots";

const judged = { container: "web", otherEssential: ["cache"] };

describe("a judged container", () => {
  const cases: readonly [title: string, seen: TaskSnapshot, started: boolean][] = [
    ["has not started before its task has containers", task("PROVISIONING"), false],
    ["has not started while it is pending", task("PENDING", { containers: [web("PENDING")] }), false],
    ["has started when the task has", ran("RUNNING", undefined, web("RUNNING")), true],
    [
      "has started when it runs while another container waits for its success",
      task("ACTIVATING", { containers: [web("RUNNING"), cache("PENDING")] }),
      true,
    ],
    [
      "has not started when only another container runs",
      task("ACTIVATING", { containers: [web("PENDING"), cache("RUNNING")] }),
      false,
    ],
    ["has started when it is stopping", task("STOPPING", { containers: [web("STOPPING")] }), true],
  ];
  for (const [title, seen, started] of cases) {
    it(title, () => assert.equal(hasStarted(seen, judged), started));
  }
});
