import type { Look } from "../../values/look";
import { type Problem, shown } from "../../values/problem";

/** Members of a task definition that Fargate does not know (Developer Guide, fargate-tasks-services). */
export function fargateTaskProblems(definition: Look): Problem[] {
  const { networkMode, pidMode, placementConstraints, ipcMode } = membersOf(definition);
  return [
    ...(networkMode.text === undefined || networkMode.text === "awsvpc"
      ? []
      : [at(networkMode, `must be awsvpc on Fargate, and is ${shown(networkMode.text)}`)]),
    ...(pidMode.text === "host"
      ? [at(pidMode, "must not be host on Fargate, which has no host to see: task")]
      : []),
    ...(ipcMode.text === undefined ? [] : [at(ipcMode, notOnFargate)]),
    ...(placementConstraints.items.length > 0 ? [at(placementConstraints, notOnFargate)] : []),
    ...definition.at("volumes").items.flatMap(volumeProblems),
    ...platformProblems(definition.at("runtimePlatform")),
  ];
}

export const notOnFargate = "must be left out: Fargate does not have it";

const at = ({ path }: Look, message: string): Problem => ({ path, message });

function membersOf(definition: Look) {
  return {
    networkMode: definition.at("networkMode"),
    pidMode: definition.at("pidMode"),
    ipcMode: definition.at("ipcMode"),
    placementConstraints: definition.at("placementConstraints"),
  };
}

function volumeProblems(volume: Look): Problem[] {
  const hostPath = volume.at("hostPath");
  const others = ["dockerVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration"].map((name) =>
    volume.at(name),
  );
  return [
    ...(hostPath.text === undefined
      ? []
      : [
          at(
            hostPath,
            "must be left out on Fargate, which has no instance to mount from: the volume is empty then",
          ),
        ]),
    ...others.filter(({ given }) => given !== undefined).map((other) => at(other, notOnFargate)),
  ];
}

/** Developer Guide, fargate-tasks-services: Core and Full of these years. */
function platformProblems(platform: Look): Problem[] {
  const system = platform.at("operatingSystemFamily");
  return system.text !== undefined && /^WINDOWS_SERVER_(2004|2016|20H2)_/.test(system.text)
    ? [at(system, `must be LINUX or Windows Server 2019 and later on Fargate, and is ${shown(system.text)}`)]
    : [];
}
