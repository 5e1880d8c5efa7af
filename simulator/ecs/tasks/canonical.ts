/**
 * One text for all equal requests: members in order of their names, absent and `undefined` ones alike, lists as they
 * are. ECS documents only that parameters must be "the same"; that the order of a list counts is the strict reading.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) => {
    if (typeof member !== "object" || member === null || Array.isArray(member) || member instanceof Date)
      return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
