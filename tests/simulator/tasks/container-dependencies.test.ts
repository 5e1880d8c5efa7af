import * as assert from "node:assert/strict";
import type { ContainerCondition } from "@aws-sdk/client-ecs";
import { type ContainerPhase, readiness } from "../../../simulator/ecs/tasks/container-dependencies";

const waiting = { kind: "waiting" } as const;
const starting = { kind: "starting" } as const;
const unchecked = { kind: "running", health: "UNKNOWN" } as const;
const healthy = { kind: "running", health: "HEALTHY" } as const;
const unhealthy = { kind: "running", health: "UNHEALTHY" } as const;
const succeeded = { kind: "exited", exitCode: 0 } as const;
const failed = { kind: "exited", exitCode: 3 } as const;
const refused = { kind: "refused" } as const;

describe("a container's dependsOn", () => {
  const table: [ContainerCondition, Record<"ready" | "waiting" | "never", ContainerPhase[]>][] = [
    [
      "START",
      {
        ready: [unchecked, healthy, unhealthy, succeeded, failed],
        waiting: [waiting, starting],
        never: [refused],
      },
    ],
    [
      "COMPLETE",
      { ready: [succeeded, failed], waiting: [waiting, starting, unchecked, healthy], never: [refused] },
    ],
    [
      "SUCCESS",
      { ready: [succeeded], waiting: [waiting, starting, unchecked, healthy], never: [failed, refused] },
    ],
    [
      "HEALTHY",
      {
        ready: [healthy],
        waiting: [waiting, starting, unchecked, unhealthy],
        never: [succeeded, failed, refused],
      },
    ],
  ];
  for (const [condition, outcomes] of table) {
    for (const [outcome, phases] of Object.entries(outcomes)) {
      for (const phase of phases) {
        it(`${condition} is ${outcome} with the other ${Object.values(phase).join(" ")}`, () => {
          const dependsOn = [{ containerName: "db", condition }];
          assert.equal(readiness("app", dependsOn, new Map([["db", phase]])).kind, outcome);
        });
      }
    }
  }

  it("has to be fulfilled for each container", () => {
    const dependsOn = [
      { containerName: "db", condition: "HEALTHY" },
      { containerName: "migrate", condition: "SUCCESS" },
    ] as const;
    const kindWith = (db: ContainerPhase, migrate: ContainerPhase) =>
      readiness(
        "app",
        dependsOn,
        new Map([
          ["db", db],
          ["migrate", migrate],
        ]),
      ).kind;
    assert.equal(kindWith(healthy, unchecked), "waiting");
    assert.equal(kindWith(healthy, succeeded), "ready");
    assert.equal(kindWith(starting, failed), "never");
  });

  it("tells which container it is that failed, and how", () => {
    const state = readiness(
      "app",
      [{ containerName: "migrate", condition: "SUCCESS" }],
      new Map([["migrate", failed]]),
    );
    assert.match(
      state.kind === "never" ? state.reason : "",
      /^CannotStartContainerError: dependency graph: .*\[migrate \(STOPPED\) - Exit: 3\] for target \[app /,
    );
  });

  it("is ready without any", () => assert.equal(readiness("app", [], new Map()).kind, "ready"));
});
