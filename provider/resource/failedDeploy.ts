import { commandLine } from "../diagnosis/command";
import { taskLines } from "../diagnosis/seeMore";
import { explained } from "./explained";
import type { Aws, Host } from "./host";
import { hostOfRow } from "./hostOfRow";
import type { OneOffTaskInputs } from "./inputs";
import { redactor } from "./redact";
import { redactingHost } from "./redactingHost";
import { revisionFor } from "./revision";
import type { ValuePath } from "./secretPaths";
import { secretTexts } from "./secretTexts";
import { type Ended, toVerdict } from "./toVerdict";

/** A run that is made because a deploy failed, and that no resource records. */
export interface FailedDeploy {
  /** What the run's tasks are known by in ECS. */
  readonly urn: string;
  /** URN of the service, on whose row all is shown. */
  readonly row: string;
  /** `create` or `update`. */
  readonly operation: string;
  /** With triggers that no other failure has: each one is an occasion of its own. */
  readonly inputs: OneOffTaskInputs;
  /** Where they hold secrets. */
  readonly secretPaths: readonly ValuePath[];
}

/**
 * Runs the command once, as any run is brought to its verdict, and shows what it came to as an error on the service's row.
 * A run of an earlier failure that is still in flight is waited for. Never rejects: the deploy's own error is the one that
 * counts.
 */
export async function runForFailedDeploy(failed: FailedDeploy, host: Host): Promise<void> {
  const { inputs, row, secretPaths } = failed;
  const redact = redactor(secretPaths.flatMap((path) => secretTexts(inputs, path)));
  const quiet = redactingHost(hostOfRow(host, row), redact);
  const progress = quiet.progress(row);
  try {
    const aws = await quiet.connect(inputs.connection ?? {});
    const ended = await carriedOut(failed, aws, quiet);
    progress.error(told(ended, inputs, aws));
  } catch (error) {
    const { cluster, connection } = inputs;
    const { message } = explained(error, redact, { cluster, region: connection?.region });
    progress.error(`onFailedDeploy: ${commandLine(inputs.command)} could not be run: ${message}`);
  }
  await progress.flush();
}

async function carriedOut({ urn, operation, inputs }: FailedDeploy, aws: Aws, host: Host): Promise<Ended> {
  const registration = await revisionFor(urn, inputs, undefined, aws, host);
  const reasons = [`the service could not be ${operation}d`];
  const plan = { kind: "run", attempt: 1, reasons } as const;
  const due = { urn, inputs, plan, registration, before: undefined, occasion: "failedDeploy" as const };
  return (await toVerdict(due, aws, host)).record;
}

function told(ended: Ended, { command }: OneOffTaskInputs, { reach }: Aws): string {
  switch (ended.kind) {
    case "failed":
    case "unfinished":
      return ended.report;
    case "succeeded": {
      const { taskArn, exitCode } = ended.outputs;
      return [
        `onFailedDeploy: "${commandLine(command)}" exited ${exitCode}.`,
        ...(taskArn === undefined ? [] : taskLines(taskArn, reach)),
      ].join("\n");
    }
    default:
      return ended satisfies never;
  }
}
