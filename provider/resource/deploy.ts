import { Interrupted } from "../run/interrupt";
import { planRun } from "../run/plan";
import { carryOut } from "./carryOut";
import type { Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { ensureLogGroup } from "./logGroup";
import { revisionFor } from "./revision";
import { outputsOf, type Properties, propertiesOf, recordedOf } from "./state";
import { passGate } from "./superseded";
import { tagAnew } from "./tags";
import { isUnknown } from "./unknown";
import { wantedOf } from "./wanted";

/** One create or update. `olds` are the recorded properties, absent on create. */
export interface Deployment {
  readonly id: string;
  readonly urn: string;
  readonly inputs: OneOffTaskInputs;
  readonly olds?: Properties;
}

/**
 * Does what the plan says and returns the properties to record. Once there is a run to record, a failure is thrown as
 * `RunFailure`, which records it; before that, AWS's own error passes.
 */
export async function deploy(deployment: Deployment, host: Host): Promise<Properties> {
  const { urn, inputs, olds } = deployment;
  const aws = await host.connect(inputs.connection ?? {});
  const plan = planRun(olds && recordedOf(olds), wantedOf(inputs, aws.region), isUnknown);
  const before = olds && outputsOf(olds);
  host.resourcesInUse.add(urn);
  await ensureLogGroup(inputs, aws, host);
  // Only bookkeeping inputs changed, and those are recorded with the inputs.
  if (before !== undefined && plan.kind === "keep") {
    await tagAnew(before.revisionArn, inputs, olds, aws, host);
    return propertiesOf(inputs, before);
  }

  const registration = await revisionFor(urn, inputs, olds, aws, host).catch((error: unknown) => {
    throw error instanceof Interrupted ? beforeTheRun(error) : error;
  });
  await tagAnew(registration.revision.arn, inputs, olds, aws, host);
  if (before !== undefined && plan.kind === "register") {
    const { drift: _mended, ...rest } = before;
    const passed = await passGate(urn, inputs, before, registration, { aws, host });
    return propertiesOf(inputs, { ...rest, ...registration.outputs, ...passed });
  }
  if (plan.kind !== "run") throw new Error(`${urn} was planned to ${plan.kind}, which is no update in place`);
  return carryOut({ ...deployment, before, plan, registration }, aws, host);
}

/** There is nothing to record: a revision that was registered by then is found again by its tag. */
function beforeTheRun(cause: Interrupted): Error {
  return new Error(
    "interrupted while the task definition was looked for or registered: no task was started, and the next `pulumi up` goes on",
    { cause },
  );
}
