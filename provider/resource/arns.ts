import { regionIn } from "../values/arn";
import type { Look } from "../values/look";
import { type Problem, type Rule, rule, shown } from "../values/problem";

/** API reference, CreateCluster. */
export const clusterRule = rule(
  'the name of a cluster (1-255 of letters, digits, "-" and "_") or its ARN',
  (value) =>
    typeof value === "string" &&
    (/^[\w-]{1,255}$/.test(value) || /^arn:aws[\w-]*:ecs:[\w-]+:\d{12}:cluster\/[\w-]{1,255}$/.test(value)),
);

/** A bare family would stand for another revision tomorrow, without any change to be seen. */
const nameOfRevision = rule(
  'the ARN of one revision, or "family:revision"',
  (value) =>
    typeof value === "string" &&
    /^(arn:aws[\w-]*:ecs:[\w-]+:\d{12}:task-definition\/)?[\w-]{1,255}:\d+$/.test(value),
);

/** An empty one is the gate of a run that has not succeeded, which `pulumi up --target` gives to what comes after it. */
export const revisionRule: Rule = (value, path, isUnknown) =>
  value === "" ? [{ path, message: shut }] : nameOfRevision(value, path, isUnknown);

const shut =
  "is empty, which is what a run hands on that has not succeeded yet: run `pulumi up` without --target, or name a revision";

/** ARNs of other regions than the one that is called. */
export function regionProblems(inputs: Look): Problem[] {
  const called = inputs.at("connection").at("region");
  const [cluster, revision] = [inputs.at("cluster"), inputs.at("taskDefinitionArn")];
  return [
    ...otherRegion(cluster, called.text, `connection.region is ${shown(called.text)}`),
    ...otherRegion(revision, called.text, `connection.region is ${shown(called.text)}`),
    ...otherRegion(revision, regionIn(cluster.text), `the cluster is in ${shown(regionIn(cluster.text))}`),
  ];
}

function otherRegion({ text, path }: Look, region: string | undefined, because: string): Problem[] {
  const own = regionIn(text);
  return own === undefined || region === undefined || own === region
    ? []
    : [{ path, message: `must be in the region that is called: it is in ${shown(own)}, and ${because}` }];
}
