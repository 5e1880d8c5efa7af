import type { Look } from "../../values/look";
import type { Problem } from "../../values/problem";

/** API reference, RunTask: the agent that lets people in calls SSM with the task's own role. */
export function executeCommandProblems(inputs: Look): Problem[] {
  const enabled = inputs.at("enableExecuteCommand");
  const definition = inputs.at("taskDefinition");
  const hasNoRole =
    definition.at("taskRoleArn").isAbsent && inputs.at("overrides").at("taskRoleArn").isAbsent;
  return enabled.flag === true && !definition.isAbsent && hasNoRole
    ? [{ path: enabled.path, message: "must be false without a task role: give taskDefinition.taskRoleArn" }]
    : [];
}
