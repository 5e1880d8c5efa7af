import { StopTaskCommand } from "@aws-sdk/client-ecs";
import type { TestStack } from "./testStack";

/** One way for a run to fail, and what is told of it. */
export interface FailureCase {
  /** Of the resource, of the family, and before `-web` of the service. */
  readonly name: string;
  readonly title: string;
  /** What the resource has otherwise than the one that succeeds. */
  readonly task: object;
  /** What happens once the migration runs. */
  readonly meanwhile?: (stack: TestStack, taskArn: string) => unknown;
  /** What the error has to say. */
  readonly told: readonly RegExp[];
  /** What the state remembers, and the next `up` says. */
  readonly failure: RegExp;
  /** Exit code in the state; absent where ECS reports none. */
  readonly exitCode?: number;
}

const region = "eu-west-1";
/** A file that nobody makes: the migration goes on until something ends it. */
const goesOn = { environment: { WAIT_FOR: "/nonexistent/gate" } };

/** Failures that any number of tasks can have at once. */
export const failureCases: readonly FailureCase[] = [
  {
    name: "bad-image",
    title: "an image that is not there",
    task: { container: { image: "app:v9" } },
    told: [
      /web" never started\./,
      /The registry has no docker\.io\/library\/app:v9/,
      /Push it before `pulumi up`/,
    ],
    failure: /never started: .*CannotPullContainerError/,
  },
  {
    name: "no-command",
    title: "a command that is not in the image",
    task: { command: ["rake", "db:migrate"] },
    told: [/Attempt 1 of "rake db:migrate"/, /The image has no program "rake"/, /executable file not found/],
    failure: /never started: .*CannotStartContainerError/,
  },
  {
    name: "not-found",
    title: "a command that the image's shell does not find",
    task: { command: ["sh", "-c", "no-such-rake db:migrate"] },
    told: [
      /exited 127\./,
      /a shell did not find a program\. Check its spelling/,
      /\| .*no-such-rake.*not found/,
    ],
    failure: /exited 127$/,
    exitCode: 127,
  },
  {
    name: "no-secret",
    title: "a secret that is not there",
    task: {
      container: {
        secrets: [
          { name: "DATABASE_URL", valueFrom: `arn:aws:secretsmanager:${region}:123456789012:secret:gone` },
        ],
      },
    },
    told: [/There is no secret or parameter arn:[^ ]+secret:gone/, /Correct valueFrom/],
    failure: /never started: ResourceInitializationError: unable to pull secrets/,
  },
  {
    name: "no-log-group",
    title: "a log group that is not there",
    task: {
      container: {
        logConfiguration: {
          logDriver: "awslogs",
          options: { "awslogs-group": "gone", "awslogs-region": region, "awslogs-stream-prefix": "app" },
        },
      },
    },
    told: [/The log group of a container's logConfiguration does not exist/, /Create it before the task/],
    failure: /never started: ResourceInitializationError: failed to validate logger args/,
  },
  {
    name: "no-memory",
    title: "too little memory",
    task: goesOn,
    meanwhile: ({ simulator }, taskArn) =>
      simulator.tasks(region).end(taskArn, {
        stopCode: "EssentialContainerExited",
        stoppedReason: "Essential container in task exited",
        exitCode: 137,
        containerReason: "OutOfMemoryError: Container killed due to memory usage",
      }),
    told: [
      /exited 137 \(SIGKILL\)\./,
      /more memory than it may/,
      /Raise `memory`/,
      /\| == no-memory: migrating/,
    ],
    failure: /exited 137 \(SIGKILL\)$/,
    exitCode: 137,
  },
  {
    name: "stopped",
    title: "somebody who stops it",
    task: goesOn,
    meanwhile: ({ ecs }, task) =>
      ecs.send(new StopTaskCommand({ cluster: "main", task, reason: "deploy freeze" })),
    told: [/has called StopTask/, /CloudTrail names who/, /deploy freeze/, /\| == stopped: migrating/],
    failure: /was stopped: UserInitiated/,
    exitCode: 143,
  },
  {
    name: "lost-host",
    title: "a host that is lost",
    task: goesOn,
    meanwhile: ({ simulator }, taskArn) =>
      simulator.tasks(region).end(taskArn, {
        stopCode: "TerminationNotice",
        stoppedReason: "Host EC2 (instance i-0abc1234567890def) terminated.",
      }),
    told: [
      /The machine under the task, i-0abc1234567890def/,
      /may have done a part/,
      /\| == lost-host: migrating/,
    ],
    failure: /ended without an exit code$/,
  },
  {
    name: "dead-sidecar",
    title: "a sidecar that dies first",
    task: {
      ...goesOn,
      sidecar: {
        name: "proxy",
        image: "app:v1",
        command: ["sh", "-c", "exit 9"],
        dependsOn: [{ containerName: "web", condition: "START" }],
      },
    },
    told: [/Container "proxy" ended first with exit code 9/, /essential: false/],
    failure: /was ended by container "proxy", which exited 9/,
    exitCode: 143,
  },
  {
    name: "no-start",
    title: "a migration that does not start in time",
    task: {
      startTimeoutSeconds: 2,
      container: { dependsOn: [{ containerName: "database-up", condition: "SUCCESS" }] },
      sidecar: { name: "database-up", image: "app:v1", essential: false, command: ["sleep", "60"] },
    },
    told: [/did not start within startTimeoutSeconds \(2\)/, /"database-up" had started, and "web" had not/],
    failure: /startTimeoutSeconds \(2\)/,
  },
  {
    name: "no-end",
    title: "a migration that does not end in time",
    task: { ...goesOn, timeoutSeconds: 5 },
    told: [/did not finish within timeoutSeconds \(5\)/, /raise timeoutSeconds/, /\| == no-end: migrating/],
    failure: /timeoutSeconds \(5\)/,
    exitCode: 143,
  },
];

/** RunTask starts nothing, whoever calls it next. */
export const noCapacity: FailureCase = {
  name: "no-capacity",
  title: "no capacity",
  task: { environment: { LABEL: "v2" }, startRetries: 0 },
  told: [
    /was refused by ECS\./,
    /No instance of the cluster has as much CPU and memory free/,
    /RESOURCE:MEMORY/,
  ],
  failure: /RESOURCE:MEMORY/,
};
