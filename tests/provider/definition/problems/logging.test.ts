import { onFargate, onInstances, problemTable } from "../../problemTable";
import { several } from "./containers";

const at = "taskDefinition.containerDefinitions[0].logConfiguration";
const options = { "awslogs-group": "hi-web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" };
const logs = (changed: object, logDriver = "awslogs") => ({
  container: { logConfiguration: { logDriver, options: { ...options, ...changed } } },
});
const without = (option: string) => logs({ [option]: undefined });
const router = { firelensConfiguration: { type: "fluentbit" } };
const firelens = { logConfiguration: { logDriver: "awsfirelens" } };

describe("checking where containers log to", () => {
  problemTable([
    [
      "a driver that there is not",
      onInstances({ container: { logConfiguration: { logDriver: "cloudwatch" } } }),
      `${at}.logDriver must be awslogs, awsfirelens, splunk,`,
      onInstances({ container: { logConfiguration: { logDriver: "json-file" } } }),
    ],
    [
      "no driver",
      onInstances({ container: { logConfiguration: { options: { a: "b" } } } }),
      `${at}.logDriver is required`,
    ],
    [
      "no group",
      onInstances(without("awslogs-group")),
      `${at}.options.awslogs-group is required with awslogs: the log group in CloudWatch`,
    ],
    [
      "an empty group",
      onInstances(logs({ "awslogs-group": "" })),
      `${at}.options.awslogs-group is required with awslogs`,
    ],
    [
      "no region",
      onInstances(without("awslogs-region")),
      `${at}.options.awslogs-region is required with awslogs`,
    ],
    [
      "no stream prefix on Fargate",
      onFargate(without("awslogs-stream-prefix")),
      `${at}.options.awslogs-stream-prefix is required with awslogs on Fargate`,
      onInstances(without("awslogs-stream-prefix")),
    ],
    [
      "an odd mode",
      onFargate(logs({ mode: "nonblocking" })),
      `${at}.options.mode must be blocking or non-blocking, and is "nonblocking"`,
      onFargate(logs({ mode: "blocking" })),
    ],
    [
      "an option that is a number",
      onFargate(logs({ "max-buffer-size": 25 })),
      `${at}.options.max-buffer-size must be a text, and is 25`,
    ],
    [
      "a driver that Fargate does not have",
      onFargate({ container: { logConfiguration: { logDriver: "syslog" } } }),
      `${at}.logDriver must be awslogs, splunk or awsfirelens on Fargate, and is "syslog"`,
      onInstances({ container: { logConfiguration: { logDriver: "syslog" } } }),
    ],
    [
      "FireLens without a router",
      several([firelens, {}]),
      `${at}.logDriver must not be awsfirelens without a log router: give a container firelensConfiguration`,
      several([firelens, router]),
    ],
    [
      "two routers",
      several([firelens, router, router]),
      "taskDefinition.containerDefinitions[2].firelensConfiguration must be left out: a task has one log router at most",
    ],
    [
      "a router of an odd type",
      several([firelens, { firelensConfiguration: { type: "vector" } }]),
      'taskDefinition.containerDefinitions[1].firelensConfiguration.type must be fluentbit or fluentd, and is "vector"',
    ],
    [
      "a router's configuration in S3 on Fargate",
      onFargate({
        container: { firelensConfiguration: { type: "fluentbit", options: { "config-file-type": "s3" } } },
      }),
      "taskDefinition.containerDefinitions[0].firelensConfiguration.options.config-file-type must be file on Fargate",
    ],
  ]);
});
