import * as assert from "node:assert/strict";
import type { Take } from "../../../provider/definition/boarding";
import type { OwnerId } from "../../../provider/definition/marks";
import type { RevisionPorts } from "../../../provider/definition/newest";
import type { NormalDefinition } from "../../../provider/definition/normalise";
import { normaliseDefinition } from "../../../provider/definition/normalise";
import { registerTogether } from "../../../provider/definition/registerTogether";
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

/** A registry in memory, and one resource that wants revisions of it, alone. */
export function registering() {
  const registry = createInMemoryRegistry();
  const clock = createClock();
  const ports: RevisionPorts = { registry, clock, untilMs: clock.now() + patienceMs };
  const take: Take = async (content, owner, its, tags) => {
    const [registered] = await registerTogether(content, [owner], its, tags);
    assert.ok(registered);
    return registered;
  };
  const revision = (
    content: NormalDefinition = v1,
    { owner = ["urn", "prod"], ...rest }: Partial<Omit<WantedRevision, "owner">> & { owner?: OwnerId } = {},
  ) => clock.until(registeredRevision({ content, owner: { id: owner }, ...rest }, take, ports));
  return { registry, clock, ports, take, revision };
}
