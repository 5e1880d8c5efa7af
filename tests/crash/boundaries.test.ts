import assert from "node:assert/strict";
import { boundariesOf, boundaryName, common, type RpcMoment, type Seen } from "./boundaries";
import { call, effect } from "./happenings";

const rpc = (phase: RpcMoment["phase"], method: string): RpcMoment => ({ kind: "rpc", method, phase });
const namesOf = (seen: readonly Seen[]) => boundariesOf(seen).map(boundaryName);

describe("The boundaries of an up", () => {
  it("are the ends of each working call of the engine, and the AWS calls between them", () => {
    assert.deepEqual(
      namesOf([
        call("CreateCluster"),
        rpc("before", "Check"),
        rpc("after", "Check"),
        rpc("before", "Create"),
        call("ListTasks"),
        effect("task-created"),
        call("RunTask"),
        rpc("after", "Create"),
        call("CreateService"),
      ]),
      ["before Check 1", "after Check 1", "before Create 1", "ListTasks 1", "RunTask 1", "after Create 1"],
    );
  });

  it("count an operation from its first call in the up, whoever made it, as the simulator's faults do", () => {
    const seen = [call("ListTasks"), rpc("before", "Create"), call("ListTasks"), rpc("after", "Create")];
    assert.deepEqual(namesOf(seen), ["before Create 1", "ListTasks 2", "after Create 1"]);
  });

  it("leave out what a loop looks at for the third time and later, before the task is started and after", () => {
    const looks = Array.from({ length: 3 }, () => call("DescribeTasks"));
    assert.deepEqual(namesOf([rpc("before", "Create"), ...looks, call("RunTask"), ...looks]), [
      "before Create 1",
      "DescribeTasks 1",
      "DescribeTasks 2",
      "RunTask 1",
      "DescribeTasks 4",
      "DescribeTasks 5",
    ]);
  });

  it("leave out no call that changes something, however often it is made", () => {
    const calls = Array.from({ length: 4 }, () => call("DeregisterTaskDefinition"));
    assert.equal(namesOf([rpc("before", "Delete"), ...calls]).length, 5);
  });

  it("leave out the engine's greeting and farewell", () => {
    assert.deepEqual(namesOf([rpc("before", "GetPluginInfo"), rpc("after", "GetPluginInfo")]), []);
    assert.deepEqual(namesOf([rpc("before", "GetPluginInfo"), call("ListTasks")]), []);
  });

  it("common to several ups are those that each has", () => {
    const looks = (times: number) =>
      boundariesOf([rpc("before", "Create"), ...Array.from({ length: times }, () => call("DescribeTasks"))]);
    assert.deepEqual(common([looks(2), looks(2)]).map(boundaryName), [
      "before Create 1",
      "DescribeTasks 1",
      "DescribeTasks 2",
    ]);
    assert.deepEqual(common([looks(1), looks(2)]), looks(1));
  });
});
