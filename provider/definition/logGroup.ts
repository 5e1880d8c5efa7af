import { isRecord } from "../values/record";
import type { NormalDefinition } from "./normalise";
import { ifList } from "./spelling";

/**
 * The content in which every container without a `logConfiguration` logs to the given group. The streams are named after
 * the family: Fargate takes no awslogs without a prefix.
 */
export function withLogGroup(content: NormalDefinition, group: string, region: string): NormalDefinition {
  const logConfiguration = {
    logDriver: "awslogs",
    options: {
      "awslogs-group": group,
      "awslogs-region": region,
      "awslogs-stream-prefix": content.family,
    },
  };
  const containerDefinitions = ifList(content.containerDefinitions, (containers) =>
    containers.map((container) =>
      isRecord(container) && container.logConfiguration === undefined
        ? { ...container, logConfiguration }
        : container,
    ),
  );
  return { ...content, ...(containerDefinitions && { containerDefinitions }) };
}
