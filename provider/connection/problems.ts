import { listOf } from "../values/listRules";
import type { Look } from "../values/look";
import { mapOf, members } from "../values/memberRules";
import { type Problem, type Rule, rule } from "../values/problem";
import { anyText, flag, hiddenText, matching, text } from "../values/scalarRules";
import { tags } from "../values/tagRules";
import { secondsIn } from "./duration";
import type { AssumeRole, ConnectionSettings, Credentials, Endpoints, WebIdentity } from "./settings";

const roleArn = matching(/^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/, "the ARN of a role");

/** What STS takes for a session: 15 minutes to 12 hours (STS API reference, AssumeRole). */
const duration = rule('15 minutes to 12 hours, such as "1h" or "1h30m"', (value) => {
  const seconds = typeof value === "string" ? secondsIn(value) : undefined;
  return seconds !== undefined && seconds >= 900 && seconds <= 43_200;
});

const url = rule('a URL such as "https://vpce-0123.ecs.eu-west-1.vpce.amazonaws.com"', (value) => {
  return typeof value === "string" && /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
});

const oneFile = listOf(text, { most: 1, empty: "must not be an empty list: leave it out instead" });

const assumeRoleRule = members({
  rules: {
    roleArn,
    sessionName: text,
    externalId: text,
    duration,
    policy: anyText,
    policyArns: listOf(text, { most: 10 }),
    sourceIdentity: text,
    tags: mapOf(anyText, '{team: "web"}'),
    transitiveTagKeys: listOf(text),
  } satisfies Record<keyof AssumeRole, Rule>,
  required: { roleArn: "the ARN of the role" },
  misplaced: { durationSeconds: 'write duration, such as "1h"' },
});

/** One role, or a list of them. */
const assumeRolesRule: Rule = (value, path, isUnknown) =>
  (Array.isArray(value) ? listOf(assumeRoleRule) : assumeRoleRule)(value, path, isUnknown);

const rules: Record<keyof ConnectionSettings, Rule> = {
  region: matching(/^[a-z]{2,}(-[a-z]+)+-\d$/, 'a region such as "eu-west-1"'),
  profile: text,
  assumeRole: assumeRolesRule,
  credentials: members({
    rules: {
      accessKeyId: hiddenText,
      secretAccessKey: hiddenText,
      sessionToken: hiddenText,
    } satisfies Record<keyof Credentials, Rule>,
    required: { accessKeyId: "both keys are needed", secretAccessKey: "both keys are needed" },
  }),
  assumeRoleWithWebIdentity: members({
    rules: { roleArn, webIdentityTokenFile: text, sessionName: text } satisfies Record<
      keyof WebIdentity,
      Rule
    >,
    required: { roleArn: "the ARN of the role", webIdentityTokenFile: "the file with the token" },
  }),
  sharedConfigFiles: oneFile,
  sharedCredentialsFiles: oneFile,
  endpoints: members({
    rules: { ecs: url, logs: url, sts: url } satisfies Record<keyof Endpoints, Rule>,
    misplaced: { cloudwatchlogs: "write logs", cloudwatchlog: "write logs", cloudwatch: "write logs" },
  }),
  defaultTags: tags(48),
  useStackConfig: flag,
};

/** The connection's settings, each by itself. */
export const connectionRule = members({
  rules,
  misplaced: {
    accessKey: "write credentials: {accessKeyId, secretAccessKey}",
    secretKey: "write credentials: {accessKeyId, secretAccessKey}",
    token: "write credentials: {accessKeyId, secretAccessKey, sessionToken}",
    assumeRoles: "write assumeRole, which also takes a list",
  },
});

/**
 * Two identities, of which one would silently not be used. An `aws.Provider`, which leaves the stack's configuration out,
 * may have both.
 */
export function identityProblems(connection: Look): Problem[] {
  const useStackConfig = connection.at("useStackConfig");
  if (!(useStackConfig.isAbsent || useStackConfig.flag === true)) return [];
  const names = ["credentials", "assumeRoleWithWebIdentity", "profile"];
  const [first, ...others] = names
    .map((name) => connection.at(name))
    .filter(({ given }) => given !== undefined);
  return others.map(({ path }) => ({
    path,
    message: `excludes ${first?.path}: give one identity; a role to go on to from it is assumeRole`,
  }));
}
