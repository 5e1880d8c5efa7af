/**
 * The `aws:` configuration that sends a stack's AWS calls to the simulator at `url`, as the real provider spells it:
 * for `pulumi config set-all --path`, and a pattern for users who point a stack of theirs at a local simulator.
 */
export function simulatorConfig(url: string): Readonly<Record<string, string>> {
  return {
    "aws:region": "eu-west-1",
    "aws:accessKey": "simulator",
    "aws:secretKey": "simulator",
    "aws:skipCredentialsValidation": "true",
    "aws:skipMetadataApiCheck": "true",
    "aws:skipRequestingAccountId": "true",
    "aws:endpoints[0].ecs": url,
    "aws:endpoints[0].cloudwatchlogs": url,
  };
}
