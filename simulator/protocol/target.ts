import { AwsError } from "./operation";
import { type ServiceName, serviceOfTarget } from "./service";

/** Where a request goes: which operation of which service, in which region. */
export interface Target {
  readonly service: ServiceName;
  readonly operation: string;
  readonly region: string;
}

/**
 * Reads a request's headers. The region is that of the SigV4 credential scope
 * (`Credential=KEY/20260101/eu-west-1/ecs/aws4_request`); the signature itself is not checked, so any key will do.
 *
 * Throws UnknownOperationException, MissingAuthenticationTokenException or IncompleteSignatureException
 * (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html).
 */
export function readTarget(headers: {
  readonly target: string | undefined;
  readonly authorization: string | undefined;
}): Target {
  const [prefix = "", operation = ""] = (headers.target ?? "").split(".");
  const service = serviceOfTarget(prefix);
  if (service === undefined || operation === "") {
    throw new AwsError(
      "UnknownOperationException",
      `X-Amz-Target '${headers.target ?? ""}' is not served here.`,
    );
  }
  return { service, operation, region: regionOf(headers.authorization) };
}

function regionOf(authorization: string | undefined): string {
  if (authorization === undefined) {
    throw new AwsError(
      "MissingAuthenticationTokenException",
      "Missing Authentication Token: sign the request, with any credentials; the region is read from the signature.",
    );
  }
  const region = /Credential=[^/,]+\/\d{8}\/([a-z0-9-]+)\/[a-z0-9-]+\/aws4_request/.exec(authorization)?.[1];
  if (region === undefined) {
    throw new AwsError(
      "IncompleteSignatureException",
      "Authorization header requires a 'Credential' parameter of the form KEY/DATE/REGION/SERVICE/aws4_request.",
    );
  }
  return region;
}
