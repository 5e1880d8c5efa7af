import type { Occasion } from "./occasion";

/**
 * What is said of a run that no `pulumi up` made and no resource describes, in its own words. The causes and the refusals
 * are written for a resource, which is who reads most of them.
 */
export function inWordsOf(occasion: Occasion): (text: string) => string {
  if (occasion !== "commandLine") return (text) => text;
  return (text) => atTerminal.reduce((said, [ours, theirs]) => said.replace(ours, theirs), text);
}

/** In this order: a longer one holds a shorter one. */
const atTerminal: readonly (readonly [RegExp, string])[] = [
  [/startTimeoutSeconds \((\d+)\)/g, "$1 s"],
  [/timeoutSeconds \((\d+)\)/g, "--timeout ($1 s)"],
  [/ ?\(startRetries\)/g, ""],
  [/raise startTimeoutSeconds/g, "run it again once that is mended"],
  [/raise timeoutSeconds/g, "give a longer --timeout"],
  [/Run `pulumi up` again/g, "Run it again"],
  [/run `pulumi up` again/g, "run it again"],
  [/let the resource depend on it, or run it again/g, "run it again"],
  [/before `pulumi up`/g, "before you run it"],
  [/this `up` had ECS stop the task/g, "ECS was asked to stop the task"],
  [/credentials of this `up`/g, "credentials in use"],
  [/An earlier `up` had asked ECS to stop it/g, "ECS was asked to stop it"],
  [/, or set aws:profile in the stack's configuration/g, ", or give --profile"],
  [
    /set aws:region in the stack's configuration, connection\.region on the resource, or AWS_REGION/g,
    "give --region, or set AWS_REGION",
  ],
  [/Check aws:profile or the keys/g, "Check --profile, AWS_PROFILE or the keys"],
  [/: it may still run, and the next `up` waits for it/g, ": it may still run"],
  [/ For an inline taskDefinition, `pulumi refresh` finds it, and the next `up` registers it again\./g, ""],
  [/check taskDefinitionArn,/g, "check the task definition,"],
  [/name that in taskDefinitionArn/g, "name that one"],
  [/Give the resource a `command`, each word one item\./g, "Give a command after --."],
  [/Each item of `command` is one word/g, "Each word after -- is one word of the command"],
  [/\["sh", "-c", "\.\.\."\]/g, "-- sh -c '...'"],
  [
    /Give each word as an item, \[.*\], or have a shell read it: \["sh", "-c", (.*)\]/g,
    "Leave the quotes around it out, or have a shell read it: -- sh -c $1",
  ],
  [/check `cluster`,/g, "check the cluster,"],
  [/`container` and the names in overrides against those/g, "--container against the names"],
  [/^taskDefinitionArn is/g, "the task definition is"],
  [/^container: /g, "--container: "],
  [/name in "container" the one/g, "name by --container the one"],
  [/Check `container`/g, "Check --container"],
  [/the run needs networkConfiguration with its subnets/g, "the run needs --subnets"],
  [/(Leave|Check) networkConfiguration/g, "$1 the network"],
  [/to networkConfiguration\.subnets/g, "by --subnets"],
  [/networkConfiguration\.subnets/g, "its subnets"],
  [/assignPublicIp: true/g, "--assign-public-ip"],
  [/leave assignPublicIp out/g, "leave --assign-public-ip out"],
  [/launchType:? "(\w+)"/g, "--launch-type $1"],
  [/no launchType beside/g, "no --launch-type beside"],
  [/, or have it made with `logs: \{ group, retentionDays \}`/g, ""],
  [/for this run alone: overrides/g, "for this run alone: --memory"],
  [/let the resource depend on the role and its policies/g, "run it again"],
];
