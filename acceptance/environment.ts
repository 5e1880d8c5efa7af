import { join } from "node:path";
import { SPARE_PROJECT } from "../scripts/engine/language-host/project-modules";

const checkout = join(__dirname, "..");

/**
 * The variables of `from` for an engine on a real account: the user's AWS settings and plugins, but neither the user's
 * stacks nor organisation. The state is below `directory`.
 */
export function engineEnvironment(
  directory: string,
  engine: Readonly<Record<string, string>>,
  from: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const rest = Object.fromEntries(
    // The provider's plugin is large: one that the user has in PULUMI_HOME is not downloaded again.
    Object.entries(from).filter(([name]) => !name.startsWith("PULUMI_") || name === "PULUMI_HOME"),
  );
  return { ...rest, ...engine, ...stateVariables(directory), ...fixed };
}

/** What a shell needs to find the stack, also by hand. It holds nothing that is worth a real passphrase. */
export function stateVariables(directory: string): Readonly<Record<string, string>> {
  return {
    PULUMI_BACKEND_URL: `file://${join(directory, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "acceptance",
  };
}

const fixed = {
  PULUMI_SKIP_UPDATE_CHECK: "1",
  // A provider that happens to lie on the user's PATH, such as a stand-in, is not the real one.
  PULUMI_IGNORE_AMBIENT_PLUGINS: "1",
  PULUMI_NODEJS_TRANSPILE_ONLY: "true",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  [SPARE_PROJECT]: checkout,
};
