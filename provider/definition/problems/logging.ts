import type { Look } from "../../values/look";
import { type Problem, shown } from "../../values/problem";

/** Log drivers whose options do not lead anywhere. */
export function loggingProblems(definition: Look): Problem[] {
  const containers = definition.at("containerDefinitions");
  const routers = containers.items
    .map((one) => one.at("firelensConfiguration"))
    .filter(({ given }) => given !== undefined);
  return [
    ...containers.items.flatMap((container) => driverProblems(container, containers)),
    ...routers
      .slice(1)
      .map(({ path }) => ({ path, message: "must be left out: a task has one log router at most" })),
  ];
}

function driverProblems(container: Look, containers: Look): Problem[] {
  const log = container.at("logConfiguration");
  const driver = log.at("logDriver");
  return [
    ...modeProblems(log.at("options").at("mode")),
    ...(driver.text === "awslogs" ? awslogsProblems(log) : []),
    ...(driver.text === "awsfirelens" ? firelensProblems(driver, containers) : []),
  ];
}

/** Whether an option is known to be missing: an empty one is as good as none. */
export const isMissing = (option: Look) => option.isAbsent || option.given === "";

/** The ECS API's own answer without them: "Log driver awslogs requires options: awslogs-region, awslogs-group". */
function awslogsProblems(log: Look): Problem[] {
  const needed = {
    "awslogs-group": "the log group in CloudWatch",
    "awslogs-region": "the region of the log group, such as eu-west-1",
  };
  return Object.entries(needed).flatMap(([option, what]) => {
    const { path } = log.at("options").at(option);
    return isMissing(log.at("options").at(option))
      ? [{ path, message: `is required with awslogs: ${what}` }]
      : [];
  });
}

function modeProblems(mode: Look): Problem[] {
  return mode.text === undefined || mode.text === "blocking" || mode.text === "non-blocking"
    ? []
    : [{ path: mode.path, message: `must be blocking or non-blocking, and is ${shown(mode.text)}` }];
}

function firelensProblems(driver: Look, containers: Look): Problem[] {
  const hasRouter = containers.items.some((one) => !one.at("firelensConfiguration").isAbsent);
  return containers.isComplete && !hasRouter
    ? [
        {
          path: driver.path,
          message:
            'must not be awsfirelens without a log router: give a container firelensConfiguration: {type: "fluentbit"}',
        },
      ]
    : [];
}
