import { simulatorConfig } from "../stack-config";
import type { Place } from "./output";

/** The way from a Pulumi program to a stack of it on the simulator, as commands for a shell. */
export function stackGuide({ url, awsProviderPort }: Place): string {
  // Pulumi refuses a plain `config set` of what looks like a secret to it, and a key does.
  const settings = Object.entries(simulatorConfig(url)).map(
    ([key, value]) => `    --plaintext '${key}=${value}'`,
  );
  const provider =
    awsProviderPort === undefined
      ? []
      : [
          "  # in this shell a stand-in takes the place of Pulumi's AWS provider",
          `  export PULUMI_DEBUG_PROVIDERS=aws:${awsProviderPort}`,
        ];
  return [
    "  pulumi stack init simulated",
    "  pulumi config set-all --path \\",
    settings.join(" \\\n"),
    ...provider,
    "  pulumi up",
  ].join("\n");
}
