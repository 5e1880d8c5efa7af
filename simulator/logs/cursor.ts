import { AwsError } from "../protocol/operation";

/**
 * A place in a stream: behind the event of that id (forward), or before it (backward).
 *
 * The ids of AWS's tokens have 56 digits, as those of its events, whose order is that of the timestamps, then of
 * ingestion. So an event that comes late with an older timestamp stands *before* a token that is held, and its holder
 * never gets it (aws/aws-sdk-cpp#1073): who wants it asks again from an earlier `startTime`.
 */
export interface Cursor {
  readonly direction: "forward" | "backward";
  readonly eventId: string;
  /** When the token was made, in milliseconds since the epoch. */
  readonly issuedAtMs: number;
}

/** Tokens expire after 24 hours (API Reference, GetLogEvents). */
const lifetimeMs = 24 * 3_600_000;

export function encodeCursor({ direction, eventId, issuedAtMs }: Cursor): string {
  return `${direction === "forward" ? "f" : "b"}/${eventId}${String(issuedAtMs).padStart(16, "0")}/s`;
}

/** Throws InvalidParameterException for what is no token, and for one that is expired. */
export function decodeCursor(token: string, nowMs: number): Cursor {
  const [, direction, eventId = "", issuedAt] = /^([fb])\/(\d{56})(\d{16})\/s$/.exec(token) ?? [];
  const issuedAtMs = Number(issuedAt);
  if (direction === undefined || nowMs - issuedAtMs > lifetimeMs) {
    throw new AwsError("InvalidParameterException", "The specified nextToken is invalid.");
  }
  return { direction: direction === "f" ? "forward" : "backward", eventId, issuedAtMs };
}
