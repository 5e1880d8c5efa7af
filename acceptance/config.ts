import type { Options } from "./options";

/** The configuration of the program, as `pulumi config set-all --path` takes it. `name` is that of everything it makes. */
export function programConfig(
  name: string,
  {
    image,
    subnets = [],
    securityGroups = [],
    assignPublicIp,
  }: Pick<Options, "image" | "subnets" | "securityGroups" | "assignPublicIp">,
): Readonly<Record<string, string>> {
  return {
    name,
    image,
    assignPublicIp: String(assignPublicIp),
    ...numbered("subnets", subnets),
    ...numbered("securityGroups", securityGroups),
  };
}

/** The AWS provider's: no other account than the one that was agreed on, whatever credentials it finds. */
export function awsConfig(region: string, account: string): Readonly<Record<string, string>> {
  // As JSON: by its path, the account would be taken for a number.
  return { "aws:region": region, "aws:allowedAccountIds": JSON.stringify([account]) };
}

function numbered(key: string, items: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(items.map((item, index) => [`${key}[${index}]`, item]));
}
