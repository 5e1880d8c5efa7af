import type { DynamicProperties } from "../../provider/resource/dynamicProperties";
import type { OneOffTaskInputs } from "../../provider/resource/inputs";

/** What one release is made of. Equal contents are the same release. */
export interface Content {
  readonly family: string;
  /** Version of the image: another one is another revision. */
  readonly image: number;
  /** Environment of the run alone: another one is another run of the same revision. */
  readonly release: number;
}

/** Limits in seconds, short, because each second of a watched task is a call. */
export const limits = { timeoutSeconds: 40, startTimeoutSeconds: 20 };

/** Where everything is. */
export const place = { cluster: "prod", region: "eu-west-1", logGroup: "/shop" } as const;

const urn = "urn:pulumi:prod::shop::pulumi-nodejs:dynamic/ecs-task:OneOffTask::migrate";
const migration = ["rake", "db:migrate"];

/** The content's name, which the containers know without the provider. */
export const labelOf = ({ family, image, release }: Content) => `${imageOf({ family, image })} ${release}`;

/** The image's name carries the family, which a container does not see otherwise. */
export const imageOf = ({ family, image }: Pick<Content, "family" | "image">) => `${family}:v${image}`;

/** The label that a container's own image and environment come to. */
export const labelFrom = (image: string, release: string) => `${image} ${release}`;

/** What the program says of the task definition: the definition itself, or the ARN of one that others registered. */
export type DefinitionInput = Pick<OneOffTaskInputs, "taskDefinition" | "taskDefinitionArn">;

export function inlineDefinition(content: Content): DefinitionInput {
  const options = {
    "awslogs-group": place.logGroup,
    "awslogs-region": place.region,
    "awslogs-stream-prefix": "web",
  };
  // Following a log is half of all calls: every other image goes without.
  const logs = content.image % 2 === 1 && { logConfiguration: { logDriver: "awslogs", options } };
  const web = { name: "web", image: imageOf(content), memory: 64, ...logs };
  return { taskDefinition: { family: content.family, containerDefinitions: [web] } };
}

/** The resource's inputs as the engine hands them to the provider. */
export function inputsOf(
  { release }: Content,
  definition: DefinitionInput,
  keepRevisions: number,
): DynamicProperties {
  const inputs: OneOffTaskInputs = {
    cluster: place.cluster,
    ...definition,
    command: migration,
    environment: { RELEASE: String(release) },
    ...limits,
    startRetries: 1,
    keepRevisions,
  };
  return { __provider: "the provider's text", resourceUrn: urn, ...inputs };
}
