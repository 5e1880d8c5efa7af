/** What the type checker must refuse. Each line would be an error of its own if it were not one. */
import { OneOffTask, type OneOffTaskArgs } from "pulumi-ecs-task";

type Definition = OneOffTaskArgs["taskDefinition"];

const right = { cluster: "main", taskDefinitionArn: "hi-web:1" };
const web = { name: "web", image: "hi-web:v1" };
const definition = { family: "hi-web", containerDefinitions: [web] };

// @ts-expect-error a task runs in a cluster
({ taskDefinition: definition }) satisfies OneOffTaskArgs;
// @ts-expect-error a command is a list of words
({ ...right, command: "rake db:migrate" }) satisfies OneOffTaskArgs;
// @ts-expect-error a word is a text
({ ...right, command: [1] }) satisfies OneOffTaskArgs;
// @ts-expect-error a value of the environment is a text
({ ...right, environment: { PORT: 8080 } }) satisfies OneOffTaskArgs;
// @ts-expect-error the environment of a run is a map, not a list as a container's is
({ ...right, environment: [{ name: "PORT", value: "8080" }] }) satisfies OneOffTaskArgs;
// @ts-expect-error seconds are a number
({ ...right, timeoutSeconds: "30m" }) satisfies OneOffTaskArgs;
// @ts-expect-error there are four policies
({ ...right, runPolicy: "onChanged" }) satisfies OneOffTaskArgs;
// @ts-expect-error a name that is no input
({ ...right, comand: ["true"] }) satisfies OneOffTaskArgs;
// @ts-expect-error a name that is no member of a definition
({ cluster: "main", taskDefinition: { ...definition, volume: [] } }) satisfies OneOffTaskArgs;
// @ts-expect-error a name that is no member of a container
({ ...definition, containerDefinitions: [{ ...web, comand: [] }] }) satisfies Definition;
// @ts-expect-error a user is a text
({ ...definition, containerDefinitions: [{ ...web, user: 1000 }] }) satisfies Definition;
// @ts-expect-error a container has an image
({ ...definition, containerDefinitions: [{ name: "web" }] }) satisfies Definition;
// @ts-expect-error a definition has a family
({ cluster: "main", taskDefinition: { containerDefinitions: [web] } }) satisfies OneOffTaskArgs;
// @ts-expect-error a task without subnets has no network
({ ...right, networkConfiguration: { securityGroups: ["sg-1"] } }) satisfies OneOffTaskArgs;
// @ts-expect-error the API's own spelling, in which assignPublicIp is a text
({ ...right, networkConfiguration: { subnets: [], assignPublicIp: "ENABLED" } }) satisfies OneOffTaskArgs;
// @ts-expect-error a connection is settings or a provider, not the name of a profile
({ ...right, connection: "production" }) satisfies OneOffTaskArgs;
// @ts-expect-error keys come in two
({ ...right, connection: { credentials: { accessKeyId: "AKIA" } } }) satisfies OneOffTaskArgs;
// @ts-expect-error an output is not assigned to
new OneOffTask("migrate", right).taskArn = right.cluster;
