import { AwsError } from "../protocol/operation";

/**
 * A place in a stream, between two events: `position` is the number of events before it in the order of ingestion.
 *
 * Why that order: a follower holds a forward token and comes back with it. An event that is ingested late with an older
 * timestamp is, in the order of timestamps, *before* the token; it would never be read, and the events it pushes back
 * would be read twice. In the order of ingestion every new event is after every token that exists, so that a follower
 * gets each event exactly once.
 */
export interface Cursor {
  readonly direction: "forward" | "backward";
  readonly position: number;
  /** When the token was made, in milliseconds since the epoch. */
  readonly issuedAtMs: number;
}

/** Tokens expire after 24 hours (API Reference, GetLogEvents). */
const lifetimeMs = 24 * 3_600_000;

export function encodeCursor(cursor: Cursor): string {
  const digits = String(cursor.position).padStart(40, "0") + String(cursor.issuedAtMs).padStart(16, "0");
  return `${cursor.direction === "forward" ? "f" : "b"}/${digits}/s`;
}

/** Throws InvalidParameterException for a token that is expired, or not of a stream of `length` events. */
export function decodeCursor(token: string, length: number, nowMs: number): Cursor {
  const parts = /^([fb])\/(\d{40})(\d{16})\/s$/.exec(token);
  const cursor: Cursor = {
    direction: parts?.[1] === "f" ? "forward" : "backward",
    position: Number(parts?.[2]),
    issuedAtMs: Number(parts?.[3]),
  };
  if (parts === null || cursor.position > length || nowMs - cursor.issuedAtMs > lifetimeMs) {
    throw new AwsError("InvalidParameterException", "The specified nextToken is invalid.");
  }
  return cursor;
}
