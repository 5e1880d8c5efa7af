import { type Look, namesIn } from "../../values/look";
import { suggestion } from "../../values/nearest";
import { type Problem, shown } from "../../values/problem";

/** The container that the run is judged by: the named one, or the only essential one. */
export function judgedIn(definition: Look, container: Look): Look | undefined {
  const list = definition.at("containerDefinitions");
  if (namesIn(list) === undefined) return undefined;
  const essential = container.isAbsent ? essentialNames(list) : undefined;
  const name = container.text ?? (essential?.length === 1 ? essential[0] : undefined);
  const [judged, ...more] =
    name === undefined ? [] : list.items.filter((one) => one.at("name").text === name);
  return more.length === 0 ? judged : undefined;
}

/** What is wrong with the choice of the container that the run is judged by. */
export function judgedProblems(definition: Look, container: Look): Problem[] {
  const list = definition.at("containerDefinitions");
  const all = namesIn(list);
  if (definition.isAbsent || all === undefined || all.length === 0) return [];
  const { path } = container;
  if (container.text !== undefined) {
    return all.includes(container.text)
      ? [
          ...essentialProblems(judgedIn(definition, container), path),
          ...restartProblems(judgedIn(definition, container)),
        ]
      : [
          {
            path,
            message: `must name a container of taskDefinition, and is ${shown(container.text)}${suggestion(container.text, all)}`,
          },
        ];
  }
  const essential = essentialNames(list);
  if (!container.isAbsent || essential === undefined) return [];
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");
  if (essential.length === 0) {
    const message = `must be essential for one at least: set "essential: true" on one of ${quoted(all)}`;
    return [{ path: list.path, message }];
  }
  return essential.length === 1
    ? restartProblems(judgedIn(definition, container))
    : [
        {
          path,
          message: `is required, since ${essential.length} containers are essential (${quoted(essential)}): name the one that runs the command and whose exit code counts`,
        },
      ];
}

/** `undefined` while it is not known of each container whether it is essential. */
function essentialNames(list: Look): readonly string[] | undefined {
  const marks = list.items.map((one) => one.at("essential"));
  const settled = list.isComplete && marks.every(({ isAbsent, flag }) => isAbsent || flag !== undefined);
  if (!settled || namesIn(list) === undefined) return undefined;
  return list.items
    .filter((one) => one.at("essential").flag !== false)
    .flatMap((one) => one.at("name").text ?? []);
}

/** The verdict would come, and the task go on with nobody to stop it. */
function essentialProblems(judged: Look | undefined, path: string): Problem[] {
  if (judged?.at("essential").flag !== false) return [];
  const name = judged.at("name").text;
  const message = `must name an essential container, and "${name}" is not: the task would go on, and cost, after it has ended; set "essential: true" on it`;
  return [{ path, message }];
}

/**
 * ECS restarts a container whatever its exit code, unless that is one of `ignoredExitCodes` (API reference,
 * ContainerRestartPolicy; amazon-ecs-agent, restart_tracker.go): a finished migration would run again.
 */
function restartProblems(judged: Look | undefined): Problem[] {
  const policy = judged?.at("restartPolicy");
  if (policy?.at("enabled").flag !== true) return [];
  const ignored = policy.at("ignoredExitCodes");
  const isRerun =
    ignored.isComplete && ignored.items.every(({ given }) => typeof given === "number" && given !== 0);
  return isRerun
    ? [
        {
          path: policy.path,
          message:
            "must be left out for the container that the run is judged by: ECS would run its command again after it has succeeded; add 0 to ignoredExitCodes at least",
        },
      ]
    : [];
}
