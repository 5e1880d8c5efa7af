import { onFargate, onInstances, problemTable } from "../../problemTable";

const definition = (rest: object) => onFargate({ definition: rest });
const container = (rest: object) => onInstances({ container: rest });
const at = "taskDefinition.containerDefinitions[0]";

describe("checking the names of a task definition's members", () => {
  problemTable([
    [
      "a misspelled one",
      definition({ famly: "x" }),
      'taskDefinition.famly is no input: did you mean "family"?',
    ],
    [
      "one that belongs to the resource",
      definition({ skipDestroy: true }),
      "taskDefinition.skipDestroy is no input: it is an input of the OneOffTask itself",
      onFargate({ skipDestroy: true }),
    ],
    [
      "one that is not needed here",
      definition({ trackLatest: true }),
      "taskDefinition.trackLatest is no input: a OneOffTask finds what it has registered by itself",
    ],
    [
      "one that only an export of a revision has",
      definition({ requiresAttributes: [] }),
      "taskDefinition.requiresAttributes is no input: ECS fills it in by itself: leave it out",
    ],
    [
      "one that belongs to the connection",
      definition({ region: "eu-west-1" }),
      "taskDefinition.region is no input: the region belongs in connection.region",
      onFargate({ connection: { region: "eu-west-1" } }),
    ],
    [
      "one of the run",
      definition({ launchType: "FARGATE" }),
      "taskDefinition.launchType is no input: launchType is an input of the run: move it out",
    ],
    [
      "one of CloudFormation's spelling",
      definition({ NetworkMode: "awsvpc" }),
      'taskDefinition.NetworkMode is no input: did you mean "networkMode"?',
    ],
    [
      "the ECS API's spelling of a size",
      definition({ ephemeralStorage: { sizeInGib: 30, sizeInGiB: 30 } }),
      "taskDefinition.ephemeralStorage.sizeInGiB is no input: write sizeInGib",
      definition({ ephemeralStorage: { sizeInGib: 30 } }),
    ],
    [
      "the ECS API's spelling of a volume's host",
      definition({ volumes: [{ name: "scratch", host: { sourcePath: "/tmp" } }] }),
      "taskDefinition.volumes[0].host is no input: write hostPath",
    ],
    [
      "the ECS API's spelling of a volume for the launch",
      definition({ volumes: [{ name: "data", configuredAtLaunch: true }] }),
      "taskDefinition.volumes[0].configuredAtLaunch is no input: write configureAtLaunch",
    ],
    [
      "a container's, misspelled",
      container({ enviroment: [{ name: "A", value: "1" }] }),
      `${at}.enviroment is no input: did you mean "environment"?`,
      container({ environment: [{ name: "A", value: "1" }] }),
    ],
    [
      "a container's in snake case",
      container({ port_mappings: [{ containerPort: 80 }] }),
      `${at}.port_mappings is no input: did you mean "portMappings"?`,
    ],
    [
      "a container's that Compose has",
      container({ ports: [80] }),
      `${at}.ports is no input: write portMappings: [{containerPort}]`,
    ],
    [
      "a container's that belongs to the definition",
      container({ taskRoleArn: "role" }),
      `${at}.taskRoleArn is no input: roles belong to the task definition`,
    ],
    [
      "a variable's",
      container({ environment: [{ name: "A", vlaue: "1" }] }),
      `${at}.environment[0].vlaue is no input: did you mean "value"?`,
    ],
    [
      "a variable's that makes it a secret",
      container({ environment: [{ name: "A", valueFrom: "arn" }] }),
      `${at}.environment[0].valueFrom is no input: move the variable to the container's "secrets"`,
    ],
    [
      "a health check's",
      container({ healthCheck: { command: ["CMD", "true"], retry: 3 } }),
      `${at}.healthCheck.retry is no input; the inputs here are command, interval, timeout, retries, startPeriod`,
    ],
  ]);
});
