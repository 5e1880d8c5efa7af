import * as path from "node:path";
import { SPARE_PROJECT } from "../engine/language-host/project-modules";

const checkout = path.resolve(__dirname, "../..");

/** Discard service: nothing listens there, so a client that was told no endpoint fails and reaches no account. */
const NOWHERE = "http://127.0.0.1:9";

/** Variables that would let the user's own Pulumi or AWS set-up into the sandbox. */
const PRIVATE = /^(AWS_|PULUMI_)/;

/**
 * The variables of `from` without the user's own Pulumi and AWS settings, plus those that keep an engine inside
 * `directory`: its own home, plugins and stacks, no questions to pulumi.com, and credentials that open nothing.
 */
export function sandboxEnvironment(
  directory: string,
  engine: Readonly<Record<string, string>>,
  from: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const rest = Object.fromEntries(Object.entries(from).filter(([name]) => !PRIVATE.test(name)));
  return {
    ...rest,
    ...engine,
    PULUMI_HOME: path.join(directory, "home"),
    PULUMI_BACKEND_URL: `file://${path.join(directory, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "sandbox",
    PULUMI_SKIP_UPDATE_CHECK: "1",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "1",
    // A provider that happens to lie on the user's PATH would win over the stand-in.
    PULUMI_IGNORE_AMBIENT_PLUGINS: "1",
    // The compiler reads all of @pulumi/aws to check types, which takes longer than the update.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    [SPARE_PROJECT]: checkout,
    AWS_ACCESS_KEY_ID: "sandbox",
    AWS_SECRET_ACCESS_KEY: "sandbox",
    AWS_CONFIG_FILE: path.join(directory, "no-aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: path.join(directory, "no-aws-credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL: NOWHERE,
  };
}
