import { isRecord } from "../values/record";
import type { ProxyConfiguration } from "./shape";
import { ifRecord, sortedBy } from "./spelling";

/** A proxy as the ECS API spells it. */
export interface EcsProxy {
  readonly containerName: string;
  readonly type?: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

/** `aws.ecs.TaskDefinition` has the properties as a map, the ECS API as a list. */
export function asPairs(proxy: ProxyConfiguration | undefined): EcsProxy | undefined {
  return ifRecord(proxy as EcsProxy | undefined, ({ properties, ...rest }) => ({
    ...rest,
    properties: isRecord(properties)
      ? Object.entries(properties).map(([name, value]) => ({ name, value }))
      : properties,
  })) as EcsProxy | undefined;
}

/** One spelling of a proxy. APPMESH is the only type there is (API reference, ProxyConfiguration). */
export function normaliseProxy(proxy: EcsProxy | undefined): EcsProxy | undefined {
  return ifRecord(proxy, ({ properties, type, ...rest }) => ({
    ...rest,
    type: type ?? "APPMESH",
    properties: sortedBy(properties, ({ name }) => name),
  })) as EcsProxy | undefined;
}
