import * as assert from "node:assert/strict";
import { toRunTaskInput } from "../../../../provider/aws/runTaskInput";
import { several } from "../../definition/problems/containers";
import { existing, onFargate, problemTable, told } from "../../problemTable";
import { mark } from "../../unknown";

const overrides = (rest: object) => onFargate({ overrides: rest });
const of = (...containerOverrides: readonly object[]) => overrides({ containerOverrides });
const at = "overrides.containerOverrides[0]";
const others = (...containerOverrides: readonly object[]) =>
  several([{}, { cpu: 100 }], { definition: { cpu: 128 }, overrides: { containerOverrides } });

describe("checking the overrides of a run", () => {
  problemTable([
    ["a list", onFargate({ overrides: [] }), "overrides must be an object, and is []"],
    [
      "a command of the task",
      overrides({ command: ["rake"] }),
      "overrides.command is no input: the run's command is an input of its own",
      onFargate({ command: ["rake"] }),
    ],
    [
      "an image",
      of({ name: "web", image: "app:v2" }),
      `${at}.image is no input: ECS overrides no image of a run`,
    ],
    [
      "secrets",
      of({ name: "web", secrets: [] }),
      `${at}.secrets is no input: ECS overrides no secrets of a run`,
    ],
    ["a container without a name", of({ cpu: 1 }), `${at}.name is required: the container of the definition`],
    [
      "a container that is not there",
      of({ name: "wbe", cpu: 1 }),
      `${at}.name must name a container of taskDefinition, and is "wbe": did you mean "web"?`,
      existing({ overrides: { containerOverrides: [{ name: "wbe", cpu: 1 }] } }),
    ],
    [
      "the command of the judged container",
      of({ name: "web", command: ["rake"] }),
      `${at}.command must be left out for "web", which the run is judged by: give the input command instead`,
      others({ name: "c1", command: ["rake"] }),
    ],
    [
      "the environment of the judged container",
      of({ name: "web", environment: [{ name: "A", value: "1" }] }),
      `${at}.environment must be left out for "web", which the run is judged by: give the input environment instead`,
      of({ name: "web", environmentFiles: [{ value: "arn:aws:s3:::b/a.env", type: "s3" }] }),
    ],
    [
      "the command of a container that an existing definition is judged by",
      existing({ container: "web", overrides: { containerOverrides: [{ name: "web", command: ["rake"] }] } }),
      `${at}.command must be left out for "web"`,
      existing({ overrides: { containerOverrides: [{ name: "web", command: ["rake"] }] } }),
    ],
    [
      "the run's own variable in another container",
      others({ name: "c1", environment: [{ name: "ECS_TASK_RUN_ID", value: "x" }] }),
      `${at}.environment[0].name is set by this package`,
      others({ name: "c1", environment: [{ name: "ECS_TASK_RUN", value: "x" }] }),
    ],
    [
      "the same container twice",
      others({ name: "c1", cpu: 1 }, { name: "c1", memory: 64 }),
      'overrides.containerOverrides[1].name must be given once, and "c1" is given before',
    ],
    [
      "a container's environment that is a map",
      others({ name: "c1", environment: { A: "1" } }),
      `${at}.environment must be a list such as`,
    ],
    [
      "too much storage",
      overrides({ ephemeralStorage: { sizeInGib: 201 } }),
      "overrides.ephemeralStorage.sizeInGib must be a whole number of GiB from 21 to 200, and is 201",
      overrides({ ephemeralStorage: { sizeInGib: 200 } }),
    ],
    [
      "CPU that Fargate does not have",
      overrides({ cpu: 300 }),
      "overrides.cpu must be CPU units that Fargate has",
    ],
    [
      "CPU that does not go with the definition's memory",
      overrides({ cpu: "1 vCPU" }),
      "overrides.memory must be MiB that Fargate has with 1024 CPU units (2048-8192 in steps of 1024), and is 512: the nearest is 2048",
      overrides({ cpu: "1 vCPU", memory: "2 GB" }),
    ],
    [
      "memory that does not go with the definition's CPU",
      overrides({ memory: 4_096 }),
      "overrides.memory must be MiB that Fargate has with 256 CPU units (512, 1024, 2048), and is 4096",
      overrides({ memory: mark }),
    ],
    [
      "sizes of an existing definition on Fargate",
      existing({
        launchType: "FARGATE",
        networkConfiguration: { subnets: ["s"] },
        overrides: { cpu: 256, memory: 4_096 },
      }),
      "overrides.memory must be MiB that Fargate has with 256 CPU units",
      existing({ launchType: "EC2", overrides: { cpu: 256, memory: 4_096 } }),
    ],
    [
      "containers with more CPU than the task",
      others({ name: "c1", cpu: 129 }),
      "overrides.cpu must be at least the 129 CPU units that the containers have together, and is 128",
      others({ name: "c1", cpu: 128 }),
    ],
    [
      "a task with less memory than its containers",
      { ...several([{ memory: 600 }]), overrides: { memory: 512 } },
      "overrides.memory must be at least the 600 MiB that the containers have together, and is 512",
      { ...several([{ memory: 600 }]), overrides: { memory: 512, containerOverrides: mark } },
    ],
  ]);
});

describe("checking the length of what RunTask is told", () => {
  const word = (length: number) => onFargate({ command: ["x".repeat(length)] });
  /** The longest word that fits. */
  const limit = 8_192 - overridesLength({ command: [""], environment: {} });

  function overridesLength({
    command,
    environment,
  }: {
    command: string[];
    environment: Record<string, string>;
  }) {
    const { overrides } = toRunTaskInput(
      {
        cluster: "prod",
        taskDefinitionArn: "hi-web:1",
        container: "web",
        command,
        environment: { ...environment, ECS_TASK_RUN_ID: "0123456789abcdef" },
        startedBy: "me",
      },
      "token",
    );
    return JSON.stringify(overrides).length;
  }

  it("counts as ECS does, to the character", () => {
    assert.deepEqual(told(word(limit)), []);
    assert.match(
      told(word(limit + 1)).join(),
      /^command must be shorter: RunTask takes 8192 characters of command, environment and overrides as JSON, and they have 8193 \(command \d+\)/,
    );
  });

  problemTable([
    [
      "a long environment",
      onFargate({ environment: { CONFIG: "x".repeat(8_192) } }),
      "environment must be shorter: RunTask takes 8192 characters",
      onFargate({ environment: { CONFIG: "x".repeat(8_000) } }),
    ],
    [
      "quotes, which JSON writes in two characters",
      onFargate({ environment: { CONFIG: '"'.repeat(4_096) } }),
      "environment must be shorter",
    ],
    [
      "all of it together",
      onFargate({ command: ["x".repeat(5_000)], environment: { A: "x".repeat(5_000) } }),
      "command must be shorter",
      onFargate({ command: ["x".repeat(5_000)], environment: { A: mark } }),
    ],
    [
      "overrides of other containers",
      others({ name: "c1", command: ["x".repeat(8_192)] }),
      "overrides must be shorter",
      others({ name: "c1", command: ["x".repeat(8_000)] }),
    ],
    [
      "a long command before a destroy",
      onFargate({ onDelete: { command: ["x".repeat(8_192)] } }),
      "onDelete.command must be shorter",
    ],
  ]);
});
