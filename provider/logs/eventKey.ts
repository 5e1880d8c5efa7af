import type { LogEvent } from "./reader";

/**
 * A number for an event: the same for those that were written and came in at the same millisecond with the same text,
 * and another one for others, but for one in 2^52. Two walks over its characters in one, as FNV-1a makes them.
 */
export function eventKey({ timestamp, ingestionTime, message }: LogEvent): number {
  // Mixed, since a character may differ from another one as one time does from the next.
  let low = mixed((timestamp % 0x1_0000_0000) ^ message.length);
  let high = mixed(ingestionTime % 0x1_0000_0000);
  for (let i = 0; i < message.length; i++) {
    const code = message.charCodeAt(i);
    low = Math.imul(low ^ code, 0x0100_0193);
    high = Math.imul(high ^ code, 0x85eb_ca6b) ^ (high >>> 15);
  }
  return (mixed(high ^ Math.imul(low, 3)) >>> 12) * 0x1_0000_0000 + (mixed(low) >>> 0);
}

/** Each bit of a multiplication's result depends on lower ones alone: the high ones are brought down. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2_ae35);
  return twice ^ (twice >>> 16);
}
