import type { Aws } from "../../resource/host";
import { AwsCallError } from "../../run/weather";
import type { Cli } from "../cli";
import type { ConnectionFlags } from "../connectionOptions";
import { tellingPatience } from "../patience";
import { connectionLike } from "../stack/connectionLike";
import type { StackTask } from "../stack/stack";
import type { InEcs } from "./foundTask";

/** AWS as a resource of the stack reaches it, where its last run was. */
export function connectLike(
  like: StackTask,
  flags: ConnectionFlags,
  cli: Pick<Cli, "connect">,
): Promise<Aws> {
  return cli.connect(connectionLike(like, flags), like.config);
}

/** What ECS has of a task, by its ARN or id. A call that it refuses is no reason to give up: the state may have more. */
export async function look(
  { tasks }: Pick<Aws, "tasks">,
  cluster: string,
  reference: string,
  cli: Pick<Cli, "clock" | "terminal">,
): Promise<InEcs> {
  try {
    const seen = await tellingPatience(cli)(() => tasks.describe(cluster, [reference]));
    const observation = seen.get(reference);
    return observation?.kind === "found" ? { kind: "shown", task: observation.task } : { kind: "forgotten" };
  } catch (error) {
    if (!(error instanceof AwsCallError)) throw error;
    return { kind: "unasked", error };
  }
}
