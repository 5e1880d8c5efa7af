import { type OneOffTaskOutputs, outputsOf, type Properties } from "../../provider/resource/state";
import type { Stack } from "./stack";

/** What the state tells of the resource; nothing when it has none. */
export function outputs({ resource }: Stack): Partial<OneOffTaskOutputs> {
  return resource === undefined ? {} : outputsOf(resource.properties);
}

/** Every revision that the state has, of the resource and of what it has replaced. */
export function revisionsIn(stack: Stack): readonly string[] {
  return propertiesIn(stack).flatMap((properties) => {
    const { revisions, foreignRevisions } = outputsOf(properties);
    return [...revisions, ...foreignRevisions];
  });
}

/** The families of its inline definitions. */
export function familiesIn(stack: Stack): readonly string[] {
  return propertiesIn(stack).flatMap(({ taskDefinition }) =>
    taskDefinition === undefined ? [] : [String((taskDefinition as { family: unknown }).family)],
  );
}

function propertiesIn({ resource, replaced }: Stack): readonly Properties[] {
  return [...(resource === undefined ? [] : [resource]), ...replaced].map(({ properties }) => properties);
}
