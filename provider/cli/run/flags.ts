import type { ConnectionFlags } from "../connectionOptions";
import type { StackChoice } from "../stack/stack";

/** What `ecs-task run` is told by its options. */
export interface RunFlags extends ConnectionFlags, StackChoice {
  readonly cluster?: string;
  readonly service?: string;
  readonly taskDefinition?: string;
  readonly container?: string;
  readonly subnets?: readonly string[];
  readonly securityGroups?: readonly string[];
  readonly assignPublicIp?: boolean;
  readonly launchType?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cpu?: string;
  readonly memory?: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly detach?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly stopOnInterrupt?: boolean;
}
