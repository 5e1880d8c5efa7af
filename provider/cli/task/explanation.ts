import type { AnyTask } from "../../diagnosis/anyTask";
import { ecsWords, tellingWords } from "../../diagnosis/ecsWords";
import { taskConsoleUrl } from "../../diagnosis/links";
import type { LogDestination } from "../../logs/stream";
import { secondsBetween } from "../../values/secondsBetween";

/** What `ecs-task explain --json` prints: one document, whose members are all there in every version 1. */
export interface ExplanationDocument {
  readonly version: 1;
  readonly taskArn: string | null;
  readonly region: string;
  /** Name or ARN. */
  readonly cluster: string;
  readonly taskDefinitionArn: string | null;
  /** Name of the service that it belongs to. */
  readonly service: string | null;
  /** Name of the stack's OneOffTask that it is a run of, or of a GatedService's `onFailedDeploy`, where the stack was read. */
  readonly resource: string | null;
  readonly startedBy: string | null;
  /** The one that is explained. */
  readonly container: string;
  /** Where this is from: ECS forgets a task an hour after its end. */
  readonly source: "ecs" | "state" | "receipt";
  readonly status: AnyTask["status"];
  /** As it reads after the container's name. */
  readonly verdict: string;
  readonly exitCode: number | null;
  readonly stopCode: string | null;
  /** ISO 8601. */
  readonly createdAt: string | null;
  /** ISO 8601. */
  readonly startedAt: string | null;
  /** ISO 8601. */
  readonly stoppedAt: string | null;
  /** From `startedAt` to `stoppedAt`. */
  readonly durationSeconds: number | null;
  /** Name of the cause in the table of causes. */
  readonly title: string | null;
  readonly cause: string | null;
  readonly advice: string | null;
  readonly documentationUrl: string | null;
  /** ECS's own words, where they tell something. */
  readonly ecsSays: readonly { readonly container: string | null; readonly text: string }[];
  readonly containers: readonly {
    readonly name: string;
    readonly status: string | null;
    readonly exitCode: number | null;
  }[];
  /** The last lines. */
  readonly output: readonly string[];
  /** Where the output goes, if not to CloudWatch Logs. */
  readonly outputElsewhere: string | null;
  /** `group:stream` in CloudWatch Logs. */
  readonly logStream: string | null;
  readonly consoleUrl: string | null;
  /** The same as it is told without --json. */
  readonly report: string;
}

/** What of a task is not in its explanation. */
export interface ExplainedTask
  extends Pick<ExplanationDocument, "region" | "cluster" | "container" | "source" | "output" | "report"> {
  readonly resource: string | undefined;
  readonly logs: LogDestination;
  readonly redact: (text: string) => string;
}

export function explanationDocument(told: AnyTask, of: ExplainedTask): ExplanationDocument {
  const { redact, logs, resource, container, ...rest } = of;
  const { status, verdict, explanation, outcome, task } = told;
  const words = outcome === undefined ? [] : tellingWords(ecsWords(outcome, container));
  const [startedAt, stoppedAt] = [task?.startedAt?.toISOString(), task?.stoppedAt?.toISOString()];
  const arn = task?.arn;
  return {
    version: 1,
    taskArn: arn ?? null,
    region: rest.region,
    cluster: rest.cluster,
    taskDefinitionArn: task?.taskDefinitionArn ?? null,
    service: task?.service ?? null,
    resource: resource ?? null,
    startedBy: task?.startedBy ?? null,
    container,
    source: rest.source,
    status,
    verdict: redact(verdict),
    exitCode: task?.containers.find(({ name }) => name === container)?.exitCode ?? null,
    stopCode: task?.stopCode ?? null,
    createdAt: task?.createdAt?.toISOString() ?? null,
    startedAt: startedAt ?? null,
    stoppedAt: stoppedAt ?? null,
    durationSeconds: secondsBetween(startedAt, stoppedAt) ?? null,
    title: explanation?.title ?? null,
    cause: explanation?.cause ?? null,
    advice: explanation?.advice ?? null,
    documentationUrl: explanation?.url ?? null,
    ecsSays: words.map(({ text, container: about }) => ({ container: about ?? null, text: redact(text) })),
    containers: (task?.containers ?? []).map(({ name, lastStatus, exitCode }) => ({
      name,
      status: lastStatus ?? null,
      exitCode: exitCode ?? null,
    })),
    output: rest.output,
    outputElsewhere: logs.kind === "elsewhere" ? redact(logs.because) : null,
    logStream: logs.kind === "stream" ? `${logs.stream.group}:${logs.stream.stream}` : null,
    consoleUrl: arn === undefined ? null : taskConsoleUrl(arn),
    report: rest.report,
  };
}
