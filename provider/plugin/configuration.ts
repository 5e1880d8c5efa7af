import { completeConnection, type ReadConfig, settingsOf } from "../connection/complete";
import { connectionRule } from "../connection/problems";
import type { Properties } from "../resource/state";
import { isUnknown } from "../resource/unknown";
import { suggestion } from "../values/nearest";
import type { Problem } from "../values/problem";

/** The settings of the plugin: those of the AWS provider that it knows, in that provider's names. */
export const settingNames = [
  "region",
  "profile",
  "accessKey",
  "secretKey",
  "token",
  "assumeRoles",
  "assumeRoleWithWebIdentity",
  "endpoints",
  "defaultTags",
  "sharedConfigFiles",
  "sharedCredentialsFiles",
] as const;

type SettingName = (typeof settingNames)[number];

/** Settings whose texts are shown nowhere. */
export const secretSettings: readonly SettingName[] = ["accessKey", "secretKey", "token"];

/** Where the rules for a connection's settings have another name. */
const renamed: Readonly<Record<string, SettingName>> = {
  "credentials.accessKeyId": "accessKey",
  "credentials.secretAccessKey": "secretKey",
  "credentials.sessionToken": "token",
  assumeRole: "assumeRoles",
};

/** The plugin's settings without what the engine adds to them. */
export function settingsIn(properties: Properties): Properties {
  const isEngines = (name: string) =>
    name.startsWith("__") || ["version", "pluginDownloadURL"].includes(name);
  return Object.fromEntries(
    Object.entries(properties).filter(([name, value]) => !isEngines(name) && value !== null),
  );
}

/** Reads settings as a stack's configuration is read, in the AWS provider's names: `aws:region` is `region`. */
export function configOf(settings: Properties): ReadConfig {
  return (key) => {
    const value = settings[key.replace(/^aws:/, "")];
    // Structured settings come as JSON texts from the configuration, and as they are from a resource.
    return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
  };
}

/** Everything wrong with the settings, by their names. Values not known yet pass. */
export function configurationProblems(given: Properties): Problem[] {
  const known: readonly string[] = settingNames;
  const misspelt = Object.keys(given).filter((name) => !known.includes(name));
  const unknownNames = misspelt.map((path) => ({
    path,
    message: `is no setting of ecs-task${suggestion(path, known)}`,
  }));
  const malformed = settingNames.filter((name) => isMalformed(name, given[name]));
  const { accessKey, secretKey } = given;
  const halves = (accessKey === undefined) !== (secretKey === undefined);
  const missing = accessKey === undefined ? "accessKey" : "secretKey";
  return [
    ...unknownNames,
    ...malformed.map((path) => ({
      path,
      message: "must be JSON, as `pulumi config set --path` writes it, or a structure",
    })),
    ...(halves ? [{ path: missing, message: "is missing: both keys are needed" }] : []),
    ...(malformed.length > 0 ? [] : valueProblems(given)),
  ];
}

const structured: readonly SettingName[] = settingNames.slice(settingNames.indexOf("assumeRoles"));

function isMalformed(name: SettingName, value: unknown): boolean {
  if (!structured.includes(name) || typeof value !== "string" || isUnknown(value)) return false;
  try {
    return typeof JSON.parse(value) !== "object";
  } catch {
    return true;
  }
}

function valueProblems(given: Properties): Problem[] {
  const settled = Object.fromEntries(Object.entries(given).filter(([, value]) => !isUnknownWithin(value)));
  const settings = settingsOf(completeConnection({}, configOf(settled)));
  return connectionRule(settings, "", isUnknown).map(({ path, message }) => ({
    path: settingPath(path),
    message,
  }));
}

function settingPath(path: string): string {
  const [name, setting] = Object.entries(renamed).find(([one]) => path.startsWith(one)) ?? [path, path];
  return `${setting}${path.slice(name.length)}`;
}

function isUnknownWithin(value: unknown): boolean {
  return isUnknown(typeof value === "string" ? value : JSON.stringify(value));
}
