import type { LinuxParameters } from "./linuxParameters";
import { ifList, ifRecord, withoutDefaults } from "./spelling";

/** One spelling of `linuxParameters`. Defaults: API reference, LinuxParameters and Device. */
export function normaliseLinuxParameters(given: LinuxParameters) {
  const { capabilities, devices, ...rest } = withoutDefaults(given, {
    initProcessEnabled: false,
    swappiness: 60,
  });
  return {
    ...rest,
    capabilities: ifRecord(capabilities, ({ add, drop }) => ({ add: sorted(add), drop: sorted(drop) })),
    devices: ifList(devices, (all) =>
      all.map((device) =>
        ifRecord(device, ({ permissions, ...others }) => ({ ...others, permissions: someOf(permissions) })),
      ),
    ),
  };
}

/** All three permissions are what a container has when none is named. */
function someOf(permissions: readonly string[] | undefined) {
  const all = ["mknod", "read", "write"];
  return ifList(sorted(permissions), (list) => (list.join() === all.join() ? undefined : list));
}

function sorted(texts: readonly string[] | undefined) {
  return ifList(texts, (list) => [...list].sort());
}
