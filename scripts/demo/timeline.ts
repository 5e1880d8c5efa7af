import type {
  CreateServiceRequest,
  RegisterTaskDefinitionRequest,
  RunTaskRequest,
} from "@aws-sdk/client-ecs";
import type { CallEntry, EffectEntry, JournalEntry } from "../../simulator";
import { isOneOff } from "./evidence";
import { foldRetries } from "./retries";

/** Something that happened in the account. */
export interface Moment {
  /** Seconds after the first moment. */
  readonly seconds: number;
  readonly what: string;
  readonly detail: string;
}

/** The calls that change something, the ends of one-off tasks and the rollouts of services, in order. */
export function timelineOf(journal: readonly JournalEntry[]): Moment[] {
  const told = foldRetries(journal).flatMap(({ entry, tries }) => {
    const moment = entry.kind === "call" ? tellCall(entry, tries) : tellEffect(entry);
    return moment === undefined ? [] : [{ at: entry.at, ...moment }];
  });
  const startedAt = told[0]?.at ?? 0;
  return told.map(({ at, what, detail }) => ({ seconds: (at - startedAt) / 1_000, what, detail }));
}

type Told = Pick<Moment, "what" | "detail">;

const reading = /^(Describe|List|Get|Filter)/;

function tellCall({ operation, outcome, input }: CallEntry, tries: number): Told | undefined {
  if (reading.test(operation)) return undefined;
  const failure = outcome === "ok" ? [] : [outcome];
  const retried = tries > 1 ? [`after ${tries} tries`] : [];
  return { what: operation, detail: [...argumentsOf(operation, input), ...failure, ...retried].join(", ") };
}

/** What matters of an input, which the simulator has checked against the SDK's own schema of it. */
function argumentsOf(operation: string, input: unknown): string[] {
  switch (operation) {
    case "RegisterTaskDefinition": {
      const { containerDefinitions = [] } = input as RegisterTaskDefinitionRequest;
      return containerDefinitions.map(({ image }) => `image ${image}`);
    }
    case "RunTask": {
      const { taskDefinition, overrides } = input as RunTaskRequest;
      const commands = overrides?.containerOverrides?.map(({ command = [] }) => command.join(" ")) ?? [];
      return [shortName(taskDefinition), ...commands];
    }
    case "CreateService":
    case "UpdateService":
    case "DeregisterTaskDefinition": {
      const { taskDefinition } = input as Pick<CreateServiceRequest, "taskDefinition">;
      return [shortName(taskDefinition)];
    }
    default:
      return [];
  }
}

function tellEffect(entry: EffectEntry): Told | undefined {
  const { taskDefinitionArn, exitCode } = entry.detail;
  switch (entry.name) {
    case "container-exited":
      return isOneOff(entry)
        ? { what: "container exits", detail: `exit ${exitCode ?? "without a code"}` }
        : undefined;
    case "task-stopped":
      return isOneOff(entry) ? { what: "task is STOPPED", detail: shortName(taskDefinitionArn) } : undefined;
    case "deployment-completed":
      return { what: "service is steady", detail: shortName(taskDefinitionArn) };
    default:
      return undefined;
  }
}

/** The last part of an ARN, such as `hi-web:2`. */
function shortName(arn: unknown): string {
  return String(arn ?? "").replace(/^.*\//, "");
}
