import assert from "node:assert/strict";
import type { Cli } from "../../../../provider/cli/cli";
import type { Stack, StackTask } from "../../../../provider/cli/stack/stack";
import { explainTask } from "../../../../provider/cli/task/explainTask";
import { findTask } from "../../../../provider/cli/task/findTask";
import { titleOf } from "../../../../provider/cli/task/foundTask";
import { stopTask } from "../../../../provider/cli/task/stopTask";
import { receiptKeyOf } from "../../../../provider/definition/receipts";
import type { Aws } from "../../../../provider/resource/host";
import { startedBy } from "../../../../provider/run/identity";
import { encodeReceipt } from "../../../../provider/run/receipt";
import type { Observation, TaskSnapshot } from "../../../../provider/run/task";
import { denied } from "../../awsErrors";
import { createClock } from "../../clock";
import { createInMemoryRegistry } from "../../definition/inMemoryRegistry";
import { createInMemoryLogs } from "../../logs/inMemoryLogs";
import { recordedTerminal } from "../recordedTerminal";
import { gatedService, stackTask } from "../stack/samples";

const id = "1f9b3c0de5a748c2a0b6d1e4f7c83920";
const arnIn = (cluster: string) => `arn:aws:ecs:eu-west-1:123456789012:task/${cluster}/${id}`;
const endedAt = "2026-01-02T03:04:05.678Z";

/** An account, with the tasks that ECS shows in its clusters; asking one of another name is refused. */
function account(clusters: Readonly<Record<string, readonly TaskSnapshot[]>>) {
  const definitions = createInMemoryRegistry();
  const asked: string[] = [];
  const describe = async (cluster: string, names: readonly string[]) => {
    asked.push(cluster);
    const tasks = clusters[cluster];
    if (tasks === undefined) throw denied("ecs:DescribeTasks");
    return new Map(
      names.map((name): [string, Observation] => {
        const task = tasks.find(({ arn }) => arn === name || arn.endsWith(`/${name}`));
        return [name, task === undefined ? { kind: "missing" } : { kind: "found", task }];
      }),
    );
  };
  const listStopped = async (cluster: string) => (clusters[cluster] ?? []).map(({ arn }) => arn);
  const tasks = { describe, listRunning: async () => [], listStopped };
  const logs = createInMemoryLogs(createClock());
  const aws = { region: "eu-west-1", definitions, tasks, logs } as unknown as Aws;
  return { aws, definitions, asked };
}

/** A command line in front of a stack, which reaches an account by its profile. */
function commandLine(
  tasks: readonly StackTask[],
  accounts: Readonly<Record<string, Aws>>,
  gatedServices: Stack["gatedServices"] = [],
) {
  const { terminal, out, err } = recordedTerminal();
  const cli: Cli = {
    ...{ terminal, clock: createClock(), user: "jo", onSignal: () => () => {}, endWith: () => {} },
    connect: async ({ profile = "default" }) => accounts[profile] ?? Promise.reject(new Error(profile)),
    readStack: async () => ({ name: "prod", tasks, gatedServices }),
  };
  return { cli, out, err };
}

const inCluster = (name: string, cluster: string, rest: Partial<StackTask["inputs"]> = {}) =>
  stackTask(name, { inputs: { cluster, command: ["rake", "db:migrate"], ...rest } });

const withOutputs = (task: StackTask, rest: Partial<StackTask["outputs"]>): StackTask => ({
  ...task,
  outputs: { ...task.outputs, ...rest },
});

describe("a task that is named by its id alone", () => {
  it("is looked for once in each cluster, and in two of a name where they are in two accounts", async () => {
    const one = account({ main: [] });
    const other = account({ main: [{ arn: arnIn("main"), lastStatus: "RUNNING", containers: [] }] });
    const tasks = [
      inCluster("a", "main"),
      inCluster("b", "arn:aws:ecs:eu-west-1:123456789012:cluster/main"),
      inCluster("c", "main", { connection: { profile: "other" } }),
    ];
    const { cli } = commandLine(tasks, { default: one.aws, other: other.aws });
    const found = await findTask(id, {}, cli);
    assert.equal(found.aws, other.aws);
    assert.equal(found.inEcs.kind, "shown");
    assert.deepEqual([one.asked, other.asked], [["main"], ["main"]]);
  });

  it("is told from the account whose resource has it in its state", async () => {
    const [one, other] = [account({ main: [] }), account({ main: [] })];
    const tasks = [
      inCluster("a", "main"),
      withOutputs(inCluster("b", "main", { connection: { profile: "other" } }), { taskArn: arnIn("main") }),
      inCluster("c", "last"),
    ];
    const { cli } = commandLine(tasks, { default: one.aws, other: other.aws });
    const { aws, cluster, recorded } = await findTask(id, {}, cli);
    assert.deepEqual([aws === other.aws, cluster, recorded?.name], [true, "main", "b"]);
  });

  it("is told where an earlier run has left its receipt, whichever cluster was asked last", async () => {
    const { aws, definitions } = account({ main: [], other: [] });
    const migrate = inCluster("migrate", "main");
    const revision = definitions.add("hi-web", [{ name: "web" }]);
    const receipt = {
      status: "failed",
      exitCode: 3,
      attempt: 1,
      endedAt,
      taskId: id,
      cluster: "main",
    } as const;
    await definitions.tag(revision, {
      "pulumi-ecs-task:owner": "us",
      [receiptKeyOf(migrate.urn, 0)]: encodeReceipt(receipt),
    });
    const { cli, out } = commandLine([migrate, inCluster("seed", "other")], { default: aws });
    const found = await findTask(id, {}, cli);
    assert.deepEqual(
      [found.cluster, titleOf(found), found.arn, found.resource],
      ["main", `task ${id} in cluster main (eu-west-1)`, arnIn("main"), migrate],
    );
    await explainTask(id, { tail: 0 }, cli);
    assert.match(out[0] ?? "", new RegExp(`^Task ${id} of hi-web:1 in cluster main, eu-west-1: `));
  });

  it("is not known where all that could be asked do not know it, and what could not be asked is said", async () => {
    const { aws, definitions } = account({ main: [] });
    definitions.refuse("find", denied("ecs:DescribeTaskDefinition"));
    definitions.add("hi-web", [{ name: "web" }]);
    const { cli, err } = commandLine([inCluster("seed", "closed"), inCluster("migrate", "main")], {
      default: aws,
    });
    const command = stopTask(id, { wait: true }, cli);
    await assert.rejects(
      command,
      /is not known: looked at cluster main \(eu-west-1\) and the runs of stack prod\./,
    );
    const said = err.join("\n");
    assert.match(said, /^note: cluster closed \(eu-west-1\) could not be asked: .*ecs:DescribeTasks/m);
    assert.match(said, /^note: receipts of family hi-web could not be read, .*ecs:DescribeTaskDefinition/m);
  });

  it("is an error where no cluster could be asked", async () => {
    const { aws } = account({});
    const { cli } = commandLine([inCluster("migrate", "closed")], { default: aws });
    await assert.rejects(stopTask(id, { wait: true }, cli), /ecs:DescribeTasks failed: AccessDenied/);
  });

  it("is told by its ARN where the state alone has it, and nobody knows how it ended", async () => {
    const { aws, definitions } = account({ main: [] });
    const revisionArn = definitions.add("hi-web", [{ name: "web" }]);
    const left = withOutputs(inCluster("migrate", "main"), {
      ...{ status: "unfinished", taskArn: arnIn("main"), revisionArn },
    });
    const { cli } = commandLine([left], { default: aws });
    await assert.rejects(
      explainTask(id, { tail: 0 }, cli),
      new RegExp(`Its output may still be there: ecs-task logs ${arnIn("main")}$`),
    );
  });
});

describe("a run that ECS has forgotten, whose `up` was followed by one that registered a revision and ran nothing", () => {
  it("is told by the revision that it ran, as its state's last run", async () => {
    const { aws, definitions } = account({ main: [] });
    const [ran, newest] = [definitions.add("hi-web", [{ name: "web" }]), definitions.add("hi-web", [])];
    const migrate = withOutputs(inCluster("migrate", "main"), {
      ...{ taskArn: arnIn("main"), revisionArn: newest, revisions: [ran, newest] },
    });
    await definitions.tag(ran, {
      [receiptKeyOf(migrate.urn, 0)]: encodeReceipt({ status: "succeeded", attempt: 1, endedAt, taskId: id }),
    });
    const { cli, out, err } = commandLine([migrate], { default: aws });
    for (const named of ["migrate", id, arnIn("main")]) await explainTask(named, { tail: 0 }, cli);
    for (const report of out)
      assert.match(report, /^Task \w+ of hi-web:1 in cluster main, eu-west-1: container "web"/);
    assert.equal(out.length, 3);
    assert.match(err.join("\n"), /This is what the stack's state has of it\.$/m);
    definitions.refuse("find", denied("ecs:DescribeTaskDefinition"));
    await explainTask(id, { tail: 0, container: "web" }, cli);
    assert.match(
      err.at(-1) ?? "",
      /^note: its task definition could not be read: .*ecs:DescribeTaskDefinition/,
    );
  });
});

describe("a command that tells how to go on", () => {
  it("has no secret of the stack's in it", async () => {
    const { aws } = account({ main: [] });
    const lost = withOutputs(inCluster("migrate", "main"), { status: "unfinished", taskArn: arnIn("main") });
    const reached = { ...aws, reach: { profile: "hunter2" } };
    const { cli } = commandLine([{ ...lost, secrets: ["hunter2"] }], { default: reached });
    await assert.rejects(
      explainTask(id, { tail: 0, container: "web" }, cli),
      /ecs-task logs \S+ --profile '?\[secret\]'?$/,
    );
  });
});

describe("the last run of a resource", () => {
  const stopped: TaskSnapshot = {
    ...{ arn: arnIn("main"), lastStatus: "STOPPED", startedBy: startedBy(stackTask("migrate").urn) },
    containers: [{ name: "web", lastStatus: "STOPPED", exitCode: 1 }],
  };

  it("is not taken for the one that RunTask refused, which is said", async () => {
    const { aws } = account({ main: [stopped] });
    const refused = withOutputs(inCluster("migrate", "main"), {
      ...{ status: "failed", failure: "was refused by ECS: RESOURCE:MEMORY" },
    });
    const { cli, err } = commandLine([refused], { default: aws });
    assert.equal((await findTask("migrate", {}, cli)).id, id);
    assert.equal(
      err.at(-1),
      "note: the run that the state of migrate has, has no task: it was refused by ECS: RESOURCE:MEMORY",
    );
  });

  it("is shown as ECS has it also where it ran another family than the state has by now", async () => {
    const { aws } = account({ main: [{ ...stopped, startedBy: "somebody" }] });
    const recorded = withOutputs(inCluster("migrate", "main"), { taskArn: arnIn("main") });
    const { cli } = commandLine([recorded], { default: aws });
    assert.equal((await findTask("migrate", {}, cli)).inEcs.kind, "shown");
  });
});

describe("the last run of a GatedService", () => {
  const web = gatedService("web");
  const after = stackTask("web-after-deploy", { component: web.urn });
  const failedDeploy = `${web.urn.replace(/::web$/, "$pulumi-nodejs:dynamic/ecs-task:OneOffTask::web-on-failed-deploy")}`;
  const ended = (urn: string, end: string, minute: number, exitCode: number): TaskSnapshot => ({
    ...{ arn: arnIn("main").replace(id, end.repeat(32)), lastStatus: "STOPPED", startedBy: startedBy(urn) },
    ...{ createdAt: new Date(Date.UTC(2026, 0, 2, 3, minute)), stopCode: "EssentialContainerExited" },
    containers: [{ name: "web", lastStatus: "STOPPED", exitCode }],
  });
  const afterRun = ended(after.urn, "a", 1, 0);
  const failedRun = ended(failedDeploy, "b", 2, 3);

  it("is the one for a failed deploy where that is the latest, and it is told as such", async () => {
    const { aws } = account({ main: [afterRun, failedRun] });
    const { cli, out, err } = commandLine([after], { default: aws }, [web]);
    for (const [named, of, whose] of [
      ["web", "GatedService web", ", a run of web-on-failed-deploy"],
      ["web-on-failed-deploy", "onFailedDeploy of GatedService web", ""],
    ] as const) {
      await explainTask(named, { tail: 0 }, cli);
      const said = `the last run of ${of} of stack prod is task ${"b".repeat(32)} in cluster main (eu-west-1)${whose}`;
      assert.ok(err.includes(said), err.join("\n"));
    }
    await explainTask(failedRun.arn, { tail: 0, stack: "prod" }, cli);
    for (const report of out) {
      assert.match(report, /: container "web" exited 3\./);
      assert.match(report, /^It is a run of the onFailedDeploy of GatedService web of stack prod\.$/m);
      assert.match(report, /^The next deploy that fails makes a run of its own\.$/m);
    }
    assert.equal(out.length, 3);
    assert.doesNotMatch(err.join("\n"), /the state/);
  });

  it("is that of its tasks where no deploy has failed, and where earlier ones are is said", async () => {
    const { aws } = account({ main: [afterRun] });
    const { cli } = commandLine([after], { default: aws }, [web]);
    assert.equal((await findTask("web", {}, cli)).resource, after);
    await assert.rejects(
      findTask("web-on-failed-deploy", {}, cli),
      /has not run within ECS's last hour: `ecs-task history web-on-failed-deploy` shows/,
    );
  });

  it("is told to have none by the failure of its only task", async () => {
    const { aws } = account({ main: [] });
    const refused = withOutputs(after, { status: "failed", failure: "was refused by ECS: RESOURCE:MEMORY" });
    const { cli } = commandLine([refused], { default: aws }, [web]);
    await assert.rejects(findTask("web", {}, cli), /has no task: its last run was refused by ECS/);
  });
});

describe("the end of a run that ECS has forgotten", () => {
  for (const [status, failure, said] of [
    ["succeeded", undefined, /and ECS has forgotten it: it succeeded$/],
    ["failed", "exited 3", /and ECS has forgotten it: it exited 3$/],
    ["failed", undefined, /and ECS has forgotten it: it failed$/],
    ["unfinished", "was interrupted", /nobody knows how it ended$/],
  ] as const) {
    it(`is told by stop: ${status}, ${failure ?? "without a phrase"}`, async () => {
      const { aws } = account({ main: [] });
      const recorded = { status, taskArn: arnIn("main"), ...(failure !== undefined && { failure }) };
      const migrate = withOutputs(inCluster("migrate", "main"), recorded);
      const { cli, err } = commandLine([migrate], { default: aws });
      await stopTask(id, { wait: true }, cli);
      assert.match(err.at(-1) ?? "", said);
    });
  }
});

describe("the command of an explained run", () => {
  const notFound = (arn: string): TaskSnapshot => ({
    ...{ arn, lastStatus: "STOPPED", stopCode: "EssentialContainerExited" },
    startedBy: startedBy(stackTask("migrate").urn),
    ...{ startedAt: new Date(endedAt), stoppedAt: new Date(endedAt) },
    containers: [{ name: "web", lastStatus: "STOPPED", exitCode: 127 }],
  });
  const migrate = inCluster("migrate", "main", { command: ["rake db:migrate"] });

  for (const [whose, taskArn, isKnown] of [
    ["is the resource's where its state has the run", arnIn("main"), true],
    [
      "is not known of another run of it, which may be that of onDelete",
      arnIn("main").replace("1f9b", "0000"),
      false,
    ],
  ] as const) {
    it(whose, async () => {
      const { aws } = account({ main: [notFound(arnIn("main"))] });
      const { cli, out } = commandLine([withOutputs(migrate, { taskArn, status: "failed" })], {
        default: aws,
      });
      await explainTask(id, { tail: 0 }, cli);
      assert.equal(out.join("\n").includes("rake db:migrate"), isKnown, out.join("\n"));
    });
  }
});
