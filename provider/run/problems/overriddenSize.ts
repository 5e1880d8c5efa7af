import { fargateSizeProblems } from "../../definition/problems/fargateSize";
import {
  cpuOf,
  mayBeWindows,
  memoryOf,
  sumProblems,
  taskCpu,
  taskMemory,
} from "../../definition/problems/resources";
import { type Look, named, namesIn } from "../../values/look";
import type { Problem } from "../../values/problem";

/** The size that a run has by its overrides: against Fargate's sizes, and against its containers. */
export function overriddenSizeProblems(inputs: Look, onFargate: boolean): Problem[] {
  const [definition, overrides] = [inputs.at("taskDefinition"), inputs.at("overrides")];
  if (overrides.isAbsent) return [];
  const [cpu, memory] = [counting("cpu", definition, overrides), counting("memory", definition, overrides)];
  const isOther = !(overrides.at("cpu").isAbsent && overrides.at("memory").isAbsent);
  return [
    ...(onFargate && isOther && !cpu.isAbsent ? fargateSizeProblems(cpu, memory, definition) : []),
    ...containerProblems(cpu, memory, definition, overrides.at("containerOverrides")),
  ];
}

/** The override, or else what the definition has, told at the override that it needs. */
function counting(member: string, definition: Look, overrides: Look): Look {
  const override = overrides.at(member);
  return override.isAbsent ? { ...definition.at(member), path: override.path } : override;
}

/** An override that is not known yet may be of any container: nothing is told then. */
function containerProblems(cpu: Look, memory: Look, definition: Look, overrides: Look): Problem[] {
  if (definition.isAbsent || namesIn(overrides) === undefined || mayBeWindows(definition)) return [];
  const containers = definition
    .at("containerDefinitions")
    .items.map((container) => overridden(container, overrides));
  return [
    ...sumProblems(cpu, taskCpu(cpu), containers.map(cpuOf), "CPU units"),
    ...sumProblems(memory, taskMemory(memory), containers.map(memoryOf), "MiB"),
  ];
}

/** A container with what the run has otherwise. */
function overridden(container: Look, overrides: Look): Look {
  const name = container.at("name").text;
  const [override] = name === undefined ? [] : named(overrides, name);
  const at = (member: string) => {
    const given = override?.at(member);
    return given === undefined || given.isAbsent ? container.at(member) : given;
  };
  return { ...container, at };
}
