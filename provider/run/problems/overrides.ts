import { cpuRule, ephemeralStorageRule, memoryRule } from "../../definition/problems/definition";
import { environmentFilesRule, environmentRule } from "../../definition/problems/environment";
import { resourceRequirementsRule } from "../../definition/problems/resourceRequirements";
import { listOf } from "../../values/listRules";
import { members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import { amountBetween, anyText, text } from "../../values/scalarRules";
import type { ContainerOverride, Overrides } from "../overrides";

const mebibytes = amountBetween(4, Number.POSITIVE_INFINITY, "MiB");

const notOverridable = (what: string) =>
  `ECS overrides no ${what} of a run: change the definition, which registers a revision`;

const containerOverrideRule = members({
  rules: {
    name: text,
    command: listOf(anyText),
    environment: environmentRule,
    environmentFiles: environmentFilesRule,
    cpu: amountBetween(0, Number.POSITIVE_INFINITY, "CPU units"),
    memory: mebibytes,
    memoryReservation: mebibytes,
    resourceRequirements: resourceRequirementsRule,
  } satisfies Record<keyof ContainerOverride, Rule>,
  required: { name: "the container of the definition" },
  misplaced: {
    image: notOverridable("image"),
    secrets: notOverridable("secrets"),
    logConfiguration: notOverridable("logConfiguration"),
    entryPoint: notOverridable("entryPoint"),
    essential: notOverridable("essential"),
  },
});

/** What a run has otherwise than the definition (ECS API reference, TaskOverride). */
export const overridesRule = members({
  rules: {
    cpu: cpuRule,
    memory: memoryRule,
    taskRoleArn: text,
    executionRoleArn: text,
    ephemeralStorage: ephemeralStorageRule,
    containerOverrides: listOf(containerOverrideRule, { most: 10 }),
  } satisfies Record<keyof Overrides, Rule>,
  misplaced: {
    command: "the run's command is an input of its own, beside overrides",
    environment: "the run's environment is an input of its own, beside overrides",
    inferenceAcceleratorOverrides: "Elastic Inference is no more: leave it out",
  },
});
