import type { Look } from "../../values/look";
import { type Problem, shown } from "../../values/problem";
import type { Volume } from "../volume";

const sources = [
  "hostPath",
  "efsVolumeConfiguration",
  "dockerVolumeConfiguration",
  "fsxWindowsFileServerVolumeConfiguration",
  "s3filesVolumeConfiguration",
] as const satisfies readonly (keyof Volume)[];

/** What volumes say of where their content is, which has to fit together. */
export function volumeProblems(definition: Look): Problem[] {
  const volumes = definition.at("volumes").items;
  return [
    ...volumes.flatMap((volume) => [
      ...sourceProblems(volume),
      ...efsProblems(volume.at("efsVolumeConfiguration")),
      ...rootProblems(volume.at("s3filesVolumeConfiguration"), "accessPointArn", "accessPointArn"),
    ]),
    ...atLaunchProblems(volumes),
  ];
}

function sourceProblems(volume: Look): Problem[] {
  const given: string[] = sources.filter((source) => volume.at(source).given !== undefined);
  if (volume.at("configureAtLaunch").flag === true) given.push("configureAtLaunch");
  const [first, ...others] = given;
  return others.map((source) => ({
    path: volume.at(source).path,
    message: `excludes ${first}: a volume has one source`,
  }));
}

/** ECS API reference, EFSVolumeConfiguration and EFSAuthorizationConfig. */
function efsProblems(efs: Look): Problem[] {
  const authorization = efs.at("authorizationConfig");
  const needs = [
    ...(authorization.at("accessPointId").text === undefined ? [] : ["an access point"]),
    ...(authorization.at("iam").text === "ENABLED" ? ["iam"] : []),
  ];
  const encryption = efs.at("transitEncryption");
  const isOff = encryption.isAbsent || encryption.text === "DISABLED";
  const unencrypted =
    needs.length > 0 && isOff
      ? [
          {
            path: encryption.path,
            message: `must be ENABLED with ${needs.join(" and ")}, and is ${shown(encryption.text ?? "DISABLED")}`,
          },
        ]
      : [];
  return [
    ...unencrypted,
    ...rootProblems(efs, "authorizationConfig.accessPointId", "authorizationConfig", "accessPointId"),
  ];
}

/** An access point has a root of its own. `steps` lead to it. */
function rootProblems(volume: Look, called: string, ...steps: readonly string[]): Problem[] {
  const accessPoint = steps.reduce((look, step) => look.at(step), volume);
  const root = volume.at("rootDirectory");
  return accessPoint.text !== undefined && root.text !== undefined && root.text !== "/"
    ? [
        {
          path: root.path,
          message: `must be left out or "/" with ${called}, whose own root counts, and is ${shown(root.text)}`,
        },
      ]
    : [];
}

function atLaunchProblems(volumes: readonly Look[]): Problem[] {
  const [, ...more] = volumes
    .map((volume) => volume.at("configureAtLaunch"))
    .filter(({ flag }) => flag === true);
  return more.map(({ path }) => ({
    path,
    message: "must be true for one volume at most: ECS configures one volume of a task at launch",
  }));
}
