import { patiently } from "../run/weather";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";

/** Makes the log group of the inputs where they say how long it keeps its events; one that is there keeps what it has. */
export async function ensureLogGroup({ logs = {} }: OneOffTaskInputs, aws: Aws, host: Host): Promise<void> {
  const { group, retentionDays } = logs;
  if (group === undefined || retentionDays === undefined) return;
  await patiently(host.clock)(() => aws.logGroups.ensure(group, retentionDays));
}
