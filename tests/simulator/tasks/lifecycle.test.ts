import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { nextStatus, type TaskEvent, type TaskStatus } from "../../../simulator/ecs/tasks/lifecycle";

const order: TaskStatus[] = [
  "PROVISIONING",
  "PENDING",
  "ACTIVATING",
  "RUNNING",
  "DEACTIVATING",
  "STOPPING",
  "DEPROVISIONING",
  "STOPPED",
];
const events: TaskEvent[] = [
  "provisioned",
  "placed",
  "started",
  "stop-requested",
  "deregistered",
  "essential-exited",
  "containers-gone",
  "deprovisioned",
];

function path(...happened: TaskEvent[]): TaskStatus[] {
  const passed: TaskStatus[] = [];
  let status: TaskStatus = "PROVISIONING";
  for (const event of happened) {
    const next = nextStatus(status, event);
    if (next === undefined) continue;
    passed.push(next);
    status = next;
  }
  return passed;
}

describe("the lifecycle of a task", () => {
  const start = ["provisioned", "placed", "started"] as const;
  const running = ["PENDING", "ACTIVATING", "RUNNING"];
  const end = ["DEPROVISIONING", "STOPPED"];
  const table: [string, TaskEvent[], string[]][] = [
    ["a lone container that exits", [...start, "containers-gone", "deprovisioned"], [...running, ...end]],
    [
      "an essential exit with a sidecar left",
      [...start, "essential-exited", "containers-gone", "deprovisioned"],
      [...running, "STOPPING", ...end],
    ],
    [
      "StopTask while it runs",
      [...start, "stop-requested", "deregistered", "containers-gone", "deprovisioned"],
      [...running, "DEACTIVATING", "STOPPING", ...end],
    ],
    ["StopTask before any host", ["containers-gone", "deprovisioned"], end],
    [
      "StopTask while containers start",
      ["provisioned", "placed", "stop-requested", "containers-gone", "deprovisioned"],
      ["PENDING", "ACTIVATING", "STOPPING", ...end],
    ],
    [
      "a failed start",
      ["provisioned", "placed", "containers-gone", "deprovisioned"],
      ["PENDING", "ACTIVATING", ...end],
    ],
    [
      "an exit before the load balancer lets go",
      [...start, "stop-requested", "containers-gone", "deprovisioned"],
      [...running, "DEACTIVATING", ...end],
    ],
    ["events that come too late", [...start, "provisioned", "started", "deprovisioned"], running],
  ];
  for (const [title, happened, expected] of table) {
    it(`goes its way: ${title}`, () => assert.deepEqual(path(...happened), expected));
  }

  it("only ever goes forward, and ends wherever its containers are gone", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), (happened) => {
        const ranks = path(...happened).map((status) => order.indexOf(status));
        assert.deepEqual(
          ranks,
          [...new Set(ranks)].sort((a, b) => a - b),
        );
        assert.equal(path(...happened, "containers-gone", "deprovisioned").at(-1), "STOPPED");
      }),
    );
  });
});
