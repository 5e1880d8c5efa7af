import { hasCode, type Refusal, saysSo } from "./refusal";

/** What ECS finds wrong with a run: where it is to go, and on what. */
export const runRefusals: readonly Refusal[] = [
  {
    title: "The cluster is not there",
    fits: hasCode("ClusterNotFoundException"),
    advice: (_, { cluster, region }) => [
      `There is no cluster "${cluster}" in ${region ?? "the region"} of the account that these credentials belong to: check \`cluster\`, the region and the profile.`,
    ],
  },
  {
    title: "The network is missing",
    fits: saysSo(/Network Configuration must be provided/i),
    advice: () => ["In awsvpc mode, and so on Fargate, the run needs networkConfiguration with its subnets."],
  },
  {
    title: "The network is not wanted",
    fits: saysSo(/Network Configuration is not valid for the given networkMode/i),
    advice: () => ["Leave networkConfiguration out, or set the definition's networkMode to awsvpc."],
  },
  {
    title: "A public address is not to be had",
    fits: saysSo(/Assign public IP is not supported/i),
    advice: () => [
      "On instances a task's network interface gets no public address: leave assignPublicIp out, and use subnets with a NAT gateway.",
    ],
  },
  {
    title: "A subnet or security group is not there",
    fits: saysSo(
      /Invalid(Subnet|Group|SecurityGroup)\w*\.?\w*|belong to different networks|retrieving (subnet|security group)/i,
    ),
    advice: (_, { region }) => [
      `Check networkConfiguration: the subnets and security groups have to be there in ${region ?? "the region"}, and of one VPC.`,
    ],
  },
  {
    title: "The cluster has no instances",
    fits: saysSo(/No Container Instances were found/i),
    advice: () => [
      'The cluster has no instances, and the run asks for none of its other capacity: set launchType: "FARGATE" or capacityProviderStrategies, or add instances.',
    ],
  },
  {
    title: "The capacity provider is not the cluster's",
    fits: saysSo(/capacity provider/i),
    advice: ({ message }) => [
      /limit|quota/i.test(message)
        ? "Too many tasks wait for that capacity provider: 500 may be PROVISIONING. Wait until some have started, or use another one."
        : "Name in capacityProviderStrategies only what the cluster has (`aws ecs describe-clusters`), FARGATE and FARGATE_SPOT not together with Auto Scaling groups, and no launchType beside them.",
    ],
  },
  {
    title: "The definition has no such container",
    fits: saysSo(/Override for container named|is not a container in the TaskDefinition/i),
    advice: () => ["Check `container` and the names in overrides against those of the task definition."],
  },
  {
    title: "The platform version is unknown",
    fits: hasCode("PlatformUnknownException"),
    advice: () => ["Leave platformVersion out, or set it to LATEST or 1.4.0."],
  },
  {
    title: "The platform does not fit the definition",
    fits: hasCode("PlatformTaskDefinitionIncompatibilityException"),
    advice: () => [
      "The platform version is older than what the definition needs, such as EFS volumes or ephemeralStorage: leave platformVersion out, which is LATEST.",
    ],
  },
  {
    title: "The feature is not to be had there",
    fits: hasCode("UnsupportedFeatureException"),
    advice: (_, { region }) => [
      `ECS does not have in ${region ?? "the region"} what the definition or the run asks for: leave it out, or use another region.`,
    ],
  },
  {
    title: "The account is blocked",
    fits: hasCode("BlockedException"),
    advice: () => [
      "AWS has blocked the account, as it does with new ones and for open bills: only AWS's support can lift that.",
    ],
  },
  {
    title: "A quota is used up",
    fits: (error) =>
      hasCode("LimitExceededException", "ServiceQuotaExceededException")(error) ||
      saysSo(/reached the limit|exceeds? (the )?(limit|quota)/i)(error),
    advice: () => [
      "A quota of the account is used up: ask for more in Service Quotas, or take away what is not needed.",
    ],
  },
];
