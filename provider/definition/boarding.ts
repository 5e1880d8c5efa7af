import { fingerprint } from "../values/fingerprint";
import { mostOwners } from "./marks";
import { newestRevisions, type RevisionPorts } from "./newest";
import type { NormalDefinition } from "./normalise";
import type { Owner } from "./registeredBefore";
import { type RegisteredRevision, registerTogether } from "./registerTogether";
import type { Tags } from "./registry";

/** A revision of the content for the owner, as {@link registerTogether} finds or registers it. */
export type Take = (
  content: NormalDefinition,
  owner: Owner,
  ports: RevisionPorts,
  userTags?: Tags,
) => Promise<RegisteredRevision>;

/**
 * How long a registration waits for others of the same content, while the look that it begins with is made: about as
 * long as AWS takes for that.
 */
const boardingMs = 100;

interface Boarding {
  readonly owners: Owner[];
  readonly registered: Promise<readonly RegisteredRevision[]>;
  leave(): void;
}

/**
 * Lets the resources of one process that want the same definition at the same time register it once. Whoever comes
 * later registers anew: only with the registration itself are marks set in an order that another engine sees, too.
 * `turn` resolves when RegisterTaskDefinition may be called; until then more can come aboard.
 */
export function boardingTogether(turn: () => Promise<void>): Take {
  const boardings = new Map<string, Boarding>();
  const ours = new Set<string>();
  const served = new Set<string>();

  function open(key: string, content: NormalDefinition, ports: RevisionPorts, userTags: Tags): Boarding {
    const owners: Owner[] = [];
    let leave = () => {};
    const isFull = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const firstLook = newestRevisions(content.family, ports, ours);
    // It may have failed long before it is awaited.
    firstLook.catch(() => undefined);
    const register = async () => {
      const { clock } = ports;
      const openedMs = clock.now();
      await Promise.all([Promise.race([clock.sleep(boardingMs), isFull]), turn()]);
      if (boardings.get(key) === boarding) boardings.delete(key);
      // The wait for others, and for a turn, is none for AWS.
      const untilMs = ports.untilMs + clock.now() - openedMs;
      const keys = owners.map(({ id }) => fingerprint(id));
      const isServed = keys.some((one) => served.has(one));
      for (const one of keys) served.add(one);
      // What was registered here for one of them may serve it again: it has to be looked at.
      const looks = isServed ? {} : { firstLook, ours };
      return registerTogether(content, owners, { ...ports, untilMs, ...looks }, userTags);
    };
    const boarding: Boarding = { owners, leave, registered: register() };
    boardings.set(key, boarding);
    return boarding;
  }

  return async (content, owner, ports, userTags = {}) => {
    const key = fingerprint({ content, userTags });
    const boarding = boardings.get(key) ?? open(key, content, ports, userTags);
    const place = boarding.owners.push(owner) - 1;
    if (boarding.owners.length >= mostOwners(userTags)) {
      boardings.delete(key);
      boarding.leave();
    }
    const registered = await boarding.registered;
    return registered[place] as RegisteredRevision;
  };
}
