import { type FailureSample, neverStarted } from "../sample";

const pulling =
  "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ";
const asm = `${pulling}unable to retrieve secret from asm: service call has been retried 1 time(s): `;
const arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hi-web/database-AbCdEf";

export const secretSamples: readonly FailureSample[] = [
  {
    title: "A secret is not there",
    when: "`valueFrom` names a secret that is not in this account and region.",
    outcome: neverStarted(
      `${asm}failed to fetch secret ${arn} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    ),
  },
  {
    title: "A secret is not there",
    when: "`valueFrom` names a parameter that is not there.",
    outcome: neverStarted(
      `${pulling}unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid parameters: /hi-web/DATABASE_URL`,
    ),
  },
  {
    title: "A secret has no value yet",
    when: "The secret was created and nothing was put into it.",
    outcome: neverStarted(
      `${asm}failed to fetch secret ${arn} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT`,
    ),
  },
  {
    title: "A secret is about to be deleted",
    when: "The secret was deleted, and waits for the end of its recovery window.",
    outcome: neverStarted(
      `${asm}failed to fetch secret ${arn} from secrets manager: InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`,
    ),
  },
  {
    title: "A secret has no such key",
    when: "`valueFrom` ends in the key of a JSON object that has no such key.",
    outcome: neverStarted(
      `${asm}retrieved secret from Secrets Manager did not contain json key DATABASE_URL`,
    ),
  },
  {
    title: "A secret may not be read",
    when: "The execution role lacks the permission.",
    outcome: neverStarted(
      `${asm}failed to fetch secret ${arn} from secrets manager: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/hi-web-execution/1f9b3c0d is not authorized to perform: secretsmanager:GetSecretValue on resource: ${arn} because no identity-based policy allows the secretsmanager:GetSecretValue action`,
    ),
  },
  {
    title: "A secret's key may not be used",
    when: "The secret is encrypted with a customer managed key, and the execution role may not decrypt with it.",
    outcome: neverStarted(
      `${asm}failed to fetch secret ${arn} from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400, request id: a87a66d9-f839-4353-b8c2-9984b1465695`,
    ),
  },
  {
    title: "Secrets cannot be reached",
    when: "The task's subnet has no way to Secrets Manager, Systems Manager or ECR.",
    outcome: neverStarted(
      `${pulling}unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret ${arn} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    ),
  },
  {
    title: "Secrets cannot be reached",
    when: "It is the login for ECR that could not be fetched.",
    outcome: neverStarted(
      `ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 52.94.5.10:443: i/o timeout`,
    ),
  },
  {
    title: "Secrets cannot be had",
    when: "The fetch failed in a way that has no row of its own.",
    outcome: neverStarted(`${pulling}unable to retrieve secrets from ssm: unexpected EOF`),
  },
];
