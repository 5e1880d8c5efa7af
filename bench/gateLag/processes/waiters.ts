/** A Node process that waits as scripts do, with the AWS SDK. */
import { setTimeout as sleep } from "node:timers/promises";
import { DescribeTasksCommand, ECSClient, waitUntilTasksStopped } from "@aws-sdk/client-ecs";
import { cluster, credentials } from "../definition";
import type { Wait } from "../tools";

/** A task that runs already, to be waited for. */
export interface WaitOrder {
  readonly id: string;
  readonly wait: Extract<Wait, { readonly kind: "sdkWaiter" | "poll" }>;
  readonly endpoint: string;
  readonly region: string;
  readonly taskArn: string;
}

/** The answer to an order. */
export interface WaitEnd {
  readonly id: string;
  readonly openedMs: number;
}

// Nobody is left to hear of what it waits for.
process.once("disconnect", () => process.exit());
process.on("message", async (order: WaitOrder) => {
  await waitFor(order);
  const end: WaitEnd = { id: order.id, openedMs: Date.now() };
  process.send?.(end);
});

async function waitFor({ wait, endpoint, region, taskArn }: WaitOrder): Promise<void> {
  const client = new ECSClient({ endpoint, region, credentials });
  const input = { cluster, tasks: [taskArn] };
  switch (wait.kind) {
    case "sdkWaiter":
      await waitUntilTasksStopped({ client, maxWaitTime: 1_800 }, input);
      return;
    case "poll":
      for (;;) {
        const { tasks = [] } = await client.send(new DescribeTasksCommand(input));
        if (tasks[0]?.lastStatus === "STOPPED") return;
        await sleep(wait.pauseSeconds * 1_000);
      }
    default:
      wait satisfies never;
  }
}
