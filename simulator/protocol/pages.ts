import { AwsError } from "./operation";

/** One page of a list and where the next begins. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

/**
 * A page of `items`, which are in the order of `keyOf`. The token names the last key served, so that an item that is
 * added or removed between two pages neither repeats nor hides another. Throws InvalidParameterException for a token
 * that is none of ours and for a size outside 1 to `largest`.
 */
export function pageOf<T>(
  items: readonly T[],
  request: {
    readonly nextToken?: string | undefined;
    readonly size?: number | undefined;
    readonly largest: number;
  },
  keyOf: (item: T) => string,
): Page<T> {
  const size = request.size ?? request.largest;
  if (!Number.isInteger(size) || size < 1 || size > request.largest) {
    throw new AwsError(
      "InvalidParameterException",
      `Page size ${size} is not between 1 and ${request.largest}.`,
    );
  }
  const start =
    request.nextToken === undefined ? 0 : startAfter(items, decodeToken(request.nextToken), keyOf);
  const page = items.slice(start, start + size);
  const last = page.at(-1);
  if (last === undefined || start + size >= items.length) return { items: page };
  return { items: page, nextToken: encodeToken(keyOf(last), start + size) };
}

/** The item after the one with the key; where that one is gone, the one that has moved up into its place. */
function startAfter<T>(items: readonly T[], token: Token, keyOf: (item: T) => string): number {
  const index = items.findIndex((item) => keyOf(item) === token.key);
  return index === -1 ? token.position - 1 : index + 1;
}

interface Token {
  readonly key: string;
  readonly position: number;
}

const encodeToken = (key: string, position: number) =>
  Buffer.from(JSON.stringify([key, position])).toString("base64url");

function decodeToken(text: string): Token {
  try {
    const [key, position]: unknown[] = JSON.parse(Buffer.from(text, "base64url").toString());
    if (typeof key === "string" && typeof position === "number") return { key, position };
  } catch {
    // Falls through to the one answer for every token that is not ours.
  }
  throw new AwsError("InvalidParameterException", "The specified nextToken is invalid.");
}
