import * as pulumi from "@pulumi/pulumi";
import { completeConnection, settingsOf } from "../connection/complete";
import type { ConnectionArgs } from "../resource/connectionArgs";

/**
 * How a component's commands reach AWS when its program says nothing of it: as its service does, by the stack's `aws:*`
 * configuration, which the engine gives to a component and not to the plugin's own resources. Settings of `ecs-task`, or an
 * explicit provider, come first. Keys are not passed on: they would be recorded, and a destroy would use them when they have
 * long expired.
 */
export function stackConnection(component: pulumi.ComponentResource): ConnectionArgs | undefined {
  const config = pulumi.runtime.allConfig();
  const isConfigured = Object.keys(config).some((key) => key.startsWith("ecs-task:"));
  const isExplicit = ["aws:ecs/service:Service", "ecs-task:index:OneOffTask"].some(
    (type) => component.getProvider(type) !== undefined,
  );
  if (isConfigured || isExplicit) return undefined;
  const { credentials, ...settings } = settingsOf(completeConnection({}, (key) => config[key]));
  if (credentials !== undefined) throw new pulumi.ResourceError(keysStay, component, true);
  return Object.keys(settings).length === 0 ? undefined : settings;
}

const keysStay =
  "the stack's configuration has keys in aws:accessKey and aws:secretKey, which reach the service and not the commands: set them for the plugin too, with `pulumi config set --secret ecs-task:accessKey` and so on, beside ecs-task:region; or use a profile or a role";
