import * as assert from "node:assert/strict";
import { sharedTasks } from "../../../provider/run/sharedTasks";
import type { Observation } from "../../../provider/run/task";
import type { RunRequest, Tasks } from "../../../provider/run/tasks";
import { denied } from "../awsErrors";
import { task } from "./snapshots";

interface Running {
  readonly startedBy: string;
  readonly family: string;
  readonly lastStatus: string;
  readonly isHidden?: boolean;
}

/** A cluster of tasks by their ARN, each call to which is noted, and the tasks as a process's runs share them. */
function cluster(tasks: Readonly<Record<string, Running>>) {
  const calls: string[] = [];
  const errors = new Map<string, Error>();
  const called = async <T>(operation: string, subject: string, answer: T): Promise<T> => {
    calls.push(`${operation} ${subject}`);
    await new Promise((resolve) => setImmediate(resolve));
    const error = errors.get(operation);
    errors.delete(operation);
    if (error !== undefined) throw error;
    return answer;
  };
  const arns = (fits: (one: Running) => boolean) =>
    Object.keys(tasks).filter((arn) => fits(tasks[arn] as Running));
  const isRunning = ({ lastStatus }: Running) => lastStatus !== "STOPPED";
  const port: Tasks = {
    listRunning: (_, startedBy) =>
      called(
        "running",
        startedBy,
        arns((one) => isRunning(one) && one.startedBy === startedBy),
      ),
    listCluster(_, desiredStatus, most) {
      const all = arns((one) => isRunning(one) === (desiredStatus === "RUNNING"));
      return called("cluster", `${desiredStatus} ${most}`, all.length > most ? undefined : all);
    },
    listFamily: (_, family) =>
      called(
        "family",
        family,
        arns((one) => isRunning(one) && one.family === family),
      ),
    listStopped: (_, family) =>
      called(
        "stopped",
        family,
        arns((one) => !isRunning(one) && one.family === family),
      ),
    describe(_, asked) {
      const seen = asked.map((arn): [string, Observation] => {
        const one = tasks[arn];
        if (one === undefined || one.isHidden === true) return [arn, { kind: "missing" }];
        const { lastStatus, startedBy, family } = one;
        const taskDefinitionArn = `arn:aws:ecs:eu-west-1:123456789012:task-definition/${family}:1`;
        return [arn, { kind: "found", task: { ...task(lastStatus), arn, startedBy, taskDefinitionArn } }];
      });
      return called("describe", String(asked.length), new Map(seen));
    },
    turnToStart: async () => undefined,
    run: async ({ taskDefinitionArn }) => ({
      kind: "started",
      task: { ...task("PROVISIONING"), arn: taskDefinitionArn },
    }),
    stop: async () => undefined,
  };
  return { calls, errors, shared: sharedTasks(port) };
}

const running = (startedBy: string): Running => ({ startedBy, family: "web", lastStatus: "RUNNING" });
const stopped = (startedBy: string): Running => ({ startedBy, family: "web", lastStatus: "STOPPED" });
const names = (count: number) => Array.from({ length: count }, (_, n) => `by-${n}`);

/** One resource asks first, and the others while it is answered. */
async function askAll(shared: Tasks, count: number) {
  return Promise.all(names(count).map((startedBy) => shared.listRunning("prod", startedBy)));
}

describe("resources that look for their tasks at the same time", () => {
  it("are each looked for by themselves while they are few", async () => {
    const { calls, shared } = cluster({ a: running("by-0"), b: running("by-3") });
    assert.deepEqual(
      (await askAll(shared, 11)).map((arns) => arns.join()),
      ["a", "", "", "b", ...Array(7).fill("")],
    );
    assert.deepEqual(
      calls,
      names(11).map((name) => `running ${name}`),
    );
  });

  it("are found by one look at the cluster when they are many", async () => {
    const others = Object.fromEntries(names(150).map((name) => [`other-${name}`, running(`other-${name}`)]));
    const { calls, shared } = cluster({
      ...others,
      a: running("by-0"),
      b: running("by-3"),
      c: running("by-3"),
    });
    const found = await askAll(shared, 12);
    assert.deepEqual(
      found.map((arns) => arns.join()),
      ["a", "", "", "b,c", ...Array(8).fill("")],
    );
    assert.deepEqual(calls, ["running by-0", "cluster RUNNING 550", "describe 100", "describe 53"]);
  });

  it("are each looked for by themselves where the cluster has more tasks than that saves", async () => {
    const others = Object.fromEntries(names(551).map((name) => [`other-${name}`, running(`other-${name}`)]));
    const { calls, shared } = cluster({ ...others, b: running("by-3") });
    const found = await askAll(shared, 12);
    assert.deepEqual(found[3], ["b"]);
    assert.deepEqual(calls.slice(1), [
      "cluster RUNNING 550",
      ...names(12)
        .slice(1)
        .map((name) => `running ${name}`),
    ]);
  });

  it("are all told of a task that is not shown yet: it may be anybody's", async () => {
    const { calls, shared } = cluster({ a: running("by-3"), b: { ...running("by-3"), isHidden: true } });
    const found = await askAll(shared, 12);
    assert.deepEqual(
      found.map((arns) => arns.join()),
      ["", "b", "b", "a,b", ...Array(8).fill("b")],
    );
    assert.equal(calls.filter((call) => call.startsWith("running")).length, 1);
  });

  it("know whose a task is that this process has started, though it is not shown yet", async () => {
    const { calls, shared } = cluster({ b: { ...running("by-3"), isHidden: true } });
    await shared.run({ taskDefinitionArn: "b", startedBy: "by-3" } as RunRequest, "token");
    const found = await askAll(shared, 12);
    assert.deepEqual(found[3], ["b"]);
    assert.deepEqual(found[4], []);
    assert.equal(calls.filter((call) => call.startsWith("running")).length, 1);
  });

  it("share one look at a family, at what runs and at what is over", async () => {
    const { calls, shared } = cluster({ a: running("x"), b: stopped("y") });
    const ask = (family: string) => [shared.listFamily("prod", family), shared.listStopped("prod", family)];
    const answers = await Promise.all(["web", "web", "web", "db"].flatMap(ask));
    assert.deepEqual(answers.slice(0, 6), [["a"], ["b"], ["a"], ["b"], ["a"], ["b"]]);
    assert.deepEqual(calls.sort(), [
      "family db",
      "family web",
      "family web",
      "stopped db",
      "stopped web",
      "stopped web",
    ]);
  });

  /** One resource asks first, and the others while it is answered. */
  const askStopped = (shared: Tasks, count: number) =>
    Promise.all(names(count).map((family) => shared.listStopped("prod", family)));
  const over = (family: string): Running => ({ startedBy: "x", family, lastStatus: "STOPPED" });

  it("of a few families look at what is over in each of them", async () => {
    const { calls, shared } = cluster({ a: over("by-0"), b: over("by-3") });
    assert.deepEqual((await askStopped(shared, 11))[3], ["b"]);
    assert.deepEqual(
      calls,
      names(11).map((name) => `stopped ${name}`),
    );
  });

  it("of many families look once at all that is over in the cluster, and pass over what is not shown", async () => {
    const { calls, shared } = cluster({
      a: over("by-0"),
      b: over("by-3"),
      c: over("by-3"),
      d: over("other"),
      e: running("by-3"),
      f: { ...over("by-4"), isHidden: true },
    });
    const found = await askStopped(shared, 12);
    assert.deepEqual(
      found.map((arns) => arns.join()),
      ["a", "", "", "b,c", ...Array(8).fill("")],
    );
    assert.deepEqual(calls, ["stopped by-0", "cluster STOPPED 550", "describe 5"]);
  });

  it("share the cluster that one of them names and another gives the ARN of", async () => {
    const { calls, shared } = cluster({});
    const arn = "arn:aws:ecs:eu-west-1:123456789012:cluster/prod";
    await Promise.all([...Array(2).fill("prod"), arn, arn].map((one) => shared.listStopped(one, "web")));
    assert.deepEqual(calls, ["stopped web", "stopped web"]);
  });

  it("are told when the look fails, each of them, and can look again", async () => {
    const { errors, shared } = cluster({ a: running("by-0") });
    const error = denied("ecs:ListTasks");
    errors.set("running", error);
    await assert.rejects(shared.listRunning("prod", "by-0"), error);
    assert.deepEqual(await shared.listRunning("prod", "by-0"), ["a"]);
  });
});

describe("tasks that are described", () => {
  it("are so once for all who ask, and in calls of up to 100", async () => {
    const all = Object.fromEntries(names(130).map((name) => [name, running(name)]));
    const { calls, shared } = cluster(all);
    const asked = [["by-0"], names(130), ["by-1", "by-2"], ["gone"]];
    const seen = await Promise.all(asked.map((arns) => shared.describe("prod", arns)));
    assert.deepEqual(
      seen.map(({ size }) => size),
      [1, 130, 2, 1],
    );
    assert.equal(seen[3]?.get("gone")?.kind, "missing");
    assert.deepEqual(calls, ["describe 1", "describe 100", "describe 31"]);
  });

  it("are remembered once they are over, and looked at anew before", async () => {
    const { calls, shared } = cluster({ a: stopped("x"), b: running("y") });
    for (let look = 0; look < 2; look++) await shared.describe("prod", ["a", "b"]);
    assert.deepEqual(calls, ["describe 2", "describe 1"]);
    const seen = await shared.describe("prod", ["a"]);
    assert.equal(seen.get("a")?.kind, "found");
    assert.equal(calls.length, 2);
  });

  it("are not all remembered: a process may see many", async () => {
    const { calls, shared } = cluster(Object.fromEntries(names(5_001).map((name) => [name, stopped(name)])));
    await shared.describe("prod", names(5_001));
    calls.length = 0;
    await shared.describe("prod", ["by-5000"]);
    await shared.describe("prod", ["by-0"]);
    assert.deepEqual(calls, ["describe 1"]);
  });
});
