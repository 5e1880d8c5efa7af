import type { RevisionPorts } from "../../../provider/definition/newest";
import type { NormalDefinition } from "../../../provider/definition/normalise";
import { normaliseDefinition } from "../../../provider/definition/normalise";
import { registeredRevision, type WantedRevision } from "../../../provider/definition/revision";
import { createClock } from "../clock";
import { createInMemoryRegistry } from "./inMemoryRegistry";
import { container, definition } from "./web";

const withImage = (image: string) =>
  normaliseDefinition(definition({ containerDefinitions: [container("web", { image })] }), {});

export const v1 = withImage("app:v1");
export const v2 = withImage("app:v2");

/** How long AWS's weather is ridden out. */
export const patienceMs = 300_000;

/** A registry in memory, and one resource that wants revisions of it. */
export function registering() {
  const registry = createInMemoryRegistry();
  const clock = createClock();
  const ports: RevisionPorts = { registry, clock, untilMs: clock.now() + patienceMs };
  const revision = (content: NormalDefinition = v1, rest: Partial<WantedRevision> = {}) =>
    clock.until(registeredRevision({ content, owner: ["urn", "prod"], ...rest }, ports));
  return { registry, clock, ports, revision };
}
