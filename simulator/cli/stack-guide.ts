import { simulatorConfig } from "../stack-config";

const exampleSecretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hi-web-database-url";

/** What the quickstart asks for besides AWS; only the image and the secret mean something to the simulator. */
const quickstartConfig = (databaseUrlSecretArn: string) => ({
  image: "hi-web:v1",
  "subnets[0]": "subnet-0123456789abcdef0",
  "securityGroups[0]": "sg-0123456789abcdef0",
  executionRoleArn: "arn:aws:iam::123456789012:role/hi-web-execution",
  databaseUrlSecretArn,
});

/**
 * The whole way from a checkout to a deployed quickstart, as commands for a shell. `secretNames` are the secrets that
 * the simulator at `url` knows; the first stands for the database's URL.
 */
export function stackGuide(url: string, secretNames: readonly string[]): string {
  const [secretArn = exampleSecretArn] = secretNames;
  const config = { ...simulatorConfig(url), ...quickstartConfig(secretArn) };
  const secret =
    secretNames.length > 0
      ? ""
      : `
  # needs a simulator that knows the secret: npm run simulator -- --secret ${exampleSecretArn}=postgres://…`;
  // Pulumi refuses a plain `config set` of what looks like a secret to it, and an ARN of one does.
  const settings = Object.entries(config).map(([key, value]) => `    --plaintext '${key}=${value}'`);
  return `  # the image hi-web:v1 is the folder hi-web/v1 of --images, with migrate.js and an image.json${secret}
  eval "$(npm run --silent sandbox -- /tmp/hi-web)"
  pulumi stack init dev
  pulumi config set-all --path \\
${settings.join(" \\\n")}
  pulumi up`;
}
