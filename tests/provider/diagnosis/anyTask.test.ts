import * as assert from "node:assert/strict";
import { type AnyTaskContext, anyTask } from "../../../provider/diagnosis/anyTask";
import { anyTaskContainer } from "../../../provider/diagnosis/anyTaskContainer";
import { anyTaskReport, durationPhrase } from "../../../provider/diagnosis/anyTaskReport";
import { anyTaskState } from "../../../provider/diagnosis/anyTaskState";
import { serviceCauses } from "../../../provider/diagnosis/causes/service";
import type { TaskSnapshot } from "../../../provider/run/task";
import { samples } from "../../../scripts/docs/failures/samples";
import { cache, exitedItself, one, ran, task, web } from "../run/snapshots";

const judged = { container: "web", otherEssential: ["cache"] };
const context: AnyTaskContext = { judged, isResources: false, tail: [], redact: (text) => text };
const resourceWords =
  /`up`|pulumi (up|refresh|destroy)|timeoutSeconds|startRetries|taskDefinitionArn|attempt/i;

describe("the container that any task is explained by", () => {
  const essential = (name: string) => ({ name, essential: true });
  const beside = (name: string) => ({ name, essential: false });
  const cases: readonly [
    title: string,
    shown: TaskSnapshot["containers"],
    definition: Parameters<typeof anyTaskContainer>[1],
    wanted: string | undefined,
    container: string,
    otherEssential: string[],
  ][] = [
    ["the named one", [], [essential("web"), beside("log")], "log", "log", ["web"]],
    ["the only essential one", [], [beside("log"), essential("web")], undefined, "web", []],
    [
      "the essential one that failed",
      [web("STOPPED", 143), cache("STOPPED", 1)],
      [essential("web"), essential("cache")],
      undefined,
      "cache",
      ["web"],
    ],
    [
      "the essential one that ended first",
      [web("RUNNING"), cache("STOPPED", 0)],
      [essential("web"), essential("cache")],
      undefined,
      "cache",
      ["web"],
    ],
    [
      "the one of which ECS says something",
      [web("STOPPED"), { ...cache("STOPPED"), reason: "CannotPullContainerError" }],
      [essential("web"), essential("cache")],
      undefined,
      "cache",
      ["web"],
    ],
    [
      "the first one, where all run",
      [web("RUNNING"), cache("RUNNING")],
      [essential("cache"), essential("web")],
      undefined,
      "cache",
      ["web"],
    ],
    ["the first one, where none is essential", [], [beside("log"), beside("web")], undefined, "log", []],
    [
      "one that ECS shows, without the definition",
      [web("STOPPED", 0), cache("STOPPED", 2)],
      undefined,
      undefined,
      "cache",
      ["web"],
    ],
    ["the named one, where nothing is known", [], undefined, "web", "web", []],
  ];
  for (const [title, containers, definition, wanted, container, otherEssential] of cases) {
    it(`is ${title}`, () => {
      assert.deepEqual(anyTaskContainer({ containers }, definition, wanted), {
        kind: "judged",
        judged: { container, otherEssential },
      });
    });
  }

  it("is unclear for a name that is none, and where nothing is known", () => {
    const wrong = anyTaskContainer(undefined, [essential("web")], "wbe");
    assert.match(wrong.kind === "unclear" ? wrong.problem : "", /no container "wbe": it has "web"/);
    assert.equal(anyTaskContainer(undefined, undefined).kind, "unclear");
  });
});

describe("how any task stands", () => {
  const cases: readonly [shown: TaskSnapshot, state: string, verdict: string][] = [
    [task("PROVISIONING"), "starting", "has not started yet: the task is PROVISIONING"],
    [
      task("PENDING", { containers: [cache("RUNNING")] }),
      "starting",
      "has not started yet: the task is PENDING",
    ],
    [ran("RUNNING", undefined, web("RUNNING")), "running", "is running"],
    [ran("DEACTIVATING", undefined, web("RUNNING")), "ending", "is being stopped: the task is DEACTIVATING"],
    [ran("RUNNING", "UserInitiated", web("RUNNING")), "ending", "is being stopped: UserInitiated"],
    [
      ran("STOPPING", exitedItself, web("RUNNING"), cache("STOPPED", 1)),
      "ending",
      `is being stopped: ${exitedItself}`,
    ],
    [ran("DEPROVISIONING", exitedItself, web("STOPPED", 0)), "succeeded", "exited 0"],
    [ran("STOPPED", exitedItself, web("STOPPED", 3)), "failed", "exited 3"],
    [
      ran("STOPPED", "UserInitiated", web("STOPPED", 0)),
      "failed",
      "was stopped: UserInitiated (exit code 0)",
    ],
    [
      task("STOPPED", { stopCode: "TaskFailedToStart", containers: [web("STOPPED")] }),
      "failed",
      "never started",
    ],
  ];
  for (const [shown, status, verdict] of cases) {
    it(`is ${status}: ${shown.lastStatus} ${shown.stopCode ?? ""}`, () => {
      const told = anyTask(anyTaskState(shown, judged), context);
      assert.deepEqual([told.status, told.verdict], [status, verdict]);
      assert.equal(told.task, shown);
    });
  }

  it("tells what ended another container, while the task is being stopped", () => {
    const told = anyTask(
      anyTaskState(ran("STOPPING", exitedItself, web("RUNNING"), cache("STOPPED", 1)), judged),
      context,
    );
    assert.match(told.explanation?.cause ?? "", /^Container "cache" ended first with exit code 1/);
  });

  it("tells what a task waits for as of now, and of no limit", () => {
    for (const { outcome, title } of Object.values(samples).flat()) {
      if (outcome.kind !== "timedOut" || outcome.limit !== "startTimeout") continue;
      const told = anyTask(anyTaskState(outcome.atLimit, { ...judged, otherEssential: [] }), context);
      if (told.status !== "starting") continue;
      const { cause, advice } = told.explanation ?? { cause: "", advice: "" };
      assert.match(cause, /^It is /, title);
      assert.doesNotMatch(`${cause} ${advice}`, /\bIt was\b|startTimeoutSeconds|give a longer/, title);
    }
  });
});

describe("the words of an explanation", () => {
  const own = (text: string) =>
    text.split("\n").filter((line) => !/^(ECS says|Task:|Log:|All of it:)/.test(line));
  const reportOn = (outcome: Parameters<typeof anyTask>[0], rest: Partial<AnyTaskContext> = {}) => {
    const all = { ...context, ...rest };
    return anyTaskReport(anyTask(outcome, all), {
      ...all,
      ...{ title: "Task 0123", nowMs: 0, isShown: true, next: [] },
      logs: { kind: "elsewhere", because: "it goes elsewhere" },
    }).join("\n");
  };

  it("are of no resource, unless it is one's run", () => {
    for (const { outcome, title, context: known } of Object.values(samples).flat()) {
      const rest = known?.command === undefined ? {} : { command: known.command };
      for (const line of own(reportOn({ kind: "over", outcome }, rest)))
        assert.doesNotMatch(line, resourceWords, title);
    }
    const infrastructure = Object.values(samples)
      .flat()
      .find(({ title }) => title === "Its host is gone");
    assert.ok(infrastructure);
    const said = reportOn({ kind: "over", outcome: infrastructure.outcome }, { isResources: true });
    assert.match(said, /Run `pulumi up` again/);
  });

  it("speak of a service's task as of one that is replaced", () => {
    for (const { outcome, title } of Object.values(samples).flat()) {
      if (outcome.kind !== "failed") continue;
      const inService = { ...outcome, task: { ...outcome.task, service: "hi-web" } };
      for (const line of own(reportOn({ kind: "over", outcome: inService }))) {
        assert.doesNotMatch(line, resourceWords, title);
        assert.doesNotMatch(line, /one-off task|\brun it again\.|A migration/i, title);
      }
    }
  });

  it("have no secret", () => {
    const redact = (text: string) => text.replaceAll("hunter2", "[secret]");
    const shown = task("STOPPED", {
      ...{ stopCode: "UserInitiated", stoppedReason: "hunter2 leaked" },
      containers: [{ ...web("STOPPED", 1), reason: "exec hunter2" }],
      startedAt: new Date(0),
    });
    const said = reportOn(anyTaskState(shown, judged), { redact });
    assert.match(said, /ECS says: \[secret\] leaked/);
    assert.doesNotMatch(said, /hunter2/);
  });
});

describe("what ends a service's task", () => {
  const inService = (rest: Partial<TaskSnapshot>) =>
    task("STOPPED", { service: "hi-web", startedAt: new Date(0), ...rest });
  const byScheduler = { stopCode: "ServiceSchedulerInitiated" };
  const cases: readonly [title: string, shown: TaskSnapshot, advice: RegExp][] = [
    [
      "A service's container has come to its end",
      inService({ stopCode: exitedItself, containers: [web("STOPPED", 0)] }),
      /foreground/,
    ],
    [
      "Load balancer health checks failed, in a service",
      inService({
        ...byScheduler,
        stoppedReason: "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:x)",
        containers: [web("STOPPED", 143)],
      }),
      /healthCheckGracePeriodSeconds/,
    ],
    [
      "Container health checks failed, in a service",
      inService({
        ...byScheduler,
        stoppedReason: "Task failed container health checks",
        containers: [web("STOPPED", 137)],
      }),
      /startPeriod/,
    ],
    [
      "Its service has stopped it",
      inService({
        ...byScheduler,
        stoppedReason: "Scaling activity initiated by (deployment ecs-svc/1)",
        containers: [web("STOPPED", 0)],
      }),
      /`aws ecs describe-services --cluster prod --services hi-web` has its events/,
    ],
    [
      "Spot capacity was taken back, in a service",
      inService({
        stopCode: "SpotInterruption",
        stoppedReason: "Your Spot Task was interrupted.",
        containers: [web("STOPPED", 143)],
      }),
      /base on FARGATE/,
    ],
    [
      "The command failed",
      inService({ stopCode: exitedItself, containers: [web("STOPPED", 3)] }),
      /last lines/,
    ],
  ];
  for (const [title, shown, advice] of cases) {
    it(`is told: ${title}`, () => {
      const { explanation } = anyTask(anyTaskState(shown, { container: "web", otherEssential: [] }), context);
      assert.equal(explanation?.title, title);
      assert.match(explanation?.advice ?? "", advice);
    });
  }

  it("has a case for every row", () => {
    const told = new Set(cases.map(([title]) => title));
    assert.deepEqual(
      serviceCauses.map(({ title }) => title).filter((title) => !told.has(title)),
      [],
    );
  });
});

describe("the report on any task", () => {
  const report = (shown: TaskSnapshot, tail: readonly string[] = []) =>
    anyTaskReport(anyTask(anyTaskState(shown, judged), context), {
      ...{
        ...context,
        tail,
        title: "Task 0123",
        nowMs: Date.UTC(2026, 0, 2, 3, 5, 5),
        isShown: false,
        next: ["Next."],
      },
      ...{ belongs: "It belongs to no service.", logs: { kind: "elsewhere", because: "it goes elsewhere" } },
    });

  it("reads from the verdict to what comes next", () => {
    const shown = ran("STOPPED", exitedItself, web("STOPPED", 3), one("log", "STOPPED", 0));
    assert.deepEqual(report({ ...shown, stoppedAt: new Date("2026-01-02T03:04:18.4Z") }, ["one", "two"]), [
      'Task 0123: container "web" exited 3.',
      "The program itself reports the failure, and ECS has nothing to add. Its last lines say more.",
      "Started 2026-01-02T03:04:15.000Z, stopped 2026-01-02T03:04:18.400Z, after 3.4 s.",
      'Its containers: "web" STOPPED, exit code 3, "log" STOPPED, exit code 0.',
      "It belongs to no service.",
      "Last 2 lines of output:",
      "  | one",
      "  | two",
      "Output: it goes elsewhere.",
      "Next.",
    ]);
  });

  it("tells for how long a task runs, or waits", () => {
    assert.ok(
      report(ran("RUNNING", undefined, web("RUNNING"))).includes(
        "Started 2026-01-02T03:04:15.000Z, 50 s ago.",
      ),
    );
    const createdAt = new Date("2026-01-02T03:03:05Z");
    assert.ok(
      report(task("PENDING", { createdAt })).includes("Created 2026-01-02T03:03:05.000Z, 2 min 0 s ago."),
    );
  });
});

describe("a duration", () => {
  for (const [ms, phrase] of [
    [-5, "0 s"],
    [0, "0 s"],
    [340, "0.3 s"],
    [9_949, "9.9 s"],
    [9_990, "10 s"],
    [59_600, "1 min 0 s"],
    [200_000, "3 min 20 s"],
    [18_720_000, "5 h 12 min"],
    [273_600_000, "3 d 4 h"],
  ] as const) {
    it(`of ${ms} ms is ${phrase}`, () => assert.equal(durationPhrase(ms), phrase));
  }
});
