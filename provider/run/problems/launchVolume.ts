import { type Look, namesIn } from "../../values/look";
import { suggestion } from "../../values/nearest";
import { type Problem, shown } from "../../values/problem";
import { ebsProblems } from "./ebsVolume";
import { startsOnFargate } from "./launch";

/** `volumeConfiguration` of the run and `configureAtLaunch` of the definition, which need each other. */
export function launchVolumeProblems(inputs: Look): Problem[] {
  const [definition, given] = [inputs.at("taskDefinition"), inputs.at("volumeConfiguration")];
  const volumes = definition.at("volumes");
  const [waiting] = volumes.items.filter((one) => one.at("configureAtLaunch").flag === true);
  return [
    ...(given.isAbsent && waiting !== undefined
      ? [
          {
            path: given.path,
            message: `is required for the volume at ${waiting.path}, which has configureAtLaunch: {name, managedEbsVolume: {...}}`,
          },
        ]
      : []),
    ...nameProblems(given.at("name"), definition),
    ...(given.given === undefined ? [] : ebsProblems(given.at("managedEbsVolume"))),
    ...magneticProblems(given.at("managedEbsVolume").at("volumeType"), startsOnFargate(inputs)),
  ];
}

function nameProblems({ text: name, path }: Look, definition: Look): Problem[] {
  const volumes = definition.at("volumes");
  const names = definition.isAbsent ? undefined : namesIn(volumes);
  if (name === undefined || names === undefined) return [];
  const [volume] = volumes.items.filter((one) => one.at("name").text === name);
  if (volume === undefined) {
    const message = `must name one of the definition's volumes, and is ${shown(name)}${suggestion(name, names)}`;
    return [{ path, message }];
  }
  const atLaunch = volume.at("configureAtLaunch");
  return atLaunch.isAbsent || atLaunch.flag === false
    ? [{ path, message: `must name a volume with configureAtLaunch: set it to true at ${volume.path}` }]
    : [];
}

/** API reference, TaskManagedEBSVolumeConfiguration. */
function magneticProblems({ text, path }: Look, onFargate: boolean): Problem[] {
  return onFargate && text === "standard"
    ? [{ path, message: "must not be standard on Fargate, which has no magnetic volumes" }]
    : [];
}
