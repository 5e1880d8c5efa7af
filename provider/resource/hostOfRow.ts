import type { Host } from "./host";

/** A host that shows everything on one resource's row, by whatever URN that resource is known in ECS. */
export function hostOfRow(host: Host, row: string): Host {
  return {
    ...host,
    progress: () => host.progress(row),
    announce: (_urn, sentence) => host.announce(row, sentence),
  };
}
