/**
 * `node --require ts-node/register/transpile-only underMocks.ts PROJECT`: runs the program in the folder PROJECT under
 * Pulumi's mocks, in a process of its own, since mocks and configuration are of a whole process. Prints what it
 * registered, in that order, as JSON. The configuration is Pulumi's own, in PULUMI_CONFIG.
 */
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import type * as Pulumi from "@pulumi/pulumi";

/** A resource as the program registered it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Names of the resources that it waits for: those it depends on, and its parent. */
  readonly waitsFor: readonly string[];
}

/** The part of Pulumi's own mock of the engine that is listened to: a mock is not told what a resource depends on. */
interface Monitor {
  registerResource(request: Request, callback: unknown): Promise<void>;
}

interface Request {
  getType(): string;
  getName(): string;
  getParent(): string;
  getDependenciesList(): string[];
}

/** What AWS and the builder would add. */
const outputs: Readonly<Record<string, object>> = {
  "aws:ecr/repository:Repository": {
    registryId: "123456789012",
    repositoryUrl: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/hi-web",
  },
  "docker-build:index:Image": { digest: `sha256:${"d".repeat(64)}` },
  "aws:iam/role:Role": { arn: "arn:aws:iam::123456789012:role/hi-web-execution" },
  "aws:ecs/cluster:Cluster": { arn: "arn:aws:ecs:eu-west-1:123456789012:cluster/hi-web" },
  "aws:cloudwatch/logGroup:LogGroup": { name: "hi-web" },
  "pulumi-nodejs:dynamic/ecs-task:OneOffTask": {
    taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:1",
    consoleUrl: "https://console",
  },
};

const answers: Readonly<Record<string, object>> = {
  "aws:ecr/getAuthorizationToken:getAuthorizationToken": { userName: "AWS", password: "for-12-hours" },
  "aws:secretsmanager/getSecret:getSecret": {
    arn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hi-web",
  },
};

async function main(): Promise<void> {
  const project = resolve(String(process.argv[2]));
  const require = createRequire(join(project, "package.json"));
  const { runtime }: typeof Pulumi = require("@pulumi/pulumi");
  const inputs = new Map<string, Registered["inputs"]>();
  await runtime.setMocks(
    {
      newResource(resource) {
        inputs.set(`${resource.type} ${resource.name}`, resource.inputs);
        return { id: `${resource.name}-id`, state: { ...resource.inputs, ...outputs[resource.type] } };
      },
      call: ({ token, inputs: asked }) => ({ ...asked, ...answers[token] }),
    },
    basename(project),
    "production",
  );
  const requests: Request[] = [];
  const monitor = runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    requests.push(request);
    return register(request, callback);
  };
  await runtime.runInPulumiStack(async () => require(join(project, "index.ts")));
  const registered = requests.map((request): Registered => {
    const [type, name] = [request.getType(), request.getName()];
    const urns = [request.getParent(), ...request.getDependenciesList()];
    const waitsFor = urns.map((urn) => String(urn.split("::").at(-1)));
    return { type, name, inputs: inputs.get(`${type} ${name}`) ?? {}, waitsFor };
  });
  process.stdout.write(JSON.stringify(registered));
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
