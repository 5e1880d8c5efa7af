import type { Evidence } from "./evidence";
import { shorten } from "./shorten";

/** A row of the table of causes: what a failure looks like, what it comes from, and what to do. It decides words only. */
export interface Cause {
  readonly title: string;
  readonly fits: (evidence: Evidence) => boolean;
  /** Whole sentences. */
  readonly cause: Words;
  /** Whole sentences. */
  readonly advice: Words;
  /** A page of the ECS developer guide, by its name. */
  readonly page?: string;
}

export type Words = string | ((evidence: Evidence) => string);

/** Whether ECS's words match all of the patterns. */
export function says(...patterns: readonly RegExp[]): (evidence: Evidence) => boolean {
  return ({ words }) => patterns.every((pattern) => pattern.test(words));
}

/** What ECS's words name: the first group of the pattern that has matched. */
export function named(pattern: RegExp, { words }: Evidence): string | undefined {
  const group = pattern
    .exec(words)
    ?.slice(1)
    .find((one) => one !== undefined);
  return group === undefined ? undefined : shorten(group, 300);
}

/**
 * What AWS lists as signs of a network issue, and what the resolver and the SDK say of one.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/verify-connectivity.html
 */
export const noWay =
  /dial (tcp|udp)|i\/o timeout|TLS handshake timeout|connection timed out|connection (refused|reset)|Client\.Timeout exceeded|request canceled while waiting|signal: killed|context (deadline exceeded|canceled)|RequestCanceled|send request failed|no such host|network is unreachable|connection issue|(task )?network (configuration|connection)/i;
