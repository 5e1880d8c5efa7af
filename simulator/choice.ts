/** One of a closed set of texts. Throws a RangeError that names the option, what was given and what is allowed. */
export function choiceOf<T extends string>(option: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw new RangeError(`${option} is '${given}': expected ${allowed.join(" or ")}.`);
  return found;
}
