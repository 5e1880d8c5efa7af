import type { Aws } from "../../resource/host";
import { AwsCallError, patiently } from "../../run/weather";
import { defined } from "../../values/defined";
import type { Cli } from "../cli";
import { type ConnectionFlags, connectionWith } from "../connectionOptions";
import type { StackTask } from "../stack/stack";
import type { InEcs } from "./foundTask";

/** AWS as a resource of the stack reaches it, where its last run was. */
export function connectLike(
  { inputs, outputs, config }: StackTask,
  flags: ConnectionFlags,
  cli: Pick<Cli, "connect">,
): Promise<Aws> {
  const { connection } = inputs;
  const region = connection?.region ?? outputs.region;
  return cli.connect(connectionWith(flags, { ...connection, ...defined({ region }) }), config);
}

/** What ECS has of a task, by its ARN or id. A call that it refuses is no reason to give up: the state may have more. */
export async function look(
  { tasks }: Pick<Aws, "tasks">,
  cluster: string,
  reference: string,
  { clock }: Pick<Cli, "clock">,
): Promise<InEcs> {
  try {
    const seen = await patiently(clock)(() => tasks.describe(cluster, [reference]));
    const observation = seen.get(reference);
    return observation?.kind === "found" ? { kind: "shown", task: observation.task } : { kind: "forgotten" };
  } catch (error) {
    if (!(error instanceof AwsCallError)) throw error;
    return { kind: "unasked", error };
  }
}
