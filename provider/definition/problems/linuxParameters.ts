import { listOf } from "../../values/listRules";
import { members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import { flag, oneOf, text, wholeBetween, wholeFrom } from "../../values/scalarRules";
import type { LinuxParameters } from "../linuxParameters";

const texts = listOf(text);

/** ECS API reference, LinuxParameters. */
export const linuxParametersRule = members({
  rules: {
    initProcessEnabled: flag,
    capabilities: members({ rules: { add: texts, drop: texts } }),
    devices: listOf(
      members({
        rules: { hostPath: text, containerPath: text, permissions: listOf(oneOf("read", "write", "mknod")) },
        required: { hostPath: "the device on the instance" },
      }),
    ),
    sharedMemorySize: wholeFrom(0),
    tmpfs: listOf(
      members({
        rules: { containerPath: text, size: wholeFrom(1), mountOptions: texts },
        required: { containerPath: "where it is mounted", size: "in MiB" },
      }),
    ),
    maxSwap: wholeFrom(0),
    swappiness: wholeBetween(0, 100),
  } satisfies Record<keyof LinuxParameters, Rule>,
});
