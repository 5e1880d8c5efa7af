import { type Cause, named, noWay, says } from "../cause";
import { wayTo } from "./reach";
import { deniedAction, preparingRole } from "./role";

const reading =
  /pull secrets|registry auth|(pull|retrieve|fetch|fetching|unmarshal) (the )?secret|secret data|pull (the )?secret/i;
const page = "resource-initialization-error";

const secret = /(arn:[\w-]+:(?:secretsmanager|ssm):[^\s,'"]+)|invalid parameters: ([^\s,]+)/;

/** Why a secret, or the login for ECR that is fetched with them, could not be had. */
export const secretCauses: readonly Cause[] = [
  {
    title: "Secrets cannot be reached",
    fits: says(reading, noWay),
    cause:
      "Before it starts a container, AWS fetches its secrets and the login for ECR through the task's own network, and did not get there.",
    advice: wayTo("them", "secretsmanager, ssm, kms, ecr.api, ecr.dkr, s3"),
    page: "verify-connectivity",
  },
  {
    title: "A secret's key may not be used",
    fits: says(reading, /Access to KMS is not allowed|kms:Decrypt|KMS/),
    cause: "The secret is encrypted with a key of yours, which the execution role may not use.",
    advice: (seen) => `Give ${preparingRole(seen)} kms:Decrypt on that key, in the key's own policy too.`,
    page,
  },
  {
    title: "A secret may not be read",
    fits: says(reading, /AccessDenied|not authorized to perform/i),
    cause: (seen) =>
      `AWS denies ${named(deniedAction, seen) ?? "the call"}, which it makes to prepare the task.`,
    advice: (seen) =>
      `Give ${preparingRole(seen)} secretsmanager:GetSecretValue or ssm:GetParameters on what \`secrets\` names, and what AmazonECSTaskExecutionRolePolicy allows.`,
    page,
  },
  {
    title: "A secret has no value yet",
    fits: says(reading, /specified secret value/i),
    cause: (seen) =>
      `The secret${of(named(secret, seen))} is there, but has no value, or none of that version.`,
    advice:
      "Put one in: a stack that only creates the secret leaves it empty (aws.secretsmanager.SecretVersion fills it).",
    page: "resource-not-found-error",
  },
  {
    title: "A secret is about to be deleted",
    fits: says(reading, /marked for deletion/i),
    cause: (seen) =>
      `The secret${of(named(secret, seen))} is marked for deletion, and cannot be read until then.`,
    advice: "Restore it (`aws secretsmanager restore-secret --secret-id ...`), or name another one.",
    page: "resource-not-found-error",
  },
  {
    title: "A secret has no such key",
    fits: says(reading, /did not contain json key|looking for beginning of value|invalid character/i),
    cause: (seen) =>
      `Its valueFrom asks for the key${of(named(/json key ([^\s,:]+)/, seen))} of a JSON object, and the secret's value has no such key, or is no JSON.`,
    advice:
      "Correct the key behind the secret's ARN (ARN:key:stage:version), or leave it out to have the whole value.",
    page,
  },
  {
    title: "A secret is not there",
    fits: says(
      reading,
      /ResourceNotFoundException|ParameterNotFound|invalid parameters|can[’']t find the specified secret|whether the secret exists/i,
    ),
    cause: (seen) =>
      `There is no secret or parameter${of(named(secret, seen))} in the task's region of this account.`,
    advice:
      "Correct valueFrom: the ARN with its six characters at the end for Secrets Manager, name or ARN for a parameter, its region spelled out where it is another one.",
    page: "resource-not-found-error",
  },
  {
    title: "Secrets cannot be had",
    fits: says(reading),
    cause: "AWS could not fetch what the task needs before it starts: its secrets, or the login for ECR.",
    advice: (seen) =>
      `Check the names in \`secrets\`, ${preparingRole(seen)}, and the task's way to Secrets Manager, Systems Manager and ECR.`,
    page,
  },
];

const of = (name: string | undefined) => (name === undefined ? "" : ` ${name}`);
