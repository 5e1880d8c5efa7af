import * as pulumi from "@pulumi/pulumi";
import { told } from "../../values/told";
import type { GatedServiceArgs } from "../args";
import { argumentProblems } from "./arguments";

/** Throws everything that is wrong with the arguments as one error of the component. */
export function refuseProblems(component: pulumi.ComponentResource, args: GatedServiceArgs): void {
  const problems = argumentProblems({ ...args }, isOutput);
  if (problems.length > 0) throw new pulumi.ResourceError(told(problems), component, true);
}

function isOutput(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}
