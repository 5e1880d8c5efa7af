import * as assert from "node:assert/strict";
import { timelineOf } from "../../scripts/demo/timeline";
import { journalOf } from "./journal";

const revision = "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:2";

describe("the demo's timeline", () => {
  it("shows the calls that change something and the one-off task's exit, from the first of them on", () => {
    const journal = journalOf([
      { call: "DescribeClusters" },
      {
        call: "RegisterTaskDefinition",
        input: { containerDefinitions: [{ name: "web", image: "hi-web:v2" }] },
      },
      {
        call: "RunTask",
        input: {
          taskDefinition: revision,
          overrides: { containerOverrides: [{ name: "web", command: ["node", "migrate.js"] }] },
        },
      },
      { exit: 0, of: "service" },
      { exit: 0, of: "task" },
      { call: "UpdateService", input: { taskDefinition: revision }, outcome: "ServiceNotActiveException" },
    ]);
    assert.deepEqual(timelineOf(journal), [
      { seconds: 0, what: "RegisterTaskDefinition", detail: "image hi-web:v2" },
      { seconds: 1, what: "RunTask", detail: "hi-web:2, node migrate.js" },
      { seconds: 3, what: "container exits", detail: "exit 0" },
      { seconds: 4, what: "UpdateService", detail: "hi-web:2, ServiceNotActiveException" },
    ]);
  });

  it("tells a cluster that could not be deleted at once in one line", () => {
    const inUse = {
      call: "DeleteCluster",
      input: { cluster: "c" },
      outcome: "ClusterContainsTasksException",
    };
    const journal = journalOf([
      inUse,
      { exit: 0, of: "task" },
      inUse,
      { ...inUse, outcome: "ok" },
      { ...inUse, input: { cluster: "d" } },
    ]);
    assert.deepEqual(timelineOf(journal), [
      { seconds: 0, what: "container exits", detail: "exit 0" },
      { seconds: 2, what: "DeleteCluster", detail: "after 3 tries" },
      { seconds: 3, what: "DeleteCluster", detail: "ClusterContainsTasksException" },
    ]);
  });

  it("is empty when the account was only read", () => {
    assert.deepEqual(timelineOf(journalOf([{ call: "DescribeTasks" }, { call: "GetLogEvents" }])), []);
  });
});
