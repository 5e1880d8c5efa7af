import assert from "node:assert/strict";
import type { Boundary } from "./boundaries";
import { type BoundariesByScenario, cellName, cellsOf, chainsOf, sampleOf, shareOf } from "./cells";
import { choiceIn, choose } from "./choice";
import { columns } from "./disturbances";

const call = (operation: string, nth: number, started = false): Boundary => ({
  kind: "call",
  operation,
  nth,
  started,
});
const runTask = call("RunTask", 1);
const listTasks = call("ListTasks", 2);
const create: Boundary = { kind: "rpc", method: "Create", phase: "after", nth: 1 };
const boundaries: BoundariesByScenario = {
  "first create": [runTask, listTasks, create],
  "failed attempt": [runTask],
  "next attempt": [],
  update: [listTasks, create],
};
const column = (name: string) => {
  const found = columns.find((one) => one.name === name);
  assert.ok(found, name);
  return found;
};
const namesIn = (name: string) => cellsOf(column(name), boundaries).map(cellName);

describe("The cells of the matrix", () => {
  it("kill at both ends of a call that changes something, and once at one that only reads", () => {
    assert.deepEqual(namesIn("the CLI is killed"), [
      "first create: RunTask 1, SIGKILL to cli before",
      "first create: RunTask 1, SIGKILL to cli after",
      "first create: ListTasks 2, SIGKILL to cli after",
      "first create: after Create 1, SIGKILL to cli after",
      "failed attempt: RunTask 1, SIGKILL to cli before",
      "failed attempt: RunTask 1, SIGKILL to cli after",
      "update: ListTasks 2, SIGKILL to cli after",
      "update: after Create 1, SIGKILL to cli after",
    ]);
  });

  it("have weather at calls to AWS only", () => {
    assert.deepEqual(namesIn("AWS throttles"), [
      "first create: RunTask 1, throttle ×4",
      "first create: ListTasks 2, throttle ×4",
      "failed attempt: RunTask 1, throttle ×4",
      "update: ListTasks 2, throttle ×4",
    ]);
  });

  it("lose the network where something begins: a changing call, and the first look at the running task", () => {
    const looks = [
      call("DescribeTasks", 1),
      runTask,
      call("DescribeTasks", 2, true),
      call("DescribeTasks", 3, true),
      call("RunTask", 2),
    ];
    const cells = cellsOf(column("the network is lost for 60 s"), { ...boundaries, "next attempt": looks });
    assert.deepEqual(cells.map(cellName), [
      "first create: RunTask 1, outage of 60 s",
      "failed attempt: RunTask 1, outage of 60 s",
      "next attempt: RunTask 1, outage of 60 s",
      "next attempt: DescribeTasks 2, outage of 60 s",
    ]);
  });

  it("have a name of their own, and a column has some", () => {
    const all = columns.flatMap((one) => cellsOf(one, boundaries).map(cellName));
    assert.equal(new Set(all).size, all.length);
    for (const one of columns) assert.ok(cellsOf(one, boundaries).length > 0, one.name);
  });

  it("are played in chains that hold each of them once, one a scenario, in the scenarios' order", () => {
    const cells = cellsOf(column("the CLI is killed"), boundaries);
    const chains = chainsOf(cells);
    assert.equal(chains.length, 4);
    assert.deepEqual(new Set(chains.flatMap((chain) => Object.values(chain))), new Set(cells));
    assert.deepEqual(Object.keys(chains[0] ?? {}), ["first create", "failed attempt", "update"]);
    for (const chain of chains) {
      for (const [scenario, cell] of Object.entries(chain)) assert.equal(cell.scenario, scenario);
    }
  });

  it("are sampled by a few a column, of other scenarios and later in the up from column to column", () => {
    const cells = cellsOf(column("the CLI is killed"), boundaries);
    assert.deepEqual(sampleOf(cells, 2, 0, 4).map(cellName), [
      "first create: RunTask 1, SIGKILL to cli before",
      "failed attempt: RunTask 1, SIGKILL to cli before",
    ]);
    assert.deepEqual(sampleOf(cells, 2, 3, 4).map(cellName), [
      "update: after Create 1, SIGKILL to cli after",
      "first create: after Create 1, SIGKILL to cli after",
    ]);
    assert.deepEqual(sampleOf(cells, 1, 3, 4).map(cellName), [
      "update: after Create 1, SIGKILL to cli after",
    ]);
  });

  it("are shared out evenly, from one to all of them", () => {
    const ten = Array.from({ length: 10 }, (_, i) => i);
    assert.deepEqual(shareOf(ten, 1), ten);
    assert.deepEqual(shareOf(ten, 0.5), [1, 3, 5, 7, 9]);
    assert.deepEqual(shareOf(ten, 0.01), [5]);
    assert.deepEqual(shareOf([], 0.5), []);
  });
});

describe("The choice of cells", () => {
  it("is a sample of each column, a share of each, or what has a name", () => {
    const cells = cellsOf(column("the CLI is killed"), boundaries);
    const chosen = (environment: NodeJS.ProcessEnv) =>
      choose(cells, "dynamic", choiceIn(environment), 0, 4).length;
    assert.equal(chosen({}), 2);
    assert.equal(choose(cells, "plugin", choiceIn({}), 0, 4).length, 1);
    assert.equal(chosen({ CRASH_SHARE: "1" }), cells.length);
    assert.equal(chosen({ CRASH_SHARE: "0.5" }), cells.length / 2);
    assert.equal(chosen({ CRASH_ONLY: "RunTask 1" }), 4);
    assert.equal(chosen({ CRASH_ONLY: "RunTask 1", CRASH_SHARE: "0.1" }), 4);
  });

  it("is made in both hosts, or in the one that is named", () => {
    assert.deepEqual(choiceIn({}).hosts, ["dynamic", "plugin"]);
    assert.deepEqual(choiceIn({ CRASH_HOST: "plugin" }).hosts, ["plugin"]);
  });

  it("takes no matrix for whole that has lost most of its cells, and none at all that is empty", () => {
    assert.ok(choiceIn({ CRASH_SHARE: "1" }).least >= 300);
    assert.equal(choiceIn({}).least, 1);
    assert.equal(choiceIn({ CRASH_ONLY: "anything" }).least, 1);
  });

  it("refuses what it does not understand, and says what it does", () => {
    for (const CRASH_SHARE of ["all", "0", "1.5", "-1"])
      assert.throws(
        () => choiceIn({ CRASH_SHARE }),
        /CRASH_SHARE is ".*": expected a number above 0, up to 1/,
      );
    assert.throws(() => choiceIn({ CRASH_HOST: "yaml" }), /CRASH_HOST is "yaml": expected dynamic or plugin/);
    assert.throws(() => choiceIn({ CRASH_WORLDS: "0" }), /CRASH_WORLDS is "0": expected a whole number/);
  });
});
