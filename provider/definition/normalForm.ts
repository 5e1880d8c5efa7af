import { omitEmpty } from "../values/canonical";
import { normaliseContainer } from "./normalContainer";
import type { NormalDefinition } from "./normalise";
import { normaliseProxy } from "./normalProxy";
import { normaliseVolume } from "./normalVolume";
import { ifList, sortedBy } from "./spelling";

/**
 * The one form of a definition in the ECS API's spelling, of what a user wants as of what ECS tells: without what ECS
 * fills in by itself, and sorted where it keeps no order. Applied again, it changes nothing.
 */
export function normalForm(definition: Readonly<Record<string, unknown>>): NormalDefinition {
  const { networkMode, containerDefinitions, volumes, placementConstraints, proxyConfiguration, ...rest } =
    definition as Partial<NormalDefinition>;
  const { enableFaultInjection, ...members } = rest;
  return omitEmpty({
    ...members,
    networkMode,
    containerDefinitions: ifList(containerDefinitions, (all) =>
      all.map((container) => normaliseContainer(container, networkMode)),
    ),
    volumes: sortedBy(
      ifList(volumes, (all) => all.map(normaliseVolume)),
      ({ name }) => name,
    ),
    placementConstraints: sortedBy(placementConstraints, ({ expression }) => expression),
    proxyConfiguration: normaliseProxy(proxyConfiguration),
    enableFaultInjection: enableFaultInjection || undefined,
  }) as NormalDefinition;
}
