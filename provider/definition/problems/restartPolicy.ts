import { listOf } from "../../values/listRules";
import { members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import { flag, wholeBetween, wholeFrom } from "../../values/scalarRules";
import type { RestartPolicy } from "../container";

/** ECS API reference, ContainerRestartPolicy. */
export const restartPolicyRule = members({
  rules: {
    enabled: flag,
    ignoredExitCodes: listOf(wholeFrom(0), { most: 50 }),
    restartAttemptPeriod: wholeBetween(60, 1_800, "seconds"),
  } satisfies Record<keyof RestartPolicy, Rule>,
  required: { enabled: "true or false" },
});
